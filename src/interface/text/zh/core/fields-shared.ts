import type { FieldWords, Scoped } from '../../core-words'

/** Hyperparameters that mean the same in every algorithm. */
export const shared: Scoped<FieldWords>[string] = {
  discount: { label: '折扣因子', explanation: '晚一步得到的奖励还值多少。' },
  batchSize: { label: '批大小', explanation: '每个梯度步使用的转移数。' },
  hiddenUnits: { label: '隐藏单元数', explanation: '每个隐藏层的宽度。' },
  hiddenLayers: { label: '隐藏层数', explanation: '每个网络的深度。' },
  actorLearningRate: { label: '策略学习率', explanation: '策略网络的 Adam 步长。' },
  criticLearningRate: { label: '评论家学习率', explanation: 'Q 网络的 Adam 步长。' },
  valueLearningRate: { label: '价值学习率', explanation: 'V 网络的 Adam 步长。' },
  targetRate: { label: '目标网络更新率', explanation: '每一步中在线网络混入目标网络的比例。' },
  initialLogStd: { label: '初始对数标准差', explanation: '可学习的策略对数标准差的起点；它需要很多步才会下降。' },
  temperature: { label: '温度', explanation: '策略熵的权重；自动调节时是其初值。' },
  temperatureLearningRate: { label: '温度学习率', explanation: '自动调节温度时的 Adam 步长。' },
  targetEntropy: { label: '每个动作维度的目标熵', explanation: '自动调节所追求的熵，按每个动作维度计。' },
  entropyTuning: {
    label: '熵权重',
    explanation: '熵奖励的权重是给定的，还是学出来的。',
    choices: {
      fixed: { label: '固定', explanation: '权重就是下面的温度。' },
      automatic: { label: '自动', explanation: '学习得到，使策略的熵保持在目标附近；下面的温度是初值。' },
    },
  },
  maximumWeight: { label: '最大权重', explanation: '优势权重在此截断。' },
  explorationNoise: { label: '探索噪声', explanation: '收集数据时加在动作上的高斯噪声的标准差。' },
  policyDelay: { label: '策略延迟', explanation: '策略每更新一步，评论家更新的步数。' },
  targetNoise: { label: '目标噪声', explanation: '加在目标策略动作上的噪声的标准差，用来平滑 Q。' },
  targetNoiseClip: { label: '目标噪声截断', explanation: '该噪声截断在正负这个值之间。' },
}
