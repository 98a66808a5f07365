import type { AlgorithmWords } from '../words'

/** TD3 in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'td3',
  summary: '评论家指向哪里就跟到哪里：有新数据时很好，离线时被数据之外的误差误导。',
  metrics: {
    actorLoss: { label: '策略损失', explanation: '策略所最小化的量。' },
    qData: { label: '数据上的 Q', explanation: '第一个评论家在数据动作上的平均值。' },
    qPolicy: { label: '策略处的 Q', explanation: '第一个评论家在策略动作上的平均值。' },
  },
}
