import type { NamedWords, Scoped } from '../../core-words'

const uniformActions = {
  qUniform: { label: '均匀动作的 Q', explanation: '均匀抽取动作的平均 Q。' },
  qUniformMax: {
    label: '均匀动作上的最大 Q',
    explanation: '任一评论家在均匀抽取的动作上的最大 Q；这些动作几乎都没人试过。',
  },
}
const ensemble = {
  ...uniformActions,
  qSpread: { label: '评论家之间的离散', explanation: '回放动作上各评论家 Q 的标准差，对行取平均。' },
}
const softActor = { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' }

/** What RLPD, WSRL, ReBRAC and PEX report. */
export const after: Scoped<NamedWords> = {
  rlpd: {
    ...ensemble,
    criticLoss: { label: '评论家损失', explanation: '最后一块上时序差分误差平方，对评论家取平均。' },
    actorLoss: softActor,
    qData: { label: '数据上的 Q', explanation: '在最后一块的动作上，对评论家取平均。' },
    terminalShare: { label: '批次中的终止', explanation: '目标不向前看的行所占比例。' },
  },
  wsrl: {
    ...ensemble,
    criticLoss: { label: 'TD 损失', explanation: '时序差分误差平方，对评论家和一次更新中的评论家步取平均。' },
    actorLoss: softActor,
    conservativeGap: { label: '保守差距', explanation: 'Q 在策略动作处比在数据上高出多少；负值表示保守。' },
    boundRate: { label: '低于下界的比例', explanation: '策略动作中 Q 低于剩余回报的比例：Q 有多不校准。' },
    qData: { label: '数据上的 Q', explanation: '在回放的动作上，对评论家取平均。' },
    qTarget: { label: '目标 Q', explanation: '评论家所回归的值的平均。' },
  },
  rebrac: {
    actorLoss: { label: '策略损失', explanation: '策略所最小化的量。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在数据动作上的平均值。' },
    qPolicy: { label: '策略处的 Q', explanation: '较小评论家在策略动作上的平均值。' },
    actionError: { label: '与数据的距离', explanation: '策略动作与数据动作距离的平方，对维度求和，对行取平均。' },
    actorPenalty: { label: '策略中的惩罚', explanation: '其此刻的权重：在线时下降。' },
    targetPenalty: { label: '目标中的惩罚', explanation: '偏离数据的下一步动作使目标减少多少，对行取平均。' },
  },
  pex: {
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
}
