import type { FieldWords, Scoped } from '../../core-words'

/** PEARL: inference of the task, meta-training. */
export const pearl: Scoped<FieldWords>[string] = {
  batchSize: { label: '每任务行数', explanation: '一个梯度步中每个任务的转移数。' },
  latentSize: { label: '隐变量维数', explanation: '关于任务的一切都必须容纳在这么多个数里。' },
  klWeight: { label: 'KL 权重', explanation: '以多大力度把后验拉向先验：即信息瓶颈的宽窄。' },
  bottleneck: { label: '概率编码器', explanation: '推断任务的分布并从中采样；关闭时编码器只给一个点，没有疑虑。' },
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
    explanation: '隐变量之下由哪种演员-评论家算法学习。',
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
  posteriorEpisodes: { label: '后验回合数', explanation: '每次访问中以后验的 z 进行的回合数；它们进入上下文。' },
  extraEpisodes: { label: '额外回合数', explanation: '每次访问中以后验的 z 进行、只供演员-评论家学习的回合数。' },
  adaptationEpisodes: { label: '适应回合数', explanation: '在每个测试任务上的回合数，没有任何梯度步。' },
  explorationEpisodes: { label: '推断前回合数', explanation: '测试时，由这么多回合一起推断出后验。' },
}
