import { zh as td3 } from '../td3/zh'
import type { AlgorithmWords } from '../words'

/** TD3+BC in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'td3-bc',
  summary: '策略同时模仿数据的 TD3：使 TD3 能离线工作的最小改动。',
  fields: {
    alpha: { label: 'Q 的权重', explanation: '零：普通行为克隆。大：TD3。' },
    cloneOnline: { label: '在线时克隆', explanation: '切换之后策略是否仍受回放动作的约束；否则按 TD3 继续。' },
  },
  metrics: { ...td3.metrics },
  references: { 'on; OEMA drops it': '开；OEMA 去掉' },
  symbols: { '\\lambda': 'lambda，使 Q 在每个任务上大小相当。', '\\alpha': 'alpha，策略听 Q 多于听数据的程度。' },
}
