import type { FieldWords, Scoped } from '../../core-words'

/** O2O. */
export const o2o: Scoped<FieldWords>[string] = {
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
    explanation: '在平均 Q 上加多少个标准差：-1 为较小的评论家，+1 为较大者，再大则更乐观。',
  },
  perturbationBound: { label: '扰动上界', explanation: '扰动网络对动作每一维的最大改动；动作取值于 [-1, 1]。' },
  explorerDelay: { label: '探索者延迟', explanation: '探索者每更新一步，评论家更新的步数。' },
  explorerLearningRate: { label: '探索者学习率', explanation: '探索者与密度比网络的 Adam 步长。' },
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
}
