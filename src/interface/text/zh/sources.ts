import type { SourceComparison } from '../../../core/diagnostics/better-source'
import { FEWEST_SEEDS } from '../../../core/statistics/seeds'
import { formatCount, formatMeasured } from '../../format/numbers'

/** 关于切换时什么值得保留。 */
export const sources = {
  title: '保留策略、数据，还是两者？',
  verdict: ({ better, againstBest, policy, data }: SourceComparison) => {
    const { interval } = policy
    const range = interval ? `［${formatMeasured(interval.low)}，${formatMeasured(interval.high)}］` : ''
    const earned = `切换时策略得到 ${formatMeasured(policy.mean)}${range}；数据的回合平均得到 ${formatMeasured(data.mean)}，最好的得到 ${formatMeasured(data.best)}。`
    const found = {
      policy: '这里策略是更好的来源。',
      data: '这里数据是更好的来源。',
      undecided: '两者都没有明显更好。',
    }[better]
    const best =
      better === 'policy' && againstBest === 'below' ? '数据中最好的回合仍比策略得到的多，其中还有它没学到的东西。' : ''
    return `${earned}${found}${best}`
  },
  advice: {
    policy: '这建议保留策略：丢下数据，先让它自己收集一些步，只从新的数据行学习（如 WSRL）。',
    data: '这建议保留数据：从新的网络开始，每个批次一半来自数据（如 RLPD）。',
    undecided: '这建议两者都保留：带着策略继续，每个批次一半来自数据。',
  },
  howSure: ({ over, policy: { interval } }: SourceComparison) => {
    if (!interval) return `把握：${formatCount(over.count)} 个评估回合给不出区间；至少需要 ${FEWEST_SEEDS} 个。`
    if (over.kind === 'seeds') return `把握：${formatCount(over.count)} 个种子均值的 95% 区间。`
    const whose = over.policies === 1 ? '这一个策略' : `这 ${formatCount(over.policies)} 个策略`
    return `把握：${whose}的 ${formatCount(over.count)} 个评估回合均值的 95% 区间；换个种子可能不同。`
  },
  principle: '谁的原则',
  principleExplained:
    'Li、Ni、Sun 和 Bacon 2025（“The Three Regimes of Offline-to-Online RL”）：预训练的策略和数据集，哪个更好就保留哪个。界线在哪里由本页选定，不是他们的：策略的区间完全高于或低于数据的平均所得。这一建议可能是错的；分支会说明。',
  check: '验证：三个分支',
  checkExplained: '同一个学习器从切换处继续三次；只有所保留的不同。没有正则项把它们约束在数据上。',
  names: {
    policy: '保留策略（类 WSRL）',
    data: '保留数据（类 RLPD）',
    both: '两者都保留（混合）',
  },
}
