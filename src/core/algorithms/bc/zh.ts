import type { AlgorithmWords } from '../words'

/** BC in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'bc',
  summary: '模仿数据集，好坏照单全收，从在线经历中什么也不学：一条平线。',
  fields: {
    discount: { label: '折扣因子', explanation: '面板所显示的回报中，晚一步的奖励还值多少；克隆本身不用它。' },
  },
  metrics: { actorLoss: { label: '策略损失', explanation: '数据动作的负对数似然。' } },
}
