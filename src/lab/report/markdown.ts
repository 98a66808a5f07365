import { differingSettings, fullSettings, onlineDefinitions, onlineTable, provenanceTable } from './appendix'
import { groupBy } from './group-by'
import { offPolicyNote, offPolicyTable } from './off-policy'
import type { Report } from './report'
import { comparisonTable, groupTable, overallTable, seedTable } from './tables'

/** The report to read, with its figures by file name. */
export function markdownReport(report: Report, figures: ReadonlyMap<string, readonly string[]>): string {
  const { groups, comparisons, overTasks, caveats, failures, missing, notes } = report
  const byTask = groupBy(groups, ({ task }) => task)
  const parts = ['# Results', ...completeness(report)]
  for (const [task, own] of byTask) {
    parts.push(`## ${escaped(task)}`, groupTable(own))
    const judged = offPolicyTable(own)
    if (judged) parts.push('By the data alone, since there is no environment to measure returns in:', judged)
    const online = onlineTable(own)
    if (online) parts.push('After the switch to online training, in return and gradient steps:', online)
    parts.push(...(figures.get(task) ?? []).map((file) => `![Learning curves, ${escaped(task)}](${file})`))
  }
  if (overTasks.overall.length > 0) {
    parts.push(`## Over all ${byTask.size} tasks`, overallTable(overTasks))
    if (overTasks.comparisons.length > 0) parts.push(comparisonTable(overTasks.comparisons))
  }
  if (comparisons.length > 0) parts.push('## Comparisons by final return', comparisonTable(comparisons))
  parts.push('## What these seeds do not carry', list(caveats))
  const differing = differingSettings(groups)
  if (differing) parts.push('## Settings that differ', differing)
  parts.push('## What made these results', provenanceTable(groups.flatMap(({ runs }) => runs)))
  if (failures.length > 0) {
    parts.push('## Failed', list(failures.map(({ cell, sentence }) => `${cell}: ${sentence}`)))
  }
  if (missing.length > 0) parts.push('## Missing', list(missing))
  if (notes.length > 0) parts.push('## Left out', list(notes))
  for (const [task, own] of byTask) parts.push(`## Each seed, ${escaped(task)}`, seedTable(own))
  parts.push(
    '## How it was counted',
    list(onlineDefinitions(groups)),
    'Final return: the last evaluation. Normalised score: 0 is a random policy, 100 the expert. IQM: mean without the lowest and the highest quarter. Intervals: expanded percentiles of bootstrap resamples of the seeds, within each task; differences by pairs of equal seeds (Student’s t), otherwise Welch’s; what they cover: docs/statistics.md. Probability: share of pairs of seeds in which the first ends better, ties half (Agarwal et al. 2021).',
  )
  if (groups.some((group) => offPolicyTable([group]))) parts.push(offPolicyNote)
  parts.push('## Appendix: all settings')
  for (const group of groups) parts.push(`### ${escaped(group.method)}, ${escaped(group.task)}`, fullSettings(group))
  return `${parts.join('\n\n')}\n`
}

function completeness({ groups, failures, missing }: Report): string[] {
  const runs = groups.reduce((count, { seeds }) => count + seeds.length, 0)
  const sentence = `${runs} runs in ${groups.length} groups.`
  if (failures.length + missing.length === 0) return [sentence]
  return [`${sentence} **Not complete: ${failures.length} failed, ${missing.length} missing.**`]
}

function list(items: readonly string[]): string {
  return items.map((item) => `* ${item.replaceAll(/\s+/g, ' ')}`).join('\n')
}

function escaped(text: string): string {
  return text.replaceAll(/[[\]<>*_`\\]/g, '\\$&')
}
