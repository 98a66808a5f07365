import type { FieldWords, NamedWords } from '../../schema/words'
import type { TermWords } from '../formula'

/** What several algorithms word alike, in simplified Chinese. */

export const sharedFields: { readonly [name: string]: FieldWords } = {
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

export const sharedMetrics: { readonly [name: string]: NamedWords } = {
  actorLoss: { label: '策略损失', explanation: '数据动作的加权负对数似然。' },
  criticLoss: { label: '评论家损失', explanation: '时序差分误差平方，两个评论家求和。' },
  effectiveSampleSize: { label: '有效样本量', explanation: '权重使批次中真正起作用的比例；1 即普通克隆。' },
  policyStd: { label: '策略标准差', explanation: '策略的平均标准差。' },
  qData: { label: '数据上的 Q', explanation: '较小评论家在数据动作上的平均值。' },
  temperature: { label: '温度', explanation: '熵奖励的权重。' },
  temperatureLoss: { label: '温度损失', explanation: '学习温度的损失。' },
  value: { label: '价值', explanation: '学到的状态价值的平均值。' },
  weight: { label: '权重', explanation: '平均优势权重。' },
  entropy: { label: '熵', explanation: '策略动作处 -log π 的平均值。' },
}

export const sharedTerms: { readonly [id: string]: TermWords } = {
  temporalDifference: { name: '时序差分', sentence: '每个评论家与其目标的平方距离，两个评论家相加。' },
  target: { name: '目标', sentence: '奖励加上由目标网络给出的下一状态的折扣价值；任务结束处到此为止。' },
  smoothing: { name: '目标平滑', sentence: '目标动作上的噪声使相近的动作有相近的 Q，策略便无法利用尖峰。' },
  cloning: { name: '克隆', sentence: '使数据中的动作更可能，不论好坏。' },
  entropyCost: { name: '熵的代价', sentence: '确定性的代价：温度越高，策略越随机。' },
  policyValue: { name: '策略的价值', sentence: '把策略拉向评论家评价高的动作。' },
  temperature: { name: '温度', sentence: '策略比目标熵所允许的更确定时升高温度，否则降低。' },
  advantageWeight: { name: '优势权重', sentence: '模仿一个动作的力度：比策略的动作好得越多，力度越大。' },
  weightedImitation: { name: '加权模仿', sentence: '数据动作的似然，各按其权重；梯度不穿过权重。' },
  advantage: { name: '优势', sentence: '这个动作比该状态下的预期好多少。' },
  multiplier: { name: '乘子', sentence: '所约束的量高于界限时增大，低于时减小。' },
  weightDecay: { name: '权重衰减', sentence: '使权重保持较小，后面的层更强。' },
  scaledValue: {
    name: '策略的价值（缩放）',
    sentence: '把策略拉向第一个评论家高的动作，并在每个任务上缩放到相当大小。',
  },
  actionError: { name: '克隆', sentence: '策略动作与数据动作的平方距离，对各行和动作维度取平均。' },
  normaliser: { name: '归一化', sentence: '除以 Q 的大小，使同一个 α 适合各种奖励尺度；梯度不穿过它。' },
}
