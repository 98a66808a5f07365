import type { AlgorithmWords } from '../words'

/** RLPD in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'rlpd',
  summary: '没有预训练：从零开始的 SAC，每块一半来自数据集，配上许多归一化的评论家和它们的多次更新。',
  fields: {
    members: { label: '评论家数', explanation: '完整的评论家，各有自己的目标网络。' },
    subset: {
      label: '目标中的评论家数',
      explanation: '目标取其中最小者；每个评论家步重新抽取，不超过评论家总数。',
    },
    layerNorm: {
      label: '评论家中的 LayerNorm',
      explanation: '归一化每个隐藏层，使 Q 不会在没有数据行的动作上无限增长。',
    },
    criticSteps: {
      label: '每次更新的评论家步数',
      explanation: '每步各用一块数据；策略和温度在最后一块上更新一步（UTD）。',
    },
    backupEntropy: { label: '目标中的熵', explanation: '在目标中减去温度乘以 log π。' },
    temperature: { label: '温度', explanation: '可学习的策略熵权重的初值。' },
    batchSize: { label: '批大小', explanation: '每个评论家步使用的转移数；一次更新用的是它乘以评论家步数。' },
  },
  metrics: {
    qUniform: { label: '均匀动作的 Q', explanation: '均匀抽取动作的平均 Q。' },
    qUniformMax: {
      label: '均匀动作上的最大 Q',
      explanation: '任一评论家在均匀抽取的动作上的最大 Q；这些动作几乎都没人试过。',
    },
    qSpread: { label: '评论家之间的离散', explanation: '回放动作上各评论家 Q 的标准差，对行取平均。' },
    criticLoss: { label: '评论家损失', explanation: '最后一块上时序差分误差平方，对评论家取平均。' },
    actorLoss: { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' },
    qData: { label: '数据上的 Q', explanation: '在最后一块的动作上，对评论家取平均。' },
    terminalShare: { label: '批次中的终止', explanation: '目标不向前看的行所占比例。' },
  },
  presets: {
    'sac-with-data': {
      label: 'SAC 加数据',
      explanation: '两个没有 LayerNorm 的评论家，每次更新一步：缓冲区含数据集的 SAC。',
    },
    'layer-norm': { label: '+ LayerNorm', explanation: '同上，评论家带 LayerNorm。' },
    ensemble: { label: '+ 十个评论家', explanation: '同上，十个评论家，目标取新抽的两个中较小者。' },
    'many-updates': { label: '+ 多次更新：RLPD', explanation: '同上，每次更新二十个评论家步。' },
    antmaze: { label: 'Antmaze 设置', explanation: '作者对稀疏迷宫的选择：目标中一个评论家，目标不含熵，三层网络。' },
  },
  references: {
    '2 (num_min_qs), 1 on antmaze': '2（num_min_qs），antmaze 为 1',
    'on (critic_layer_norm)': '开（critic_layer_norm）',
    'on for locomotion, off on antmaze and adroit (backup_entropy)':
      '行走任务为开，antmaze 与 adroit 为关（backup_entropy）',
    '-1/2 (target_entropy), not -1 as elsewhere': '-1/2（target_entropy），而不是别处的 -1',
    '2 for locomotion, 3 on antmaze and adroit': '行走任务为 2，antmaze 与 adroit 为 3',
  },
}
