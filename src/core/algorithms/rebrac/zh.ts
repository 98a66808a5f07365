import type { AlgorithmWords } from '../words'

/** ReBRAC in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'rebrac',
  summary: '认真对待的 TD3+BC：归一化的较深评论家，策略和目标中各有一项偏离数据的惩罚。',
  fields: {
    actorPenalty: {
      label: '策略中的惩罚',
      explanation: '策略损失中与数据动作距离平方的权重；Q 被缩放到大小为一。',
    },
    criticPenalty: {
      label: '目标中的惩罚',
      explanation: '同样的惩罚放在目标中，用策略与数据的下一步动作；在线时为零。',
    },
    decaySteps: {
      label: '衰减步数',
      explanation: '策略的惩罚在这么多在线步里线性下降，但不低于下面的比例。',
    },
    leastPenalty: { label: '保留的惩罚比例', explanation: '在线时，策略的惩罚无论下降多久都至少保留这个比例。' },
    layerNorm: {
      label: '评论家中的 LayerNorm',
      explanation: '在激活之后，归一化评论家每个隐藏层传出的值。',
    },
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '策略所最小化的量。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在数据动作上的平均值。' },
    qPolicy: { label: '策略处的 Q', explanation: '较小评论家在策略动作上的平均值。' },
    actionError: { label: '与数据的距离', explanation: '策略动作与数据动作距离的平方，对维度求和，对行取平均。' },
    actorPenalty: { label: '策略中的惩罚', explanation: '其此刻的权重：在线时下降。' },
    targetPenalty: { label: '目标中的惩罚', explanation: '偏离数据的下一步动作使目标减少多少，对行取平均。' },
  },
  references: {
    '0.001 to 0.1 by task (actor_bc_coef)': '依任务为 0.001 至 0.1（actor_bc_coef）',
    '0 to 0.5 by task (critic_bc_coef)': '依任务为 0 至 0.5（critic_bc_coef）',
    'all online steps, 1,000,000': '全部在线步，1,000,000',
    '0.5 (online fine-tuning in CORL)': '0.5（CORL 的在线微调）',
    'on (critic_ln)': '开（critic_ln）',
    '1e-3, 3e-4 on antmaze (actor_learning_rate)': '1e-3，antmaze 上为 3e-4（actor_learning_rate）',
    '1e-3, 3e-4 on antmaze (critic_learning_rate)': '1e-3，antmaze 上为 3e-4（critic_learning_rate）',
    '1024 for locomotion, 256 elsewhere (batch_size)': '行走任务为 1024，其他为 256（batch_size）',
  },
}
