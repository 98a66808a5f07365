import type { FieldWords, Scoped } from '../../core-words'

const criticSteps = { label: '每次更新的评论家步数' }
const perBlock = { label: '批大小', explanation: '每个评论家步使用的转移数；一次更新用的是它乘以评论家步数。' }
const initialTemperature = { label: '温度', explanation: '可学习的策略熵权重的初值。' }

/** RLPD, WSRL, ReBRAC, PEX. */
export const after: Scoped<FieldWords> = {
  rlpd: {
    members: { label: '评论家数', explanation: '完整的评论家，各有自己的目标网络。' },
    subset: {
      label: '目标中的评论家数',
      explanation: '目标取其中最小者；每个评论家步重新抽取，不超过评论家总数。',
    },
    layerNorm: {
      label: '评论家中的 LayerNorm',
      explanation: '归一化每个隐藏层，使 Q 不会在没有数据行的动作上无限增长。',
    },
    criticSteps: { ...criticSteps, explanation: '每步各用一块数据；策略和温度在最后一块上更新一步（UTD）。' },
    backupEntropy: { label: '目标中的熵', explanation: '在目标中减去温度乘以 log π。' },
    temperature: initialTemperature,
    batchSize: perBlock,
  },
  wsrl: {
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
    criticSteps: { ...criticSteps, explanation: '每步各用一块数据；策略和温度在所有块上更新一步（UTD）。' },
    backupEntropy: { label: '目标中的熵', explanation: '在目标中减去温度乘以 log π。' },
    maximumBackup: { label: '目标取采样动作中最好的', explanation: '目标取 s′ 处 K 个动作中最好的，而不是一个。' },
    temperature: initialTemperature,
    batchSize: perBlock,
  },
  rebrac: {
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
  pex: {
    choiceSharpness: {
      label: '选择的逆温度',
      explanation: '零：由抛硬币决定谁行动。大：谁的动作 Q 更高谁行动。',
    },
    expectile: { label: '期望分位数', explanation: '一半：V 是数据动作 Q 的均值。趋近一：其中最好的。' },
    inverseTemperature: { label: '逆温度', explanation: '零：普通模仿。大：只模仿最好的动作。' },
  },
}
