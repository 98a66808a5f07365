import type { AlgorithmWords } from '../words'

/** CQL in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'cql',
  summary: '学习在数据之外偏低的 Q 值，使策略留在数据上；之后在线时纠正这些过低的值，表现为一个低谷。',
  fields: {
    regulariserWeight: {
      label: '离线正则强度',
      explanation: '切换之前，以多大力度压低策略动作的 Q、抬高数据动作的 Q。',
    },
    regulariserWeightOnline: { label: '在线正则强度', explanation: '切换之后的同一强度；取大值会使策略留在数据附近。' },
    regulariser: {
      label: '正则项形式',
      explanation: '压低的是什么。',
      choices: {
        expectation: {
          label: 'E Q(s, π)',
          explanation: '策略采样动作的平均 Q：计算便宜，在小规模上也能显示性能骤降。',
        },
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
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' },
    criticLoss: { label: 'TD 损失', explanation: '两个评论家的时序差分误差平方。' },
    conservativeGap: { label: '保守差距', explanation: 'Q 在数据之外比在数据上高出多少；负值表示保守。' },
    conservativeLoss: { label: '保守损失', explanation: '正则项在评论家损失中的部分：权重乘以差距，两个评论家合计。' },
    boundRate: {
      label: '低于下界的比例',
      explanation: '策略采样动作中 Q 低于剩余回报的比例：Q 有多不校准。尚未结束的回合还没有回报，不计入。',
    },
    nextBoundRate: { label: '低于下界的比例（下一步）', explanation: '同上，但取策略在 s′ 处采样的动作。' },
    qData: { label: '数据上的 Q', explanation: '数据动作的平均 Q。' },
    qPolicy: { label: '策略处的 Q', explanation: '策略采样动作的平均 Q。' },
    qPolicyBounded: { label: '策略处的有界 Q', explanation: '同上，按正则项所取：在 Cal-QL 中不低于剩余回报。' },
    qNextPolicyBounded: {
      label: '下一步策略处的有界 Q',
      explanation: '策略在 s′ 处采样的动作在 s 处的平均 Q，按正则项所取。',
    },
    qUniform: { label: '均匀动作的 Q', explanation: '均匀抽取动作的平均 Q。' },
    qSpread: { label: 'Q 的离散程度', explanation: '同一状态各采样动作的 Q 的标准差，对状态取平均。' },
    qTarget: { label: '目标 Q', explanation: '目标中下一状态的平均价值。' },
    logProbability: { label: 'log π 均值', explanation: '策略动作的平均对数密度。' },
    multiplier: { label: '拉格朗日乘子', explanation: '学到的强度；为 0 时 CQL 即 SAC。' },
    multiplierLoss: { label: '乘子损失', explanation: '学习拉格朗日乘子的损失。' },
  },
  presets: {
    corl: { label: 'CORL 默认', explanation: 'log-sum-exp，每种十个动作，温度可学；为一百万步而设。' },
    antmaze: { label: 'CORL 的 antmaze', explanation: '带拉格朗日乘子、目标动作取最大值、较深的评论家。' },
  },
  references: {
    '-1 in CORL, 0.8 on antmaze (cql_target_action_gap)': 'CORL 为 -1，antmaze 上为 0.8（cql_target_action_gap）',
    '-1, a narrower policy (log_std_offset_init)': '-1，策略更窄（log_std_offset_init）',
    '0 in CORL (bc_steps), 40,000 in the authors’ code': 'CORL 为 0（bc_steps），作者代码为 40,000',
    '10 in CORL (cql_alpha), 5 on antmaze, 1 on adroit': 'CORL 为 10（cql_alpha），antmaze 为 5，adroit 为 1',
    '2; 3 on adroit, 5 on antmaze': '2；adroit 为 3，antmaze 为 5',
    '3 in CORL, 2 in JaxCQL': 'CORL 为 3，JaxCQL 为 2',
    '3e-5 in CORL, 1e-4 on antmaze (policy_lr)': 'CORL 为 3e-5，antmaze 上为 1e-4（policy_lr）',
    'log-sum-exp in CORL, JaxCQL and the authors’ code': 'CORL、JaxCQL 与作者代码用 log-sum-exp',
    'no limit (cql_clip_diff_max)': '无限制（cql_clip_diff_max）',
    'no limit; -200 on antmaze and adroit in CORL (cql_clip_diff_min)':
      '无限制；CORL 在 antmaze 与 adroit 上为 -200（cql_clip_diff_min）',
    'off (backup_entropy)': '关（backup_entropy）',
    'off in CORL, on for antmaze (cql_lagrange)': 'CORL 关，antmaze 开（cql_lagrange）',
    'on (cql_importance_sample)': '开（cql_importance_sample）',
    'one sample; on antmaze the maximum (cql_max_target_backup)':
      '一个样本；antmaze 上取最大值（cql_max_target_backup）',
    'orthogonal in CORL, orthogonal with a small last layer in JaxCQL': 'CORL 为正交，JaxCQL 为正交且末层小',
    'the same as offline (cql_alpha_online)': '与离线相同（cql_alpha_online）',
  },
  terms: {
    conservative: {
      name: '保守项',
      sentence: '在策略的动作处压低 Q，在数据的动作处抬高 Q；压得过低的部分要在线纠正。',
    },
    clipping: { name: '差距的界限', sentence: '每一行的差距先截断到此范围，再取平均。' },
    pushUp: { name: '在数据处抬高', sentence: '数据动作处的 Q，由正则项抬高。' },
    pushDown: { name: '在策略处压低', sentence: '策略采样动作处的 Q，由正则项压低。' },
    calibrated: { name: '压低，但不低于 V^μ', sentence: '与 CQL 相同，但在 Q 低于行为策略所得之处不再压低。' },
    softMaximum: { name: '软最大值', sentence: 'Q 在均匀动作以及策略在 s 和 s′ 处动作上的软最大值，它被压低。' },
  },
}
