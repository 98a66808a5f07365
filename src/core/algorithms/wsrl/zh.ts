import type { AlgorithmWords } from '../words'

/** WSRL in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'wsrl',
  summary: '先保守地预训练，然后忘掉数据：用旧策略走几个回合，再在此后收集的数据上做 SAC。',
  fields: {
    offlineStage: {
      label: '预训练',
      explanation: '切换之前用什么在数据集上训练网络。',
      choices: {
        'cal-ql': { label: 'Cal-QL', explanation: '在策略的动作上压低 Q，但不低于数据所得的回报。' },
        cql: { label: 'CQL', explanation: '在策略的动作上压低 Q。' },
        sac: { label: 'SAC', explanation: '什么也不压低：在数据集上做普通更新。' },
      },
    },
    regulariserWeight: {
      label: '预训练正则强度',
      explanation: '切换之前，以多大力度压低策略动作的 Q、抬高数据动作的 Q。',
    },
    sampledActions: { label: '采样动作数', explanation: '正则项中每个状态的动作数，也用于目标中的最大值。' },
    members: { label: '评论家数', explanation: '策略攀登其中最小的一个。' },
    subset: {
      label: '目标中的评论家数',
      explanation: '目标在多少次抽取中取最小者；每个评论家步重新抽取，同一个评论家可能抽到两次。',
    },
    layerNorm: { label: 'LayerNorm', explanation: '归一化评论家和策略的每个隐藏层。' },
    implementation: {
      label: '实现方式',
      explanation: '作者代码的两个习惯，论文没有提到。',
      choices: {
        plain: { label: '朴素', explanation: '每个评论家有自己的末层；优化器只在其网络学习时才走一步。' },
        authors: {
          label: '同作者代码',
          explanation: '所有评论家共用一个末层；每个优化器每次都走一步：没有梯度时，动量仍继续移动网络。',
        },
      },
    },
    criticSteps: {
      label: '每次更新的评论家步数',
      explanation: '每步各用一块数据；策略和温度在所有块上更新一步（UTD）。',
    },
    backupEntropy: { label: '目标中的熵', explanation: '在目标中减去温度乘以 log π。' },
    maximumBackup: { label: '目标取采样动作中最好的', explanation: '目标取 s′ 处 K 个动作中最好的，而不是一个。' },
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
    criticLoss: { label: 'TD 损失', explanation: '时序差分误差平方，对评论家和一次更新中的评论家步取平均。' },
    actorLoss: { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' },
    conservativeGap: { label: '保守差距', explanation: 'Q 在策略动作处比在数据上高出多少；负值表示保守。' },
    boundRate: { label: '低于下界的比例', explanation: '策略动作中 Q 低于剩余回报的比例：Q 有多不校准。' },
    qData: { label: '数据上的 Q', explanation: '在回放的动作上，对评论家取平均。' },
    qTarget: { label: '目标 Q', explanation: '评论家所回归的值的平均。' },
  },
  presets: {
    authors: { label: '同作者代码', explanation: '所有评论家共用末层，没有梯度时优化器也走一步。' },
    antmaze: { label: 'Antmaze 设置', explanation: '作者对稀疏迷宫的选择：Cal-QL 预训练，目标取十个动作中最好的。' },
  },
  references: {
    'off (backup_entropy)': '关（backup_entropy）',
    'Cal-QL on antmaze, adroit and kitchen, CQL for locomotion': 'antmaze、adroit 与 kitchen 用 Cal-QL，行走任务用 CQL',
    '5 (cql_alpha) for the log-sum-exp over ten actions of each kind': '5（cql_alpha），用于每种十个动作的 log-sum-exp',
    'on (use_layer_norm)': '开（use_layer_norm）',
    'as the authors’ code': '同作者代码',
    'on for antmaze, with ten actions (max_target_backup)': 'antmaze 为开，用十个动作（max_target_backup）',
    '256: 1024 in all for four critic steps': '256：四个评论家步共 1024',
    '2 for locomotion; antmaze has critics of 4, adroit and kitchen of 3':
      '行走任务为 2；antmaze 的评论家为 4，adroit 与 kitchen 为 3',
  },
}
