import type { AlgorithmWords } from '../words'

/** PEX in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'pex',
  summary: '冻结预训练的策略，在旁边加一个新策略；每一步由动作看起来更好的那个行动。',
  fields: {
    choiceSharpness: {
      label: '选择的逆温度',
      explanation: '零：由抛硬币决定谁行动。大：谁的动作 Q 更高谁行动。',
    },
    expectile: { label: '期望分位数', explanation: '一半：V 是数据动作 Q 的均值。趋近一：其中最好的。' },
    inverseTemperature: { label: '逆温度', explanation: '零：普通模仿。大：只模仿最好的动作。' },
  },
  metrics: {
    freshShare: {
      label: '谁在行动：新策略',
      explanation: '在回放的状态上新策略行动的可能性，对行取平均；其余归冻结的策略。',
    },
    valueLoss: { label: '价值损失', explanation: 'V 对目标评论家的期望分位数回归。' },
    criticLoss: { label: '评论家损失', explanation: '时序差分误差平方。' },
    actorLoss: { label: '策略损失', explanation: '加权负对数似然：离线时用数据的动作，在线时用组合出的动作。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在回放动作上的平均值。' },
    qFrozen: { label: '冻结策略的 Q', explanation: '较小评论家在冻结策略动作上的平均值。' },
    qFresh: { label: '新策略的 Q', explanation: '较小评论家在新策略动作上的平均值。' },
  },
  terms: {
    composition: {
      name: '组合策略',
      sentence: '两个动作中做哪一个：冻结策略的，或新策略的；谁的 Q 更高，谁就更可能被选中。',
    },
    expectile: { name: '期望分位回归', sentence: '向上的误差比向下的误差更重，因此 V 偏向数据中最好的动作。' },
  },
}
