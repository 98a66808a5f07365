import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '../command'
import { makeFolder, writeInOnePiece } from '../disk'
import { Output, outputOptions } from '../output'
import { latexTables } from '../report/appendix'
import { groupBy } from '../report/group-by'
import { learningCurves, STEP_AXES } from '../report/learning-curves'
import { markdownReport } from '../report/markdown'
import { readResults } from '../report/read-results'
import { makeReport, type Report, reportAsJson } from '../report/report'
import { csvFiles } from '../report/tables'

const FIGURE = /^learning-curves-\d+(-environment-steps)?\.svg$/

const usage = `lab report DIR [--quiet] [--json]

  DIR     a folder into which lab sweep or lab train wrote, or one that holds several
  --quiet prints nothing but warnings and errors
  --json  prints the numbers as JSON instead of the tables

Writes to DIR/report: report.md, tables.tex, cells.csv, groups.csv, comparisons.csv and learning curves (SVG) over
gradient steps and over environment steps. Runs that differ in their seed alone are one group. Says what the numbers of seeds do not carry, and which cells failed or are missing.
Exit code 0: written; 1: there is no such folder, or nothing finished in it.`

export const report: Command = {
  name: 'report',
  summary: 'Make tables and figures of what sweep and train have written: IQM, intervals, probability of improvement.',
  usage,

  async run(argv) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: outputOptions,
    })
    const [folder] = positionals
    if (folder === undefined || positionals.length > 1) throw new Error(`Name one folder.\nUsage: ${usage}`)
    const results = await readResults(folder)
    if (results.runs.length === 0) {
      const why = [...results.notes, ...results.failures.map(({ cell, sentence }) => `${cell}: ${sentence}`)]
      throw new Error([`${folder} holds no finished run of lab sweep or lab train.`, ...why].join('\n'))
    }
    const made = makeReport(results)
    const target = join(folder, 'report')
    const text = await writeReport(made, target)
    const output = new Output(values)
    output.result(reportAsJson(made))
    output.say(text)
    output.note(`Wrote ${target}.`)
    return 0
  },
}

async function writeReport(made: Report, target: string): Promise<string> {
  await makeFolder(target)
  const figures = new Map<string, string[]>()
  let count = 0
  for (const [task, groups] of groupBy(made.groups, (group) => group.task)) {
    const files: string[] = []
    const first = count
    for (const axis of STEP_AXES) {
      const ending = axis.name === 'gradient-steps' ? '' : `-${axis.name}`
      for (const [page, svg] of learningCurves(task, groups, axis).entries()) {
        const number = first + page + 1
        count = Math.max(count, number)
        const file = `learning-curves-${number}${ending}.svg`
        await writeInOnePiece(join(target, file), svg)
        files.push(file)
      }
    }
    figures.set(task, files)
  }
  const text = markdownReport(made, figures)
  for (const [file, content] of Object.entries({
    ...csvFiles(made),
    'tables.tex': latexTables(groupBy(made.groups, ({ task }) => task)),
    'report.md': text,
  })) {
    await writeInOnePiece(join(target, file), content)
  }
  // An earlier report may have had more figures.
  const written = [...figures.values()].flat()
  for (const file of await readdir(target)) {
    if (FIGURE.test(file) && !written.includes(file)) await rm(join(target, file))
  }
  return text
}
