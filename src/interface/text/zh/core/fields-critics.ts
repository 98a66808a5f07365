import type { FieldWords, Scoped } from '../../core-words'

/** What CQL and Cal-QL share. */
const conservative: Scoped<FieldWords>[string] = {
  regulariserWeight: {
    label: '离线正则强度',
    explanation: '切换之前，以多大力度压低策略动作的 Q、抬高数据动作的 Q。',
  },
  regulariserWeightOnline: { label: '在线正则强度', explanation: '切换之后的同一强度；取大值会使策略留在数据附近。' },
  regulariser: {
    label: '正则项形式',
    explanation: '压低的是什么。',
    choices: {
      expectation: { label: 'E Q(s, π)', explanation: '策略采样动作的平均 Q：计算便宜，在小规模上也能显示遗忘。' },
      'log-sum-exp': {
        label: 'log Σ exp Q',
        explanation: '对均匀动作以及策略在 s 与 s′ 处的动作（各 K 个）取 Q 的软最大值（CQL(H)）。',
      },
    },
  },
  sampledActions: { label: '采样动作数', explanation: '正则项每组中每个状态的动作数，也用于目标中的最大值。' },
  softMaximumTemperature: { label: '软最大温度', explanation: '小：只压低最高的 Q。大：一视同仁。' },
  importanceWeights: { label: '重要性权重', explanation: '减去各动作采样时的对数密度，使求和成为积分的估计。' },
  gapMinimum: { label: '最小差距', explanation: '每一行的差距在此截断；一百万表示从不截断。' },
  gapMaximum: { label: '最大差距', explanation: '每一行的差距在此截断；一百万表示从不截断。' },
  lagrange: { label: '拉格朗日乘子', explanation: '学习正则项的强度，使差距保持在目标附近。' },
  targetActionGap: { label: '目标动作差距', explanation: '拉格朗日乘子所追求的差距。' },
  targetBackup: {
    label: '自举目标',
    explanation: '目标在策略的哪些下一步动作上取 Q。',
    choices: {
      sample: { label: '一个样本', explanation: '在一个动作上取较小的目标评论家。' },
      'max-min': { label: 'K 个中最好的', explanation: '按较小的评论家取 K 个动作中最好的（CORL、JaxCQL）。' },
      'min-max': {
        label: '各自最好中的较小者',
        explanation: '每个评论家取 K 个动作中最好的，再取较小者（作者代码、OfflineRL-Kit）。',
      },
    },
  },
  backupEntropy: { label: '目标中的熵', explanation: '像 SAC 那样，在目标中减去温度乘以 log π。' },
  temperatureMultiplier: { label: '温度乘数', explanation: '温度上的系数，学习得到或给定。' },
  cloningSteps: { label: '克隆步数', explanation: '在最初的步数里，策略也模仿数据。' },
  hiddenLayers: { label: '策略隐藏层数', explanation: '策略网络的深度。' },
  criticLayers: { label: '评论家隐藏层数', explanation: '评论家网络的深度。' },
  initialisation: {
    label: '权重初始化',
    explanation: '网络权重如何抽取。',
    choices: {
      torch: { label: '均匀', explanation: '在 1/√输入数 之内均匀分布，PyTorch 的默认方式。' },
      orthogonal: { label: '正交', explanation: '每层正交，增益为 √2（CORL）。' },
      'small-last': { label: '正交，末层小', explanation: '同上，但末层增益为 0.01，使 Q 从零附近开始（JaxCQL）。' },
    },
  },
  logStdMultiplier: { label: '对数标准差乘数', explanation: '策略对数标准差上可学习系数的初值。' },
  logStdOffset: { label: '对数标准差偏移', explanation: '策略对数标准差上可学习偏移的初值。' },
}

/** Algorithms that follow their critics: CQL, Cal-QL, SAC, TD3, TD3+BC. */
export const critics: Scoped<FieldWords> = {
  cql: conservative,
  'cal-ql': {
    ...conservative,
    calibrateOnline: { label: '在线时校准', explanation: '切换之后 Q 是否仍保持下界。' },
  },
  sac: {
    backupEntropy: { label: '目标中的熵', explanation: '在目标中减去温度乘以 log π。' },
    maximumTemperature: { label: '最高温度', explanation: '学习得到的温度在此截断。' },
    policyDelay: { label: '策略延迟', explanation: '策略和温度每更新一步，评论家更新的步数。' },
    offlineStage: {
      label: '离线阶段',
      explanation: '切换之前从数据集中学什么。',
      choices: {
        sac: { label: 'SAC', explanation: 'SAC 本身，用的却是其策略从未产生过的数据。' },
        nothing: { label: '什么都不学', explanation: '网络保持初始状态。' },
        cloning: { label: '克隆策略', explanation: '策略模仿数据；评论家保持全新。' },
        'cloning-and-critic': { label: '克隆策略并训练评论家', explanation: '策略模仿数据，评论家学习其价值。' },
      },
    },
    replay: {
      label: '在线回放',
      explanation: '在线批次从哪里采样。',
      choices: {
        everything: { label: '数据集与新数据', explanation: '数据集留在缓冲区中，按运行设置混合。' },
        online: { label: '仅新数据', explanation: '只用切换之后收集的数据：从零开始。' },
      },
    },
  },
  'td3-bc': {
    alpha: { label: 'Q 的权重', explanation: '零：普通行为克隆。大：TD3。' },
    cloneOnline: { label: '在线时克隆', explanation: '切换之后策略是否仍受回放动作的约束；否则按 TD3 继续。' },
  },
  td3: {},
}
