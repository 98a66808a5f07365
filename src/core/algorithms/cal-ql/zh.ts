import { zh as cql } from '../cql/zh'
import type { AlgorithmWords } from '../words'

/** Cal-QL in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'cal-ql',
  summary: '一种 CQL，但从不把 Q 压到低于行为策略 μ 所得的回报，因此在线时几乎没有过低的 Q 值要纠正。',
  fields: { ...cql.fields, calibrateOnline: { label: '在线时校准', explanation: '切换之后 Q 是否仍保持下界。' } },
  metrics: { ...cql.metrics },
  presets: { ...cql.presets },
  references: { 'on in the authors’ code, switched off at the switch in CORL': '作者代码为开，CORL 在切换时关闭' },
  terms: cql.terms,
}
