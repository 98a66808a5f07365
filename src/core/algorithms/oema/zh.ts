import type { AlgorithmWords } from '../words'

/** O2O in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'o2o',
  summary: '微调 TD3+BC：围绕策略乐观探索，回放更像在线数据的样本，并提前适应最新的状态。',
  fields: {
    cloningAlpha: { label: 'Q 相对克隆的权重', explanation: 'TD3+BC 在多大程度上听从 Q；0 即行为克隆。' },
    cloningOnline: {
      label: '在线时的克隆项',
      explanation: '切换之后 TD3+BC 的行为克隆项是否保留。',
      choices: {
        dropped: { label: '去掉', explanation: '在线时为普通 TD3。' },
        kept: { label: '保留', explanation: '在线时与离线一样用 TD3+BC：稳而慢。' },
      },
    },
    explorer: {
      label: '探索者',
      explanation: '在线收集数据时如何选择动作。',
      choices: {
        noise: { label: '策略加噪声', explanation: '策略动作加高斯噪声（TD3）。' },
        perturbation: { label: '乐观扰动', explanation: '对策略动作作可学习的有界改动，朝向 Q 的高上界（OEMA）。' },
        maximum: { label: '直接最大化', explanation: '自由的策略，直接最大化上界，不管偏离策略多远。' },
      },
    },
    optimism: {
      label: '乐观程度',
      explanation:
        '在平均 Q 上加多少个标准差，探索网络沿其上升：-1 时沿较小的评论家上升，即谨慎；+1 为较大者，再大则更乐观。',
    },
    perturbationBound: { label: '扰动上界', explanation: '扰动网络对动作每一维的最大改动；动作取值于 [-1, 1]。' },
    explorerDelay: { label: '探索者延迟', explanation: '探索者每更新一步，评论家更新的步数。' },
    explorerLearningRate: { label: '探索者学习率', explanation: '探索者与密度比网络的 Adam 步长。' },
    explorerAnchor: {
      label: '探索者的锚',
      explanation:
        '直接最大化时：探索者与策略在每个动作维度上平均距离的权重。它是约束的乘子，而扰动上界精确地保持该约束。',
    },
    explorationNoise: { label: '探索噪声', explanation: '收集动作上以及探索者损失中的高斯噪声的标准差。' },
    replay: {
      label: '回放',
      explanation: '在线批次的各行如何选取。',
      choices: {
        prioritised: { label: '按密度比均衡', explanation: '更像在线数据的行出现得更频繁（OEMA，Lee 等 2021）。' },
        run: { label: '按运行设置混合', explanation: '采用运行设置中的混合方式。' },
      },
    },
    temperature: { label: '密度比温度', explanation: '密度比先压平为 w^(1/T)，再作为优先级。' },
    ratioOutput: {
      label: '密度比输出',
      explanation: '用什么使密度比保持为正。',
      choices: {
        relu: { label: 'ReLU', explanation: '与 OEMA 相同；小网络可能一开始输出就是死的。' },
        softplus: { label: 'softplus', explanation: '平滑，不会失活。' },
      },
    },
    metaWeighting: {
      label: '元适应',
      explanation: '策略在最新状态上的前瞻损失相对于批次损失如何加权。',
      choices: {
        off: { label: '关闭', explanation: '只用批次，同 TD3。' },
        plain: { label: '直接用 β', explanation: '权重本身（论文的目标函数）。' },
        ratio: { label: 'β · 损失比', explanation: '缩放到元学习项为批次损失的 β 倍（代码）。' },
      },
    },
    metaWeight: { label: '元权重', explanation: '最新状态上前瞻损失的权重。' },
    metaGradient: {
      label: '元梯度',
      explanation: '是否对前瞻步自身对策略的依赖求导。',
      choices: {
        'first-order': { label: '一阶', explanation: '前瞻的雅可比矩阵视为单位阵。' },
        'second-order': { label: '二阶', explanation: '精确计算，含因子 I - a H。' },
      },
    },
    innerLearningRate: { label: '前瞻学习率', explanation: '梯度下降前瞻的步长；只有步长大时，各阶才有可见的差别。' },
    anneal: { label: '元权重退火', explanation: '让元权重线性降到零。' },
    annealSteps: { label: '退火长度', explanation: '元权重降到零之前的在线策略更新次数。' },
    guardRatio: { label: '保护损失比', explanation: '取比值的绝对值并设上限：否则符号相反的损失会被反向优化。' },
    ratioCap: { label: '最大损失比', explanation: '受保护的损失比在此截断；最新状态的平均 Q 接近零时它会爆炸。' },
    policyDelay: { label: '策略延迟', explanation: '策略和目标网络每更新一步，评论家更新的步数。' },
    targetNoise: { label: '目标噪声', explanation: '目标动作上噪声的标准差。' },
    targetNoiseClip: { label: '目标噪声上限', explanation: '该噪声截断在正负这个值之间。' },
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '策略在批次上的负 Q，有克隆项时一并计入。' },
    explorerLoss: { label: '探索者损失', explanation: '探索动作处上界的负值。' },
    gradientCosine: { label: '梯度一致性', explanation: '批次梯度与加权前瞻梯度之间的余弦。' },
    metaLoss: { label: '前瞻损失', explanation: '前瞻一步之后，最新状态上的负 Q。' },
    metaTermWeight: { label: '元学习项系数', explanation: '前瞻损失的系数。' },
    metaWeight: { label: '元权重', explanation: '退火之后的元权重。' },
    perturbation: { label: '扰动', explanation: '探索者与策略在每个动作维度上的平均距离。' },
    qData: { label: '数据上的 Q', explanation: '两个评论家在批次动作上的平均值。' },
    qDeviation: { label: 'Q 的偏差', explanation: '探索动作处两个评论家之差的一半。' },
    qMean: { label: '平均 Q', explanation: '两个评论家在探索动作处的平均值。' },
    qUpper: { label: 'Q 上界', explanation: '探索动作处的 μ + β σ。' },
    ratioLoss: { label: '密度比损失', explanation: '密度比网络的损失。' },
    ratioOffline: { label: '密度比（数据集）', explanation: '数据集各行的平均密度比。' },
    ratioOnline: { label: '密度比（在线）', explanation: '在线各行的平均密度比。' },
  },
  presets: {
    'td3-bc': { label: '延续 TD3+BC', explanation: '离线算法原样继续：保留克隆项。' },
    td3: { label: 'TD3', explanation: '切换时去掉克隆项，不增加任何东西。' },
    balanced: { label: '+ 均衡回放', explanation: 'TD3，样本按密度比选取。' },
    optimistic: { label: '+ 乐观探索', explanation: '再加上由策略的乐观扰动收集的数据。' },
    meta: { label: '+ 元适应', explanation: '再加上对最新状态的前瞻：完整的 O2O。' },
    naive: { label: '朴素乐观', explanation: '不用有界扰动，而用只最大化上界的自由策略。' },
  },
  references: {
    '0.01 by default in OEMA’s command line, 1 in its README (0.1 on walker2d-medium-replay)':
      'OEMA 命令行默认 0.01，其 README 为 1（walker2d-medium-replay 为 0.1）',
    '0.1 in OEMA (expl_noise)': 'OEMA 为 0.1（expl_noise）',
    '0.2 in TD3 (policy_noise)': 'TD3 为 0.2（policy_noise）',
    '0.5 in TD3 (noise_clip)': 'TD3 为 0.5（noise_clip）',
    '1 in OEMA (update_freq)': 'OEMA 为 1（update_freq）',
    '1 in OEMA, whose --phi is read but never passed on: no bound in effect':
      'OEMA 为 1，但其 --phi 读入后从未传递：实际上没有上界',
    '140,000 in OEMA': 'OEMA 为 140,000',
    '2 in TD3 (policy_freq)': 'TD3 为 2（policy_freq）',
    '2.5 in TD3+BC': 'TD3+BC 为 2.5',
    '3e-4 in OEMA': 'OEMA 为 3e-4',
    '4 in OEMA’s command line, 1 to 8 in its README (optimism_level)':
      'OEMA 命令行为 4，其 README 为 1 至 8（optimism_level）',
    '5 in OEMA': 'OEMA 为 5',
    'dropped in OEMA': 'OEMA 去掉',
    'first-order in OEMA’s code (create_graph comes too late to matter), second-order in its paper':
      'OEMA 代码为一阶（create_graph 设得太晚，不起作用），论文为二阶',
    'none in OEMA': 'OEMA 没有',
    'off in OEMA': 'OEMA 关',
    'off in OEMA as it is run (--anneal False)': 'OEMA 实际运行时关（--anneal False）',
    'perturbation in OEMA': 'OEMA 用乐观扰动',
    'prioritised in OEMA': 'OEMA 按密度比均衡',
    'ratio in OEMA’s code, plain in its paper': 'OEMA 代码用损失比，论文直接用 β',
    'relu in OEMA': 'OEMA 用 ReLU',
  },
  terms: {
    lookAhead: { name: '前瞻', sentence: '在批次上走一步之后，最新状态上的损失：策略也沿着那一步的后果下降。' },
    lookAheadStep: { name: '前瞻一步', sentence: '在批次上做一步梯度下降，试过之后收回。' },
    lookAheadWeight: { name: '前瞻的权重', sentence: '在作者的代码中按两个损失之比缩放，不带梯度。' },
    upperBound: { name: '上界', sentence: '探索者攀登评论家最乐观的估计。' },
    explorerAnchor: { name: '锚', sentence: '自由的探索者为偏离策略的距离付出的代价：用价格代替界限。' },
    optimism: { name: '乐观', sentence: '评论家的均值加若干偏差；-1 是较小的评论家，+1 是较大的。' },
    exploration: { name: '探索动作', sentence: '在线时实际做的动作：策略的动作在界限内改变，再加噪声。' },
    densityRatio: { name: '密度比', sentence: '实际上是一个分类器：在线行上大，数据集行上小。' },
    priority: { name: '优先级', sentence: '一行被重放的频率：变平缓的密度比，相对于数据集的均值。' },
  },
  symbols: {
    a: 'a，动作；作为设置时是前瞻一步的步长。',
    w: 'w，一步在在线数据中比在数据集中可能多少倍。',
    '\\mu': 'mu，两个评论家的均值。',
    '\\sigma': 'sigma，两个评论家之差的一半；在目标中是噪声的大小。',
    '\\lambda': 'lambda，使 Q 在每个任务上大小相当。',
    '\\alpha': 'alpha，策略听 Q 多于听数据的程度。',
    '\\beta': 'beta，前瞻的权重。',
    T: 'T，使密度比变平缓。',
  },
}
