import type { AlgorithmWords } from '../words'

/** MOPO in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'mopo',
  summary: '从数据中学习世界模型，在其中训练策略；模型不确定的地方扣除奖励。',
  fields: {
    penalty: {
      label: '惩罚形式',
      explanation: '如何度量模型的不确定性。',
      choices: {
        aleatoric: { label: '最大预测标准差', explanation: '对成员取预测标准差范数的最大值，含奖励（MOPO）。' },
        'mean-discrepancy': {
          label: '与均值的距离（成员平均）',
          explanation: '同上，但对成员取平均：单个偏离的成员影响很小。',
        },
        discrepancy: { label: '与均值的距离', explanation: '对成员取其均值与集成均值距离的最大值。' },
        'ensemble-std': { label: '集成标准差', explanation: '各成员均值的标准差。' },
        quadratic: {
          label: 'x²，有上限',
          explanation: '对成员取 Σ (μᵢ - μ)² / σᵢ² 的最大值；成员几乎一致时，低于它本应界定的总变差。',
        },
        pinsker: { label: 'x / 2', explanation: '上者平方根的一半：Pinsker 给出的总变差上界，在 1 处截断。' },
        'true-error': { label: '真实误差', explanation: '与模拟器真实结果的距离：其他形式都在猜测它。' },
      },
    },
    penaltyWeight: { label: '惩罚权重', explanation: '单位模型不确定性扣除的奖励；0 即盲目相信模型。' },
    penaltyWeightOnline: {
      label: '在线惩罚权重',
      explanation: '在线阶段结束时的惩罚权重，线性过渡；属于扩展，MOPO 本是离线算法。',
    },
    penaltyUnit: {
      label: '惩罚单位',
      explanation: '惩罚中的距离以什么计量；x² 与 x / 2 没有单位。',
      choices: {
        prediction: { label: '按预测', explanation: '一步变化的标准差；目标未标准化时为观测的变化。' },
        speed: { label: '速度', explanation: '状态单位每秒，迷宫中为 m/s：不随数据、尺度和时间步长而变。' },
      },
    },
    penaltyCap: { label: '惩罚上限', explanation: '二次惩罚在此截断；过于自信的成员会使它爆炸。' },
    rolloutLength: { label: '推演长度', explanation: '每次推演在模型中走的步数。' },
    rolloutBatch: { label: '推演数', explanation: '每次作为推演起点的数据状态数。' },
    rolloutEvery: { label: '推演间隔', explanation: '两批推演之间的梯度步数。' },
    rolloutsKept: { label: '保留批数', explanation: '模型缓冲区保存的推演批数。' },
    realRatio: { label: '真实比例', explanation: '每个批次中来自数据、不受惩罚的份额。' },
    clampRollouts: { label: '限制推演', explanation: '使想象的状态和奖励保持在数据范围内。' },
    reward: {
      label: '模型中的奖励',
      explanation: '推演使用任务自身的奖励函数，还是学到的。',
      choices: {
        known: { label: '已知', explanation: '有则用任务自身的；否则用学到的。' },
        learnt: { label: '学习', explanation: '由集成预测。' },
      },
    },
    members: { label: '集成成员数', explanation: '学习动力学的网络，各有自己的自助法（bootstrap）采样。' },
    elites: { label: '精英数', explanation: '留出误差最小的成员；推演每步从中抽取一个。' },
    dynamicsForm: {
      label: '动力学模型',
      explanation: '集成的每个成员预测什么。',
      choices: {
        probabilistic: { label: '均值与方差', explanation: '每个输入对应一个高斯分布，按似然训练；推演从中采样。' },
        deterministic: { label: '仅均值', explanation: '平方误差；以留出误差的离散程度代替方差，推演不加噪声。' },
      },
    },
    dynamicsUnits: { label: '模型宽度', explanation: '每个成员每层的隐藏单元数。' },
    dynamicsLayers: { label: '模型深度', explanation: '每个成员的隐藏层数。' },
    dynamicsActivation: {
      label: '模型激活函数',
      explanation: '动力学模型的非线性。',
      choices: {
        swish: { label: 'swish', explanation: 'x · sigmoid(x)，平滑。' },
        relu: { label: 'ReLU', explanation: '分段线性。' },
      },
    },
    dynamicsLearningRate: { label: '模型学习率', explanation: '动力学模型的 Adam 步长。' },
    dynamicsBatchSize: { label: '模型批大小', explanation: '动力学模型每个成员每步的转移数。' },
    dynamicsSteps: { label: '模型步数', explanation: '动力学模型最多的梯度步数；早停可能更早结束。' },
    dynamicsWeightDecay: { label: '模型权重衰减', explanation: '第一层权重的 L2 惩罚；之后各层为其 2、3、3、4 倍。' },
    patience: { label: '耐心', explanation: '若连续这么多轮都没有成员的留出误差改善 1%，动力学训练即结束。' },
    refitSteps: {
      label: '重新拟合步数',
      explanation: '在线阶段每批推演之前，动力学模型在全部数据上的步数；属于扩展。',
    },
    standardiseTargets: { label: '目标标准化', explanation: '以标准差为单位预测变化，使惩罚在任何任务中含义相同。' },
    varianceBoundWeight: { label: '方差界权重', explanation: '学习得到的对数方差上下界以多大力度相互靠拢。' },
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '熵奖励减去策略动作的 Q。' },
    beyondData: { label: '超出数据', explanation: '想象状态中超出数据范围的比例。' },
    dynamicsLoss: { label: '模型损失', explanation: '集成的损失，对成员求和。' },
    holdoutError: { label: '留出误差', explanation: '精英成员在集成从未见过的转移上的均方误差。' },
    imaginedReturn: { label: '想象回报', explanation: '策略在模型中的未折扣回报，用来与真实回报对照。' },
    largestReward: { label: '最大奖励', explanation: '数据中的奖励或模型所预测奖励的最大幅度。' },
    modelReturn: { label: '折扣回报（想象）', explanation: '策略在模型中的折扣回报，不含惩罚。' },
    penalisedReturn: { label: '折扣回报（含惩罚）', explanation: '模型中减去惩罚的折扣回报。' },
    penalty: { label: '惩罚', explanation: '最近推演中的平均不确定性。' },
    penaltyCorrelation: {
      label: '惩罚与真实误差',
      explanation: '最近推演中，惩罚与模型真实误差（由模拟器给出）的相关系数；墙内等不存在的位置没有真实误差。',
    },
    qData: { label: '批次上的 Q', explanation: '较小评论家在真实与想象动作上的平均值。' },
    realReturn: { label: '折扣回报（真实）', explanation: '策略在环境中的折扣回报。' },
    returnBound: {
      label: '回报下界',
      explanation: '模型中的折扣回报，每步再减 2 γ r_max TV / (1 - γ)：若 TV 正确，这是理论所保证的。',
    },
  },
  presets: {
    blind: { label: '盲目信任', explanation: '没有惩罚：模型没听说过的墙，策略都学会穿过去。' },
    cautious: { label: '谨慎', explanation: '同上，但惩罚成员间的分歧，使策略留在数据熟悉的地方。' },
    'offline-rl-kit': { label: '同 OfflineRL-Kit', explanation: '采用其集成、惩罚和学习率，网络大小为本站的。' },
  },
  references: {
    '0.5 to 5 by task (penalty_coeff); OfflineRL-Kit 2.5': '依任务为 0.5 至 5（penalty_coeff）；OfflineRL-Kit 为 2.5',
    '1 or 5 by task': '依任务为 1 或 5',
    '2.5e-5, 5e-5, 7.5e-5, 7.5e-5, 1e-4 by layer': '各层依次为 2.5e-5、5e-5、7.5e-5、7.5e-5、1e-4',
    aleatoric: '最大预测标准差',
    learnt: '学习',
    none: '无',
    off: '关',
    'as predicted, targets not standardised': '按预测，目标未标准化',
    'off (NeoRL clamps)': '关（NeoRL 会限制）',
    probabilistic: '均值与方差',
    'until early stopping': '直到早停',
  },
  terms: {
    modelFit: { name: '模型拟合', sentence: '每个成员预测下一状态和奖励的误差，按其自身的不确定性计。' },
    varianceBounds: { name: '方差界限', sentence: '把学到的方差上下界拉近。' },
    penalisedReward: { name: '受罚的奖励', sentence: '想象一步的奖励减去模型的不确定性；真实的行不扣。' },
  },
  symbols: { '\\lambda': 'lambda，模型每一单位不确定所扣的奖励。' },
}
