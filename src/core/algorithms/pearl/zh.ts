import type { AlgorithmWords } from '../words'

/** PEARL in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'pearl',
  summary: '在许多任务上学习：用几个回合推断眼前是哪个任务，并当作推断为真来行动。',
  fields: {
    batchSize: { label: '每任务行数', explanation: '一个梯度步中每个任务的转移数。' },
    latentSize: { label: '潜变量维数', explanation: '关于任务的一切都必须容纳在这么多个数里。' },
    klWeight: { label: 'KL 权重', explanation: '以多大力度把后验拉向先验：即信息瓶颈的宽窄。' },
    bottleneck: {
      label: '概率编码器',
      explanation: '推断任务的分布并从中采样；关闭时编码器只给一个点，没有不确定性。',
    },
    contextSampler: {
      label: '上下文',
      explanation: '编码器从任务的哪些转移中学习。',
      choices: {
        episodes: { label: '最近的完整回合', explanation: '最新的一到几个回合，与测试时相同。' },
        recent: { label: '最近的转移', explanation: '从上次访问该任务时收集的转移中均匀采样（oyster）。' },
        buffer: { label: '整个缓冲区', explanation: '从所有转移中均匀采样，无论多旧：离策略。' },
      },
    },
    contextEpisodes: { label: '上下文回合数', explanation: '一个上下文最多由这么多完整回合组成。' },
    contextRows: { label: '上下文大小', explanation: '逐条抽取时每个上下文的转移数。' },
    nextObservationInContext: {
      label: '上下文含下一状态',
      explanation: '当任务的运动方式不同、而不仅是奖励不同时需要。',
    },
    encoderUnits: { label: '编码器宽度', explanation: '编码器每层的隐藏单元数。' },
    encoderLayers: { label: '编码器深度', explanation: '编码器的隐藏层数。' },
    encoderLearningRate: { label: '编码器学习率', explanation: '编码器的 Adam 步长。' },
    sacVersion: {
      label: 'SAC 版本',
      explanation: '潜变量之下由哪种actor-critic 算法学习。',
      choices: {
        v1: { label: '带价值网络', explanation: 'V 网络及其目标网络；熵由奖励缩放决定。' },
        v2: { label: '带温度', explanation: '目标评论家，以及熵的权重。' },
      },
    },
    criticRewardScale: { label: '评论家中的奖励缩放', explanation: '奖励相对于熵的分量；上下文中的奖励不缩放。' },
    meanRegulariser: { label: '均值正则', explanation: '策略在 tanh 之前均值平方的权重。' },
    stdRegulariser: { label: '标准差正则', explanation: '策略对数标准差平方的权重。' },
    preActivationRegulariser: { label: '激活前正则', explanation: 'tanh 之前样本平方的权重。' },
    trainTasks: { label: '训练任务数', explanation: '元训练在其上收集数据并学习的任务。' },
    testTasks: { label: '测试任务数', explanation: '用来测量适应能力的未见任务。' },
    metaBatch: { label: '每步任务数', explanation: '每个梯度步中的任务数，有放回抽取。' },
    collectEvery: { label: '收集间隔', explanation: '两轮收集之间的梯度步数。' },
    tasksCollected: { label: '每轮任务数', explanation: '每轮收集中访问的训练任务数。' },
    initialEpisodes: { label: '初始回合数', explanation: '每个训练任务开头以先验的 z 进行的回合数。' },
    priorEpisodes: { label: '先验回合数', explanation: '每次访问中以先验的 z 进行的回合数；它们进入上下文。' },
    searchShare: {
      label: '搜索回合比例',
      explanation:
        '以先验 z 进行的训练回合中用于搜索的比例：朝随机方向直走，然后停住。奖励稀疏时，否则上下文中没有奖励。',
    },
    searchSteps: { label: '最长搜索', explanation: '一次搜索走这个步数的四分之三到全部。' },
    posteriorEpisodes: { label: '后验回合数', explanation: '每次访问中以后验的 z 进行的回合数；它们进入上下文。' },
    extraEpisodes: { label: '额外回合数', explanation: '每次访问中以后验的 z 进行、只供actor-critic学习的回合数。' },
    adaptationEpisodes: { label: '适应回合数', explanation: '在每个测试任务上的回合数，没有任何梯度步。' },
    explorationEpisodes: { label: '推断前回合数', explanation: '测试时，由这么多回合一起推断出后验。' },
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '熵奖励减去 Q，含正则项。' },
    divergence: { label: 'KL 散度', explanation: '通过瓶颈的任务信息量，对任务求和。' },
    divergenceLoss: { label: 'KL 损失', explanation: 'KL 散度乘以其权重。' },
    latentMean: { label: '潜变量均值', explanation: '后验均值的平均幅度。' },
    latentStd: { label: '潜变量标准差', explanation: '后验的平均标准差：一个上下文还留下多少不确定性。' },
    latentVariance: { label: '潜变量方差', explanation: '后验的平均方差。' },
    oracleReturn: { label: '已知目标的控制器（oracle）', explanation: '被告知隐藏量的控制器在测试任务上的平均回报。' },
    temperature: { label: '温度', explanation: '熵奖励的权重（SAC v2）。' },
    trainReturn: { label: '收集时的回报', explanation: '训练中收集的回合的平均回报。' },
    valueLoss: { label: '价值损失', explanation: 'V 的平方误差（SAC v1）。' },
  },
  presets: {
    'point-robot': {
      label: '点机器人',
      explanation: '上下文为一到三个完整回合，每步用全部训练任务：两个回合内即可适应。',
    },
    'off-policy-context': { label: '离策略上下文', explanation: '上下文取自整个缓冲区，与测试时不同：论文中的消融。' },
    deterministic: { label: '没有不确定性', explanation: '确定性编码器：无从采样，也就无从探索；论文中的消融。' },
    'no-bottleneck': { label: '去掉 KL', explanation: '没有什么把后验拉在先验附近。' },
    oyster: { label: '同 oyster', explanation: '作者的actor-critic、采样器和学习率，宽度为本站的：更慢，思路相同。' },
  },
  references: {
    '0.1; 1 on sparse-point-robot (kl_lambda), against far larger critic losses':
      '0.1；sparse-point-robot 为 1（kl_lambda），而其评论家损失大得多',
    '0; 900 steps on sparse-point-robot (num_steps_posterior)':
      '0；sparse-point-robot 为 900 步（num_steps_posterior）',
    '100 to 400 steps (num_steps_prior)': '100 至 400 步（num_steps_prior）',
    '1000 or 2000 (num_train_steps_per_itr)': '1000 或 2000（num_train_steps_per_itr）',
    '1; 2 on cheetah-vel, 5 sparse (num_exp_traj_eval)': '1；cheetah-vel 为 2，稀疏奖励为 5（num_exp_traj_eval）',
    '2 or 3, 20 in the sparse figure (num_steps_per_eval)': '2 或 3，稀疏奖励的图中为 20（num_steps_per_eval）',
    '20 on point robots, 30 on cheetah-vel': '点机器人为 20，cheetah-vel 为 30',
    '200 or 2000 steps (num_initial_steps)': '200 或 2000 步（num_initial_steps）',
    '200 to 600 steps (num_extra_rl_steps_posterior)': '200 至 600 步（num_extra_rl_steps_posterior）',
    '5; 10 on sparse-point-robot (num_tasks_sample)': '5；sparse-point-robot 为 10（num_tasks_sample）',
    '5; 100 on point robots': '5；点机器人为 100',
    '64; 100 on cheetah-vel, 1024 on sparse-point-robot (embedding_batch_size)':
      '64；cheetah-vel 为 100，sparse-point-robot 为 1024（embedding_batch_size）',
    '80 on point robots, 100 on cheetah-vel': '点机器人为 80，cheetah-vel 为 100',
    'none in oyster': 'oyster 没有',
    'off, on for dynamics-varying tasks (use_next_obs_in_context)':
      '关，动力学变化的任务为开（use_next_obs_in_context）',
    'on (use_information_bottleneck)': '开（use_information_bottleneck）',
    'recent in oyster: what was collected since the task’s last visit': 'oyster 用最近的转移：上次访问该任务以来收集的',
    'v1 in oyster': 'oyster 用 v1',
  },
  terms: {
    bottleneck: { name: '瓶颈', sentence: '把对任务的信念拉向先验，只让对评论家有用的信息通过。' },
    posterior: { name: '信念', sentence: '上下文中每个转移一个高斯分布，相乘；从中采样得到 z。' },
    policyRegularisers: { name: '正则项', sentence: '使策略在 tanh 之前的均值和散布保持较小。' },
    softValueFit: { name: '软价值', sentence: 'V 学习较小的评论家在新动作处的值，加上熵。' },
  },
  symbols: {
    u: 'u，tanh 之前的动作。',
    '\\rho': 'rho，在评论家中奖励相对于熵的分量。',
    c: 'c，上下文：到目前为止对任务的所见。',
    n: 'n，上下文中的哪个转移。',
  },
}
