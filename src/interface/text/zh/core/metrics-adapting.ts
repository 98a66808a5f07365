import type { NamedWords, Scoped } from '../../core-words'

type Metrics = Scoped<NamedWords>[string]

export const o2o: Metrics = {
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
}

export const mopo: Metrics = {
  actorLoss: { label: '策略损失', explanation: '熵奖励减去策略动作的 Q。' },
  beyondData: { label: '超出数据', explanation: '想象状态中超出数据范围的比例。' },
  dynamicsLoss: { label: '模型损失', explanation: '集成的损失，对成员求和。' },
  holdoutError: { label: '留出误差', explanation: '精英成员在集成从未见过的转移上的均方误差。' },
  imaginedReturn: { label: '想象回报', explanation: '策略在模型中的未折扣回报，用来与真实回报对照。' },
  largestReward: { label: '最大奖励', explanation: '模型预测的奖励的最大幅度。' },
  modelReturn: { label: '折扣回报（想象）', explanation: '策略在模型中的折扣回报，不含惩罚。' },
  penalisedReturn: { label: '折扣回报（含惩罚）', explanation: '模型中减去惩罚的折扣回报。' },
  penalty: { label: '惩罚', explanation: '最近推演中的平均不确定性。' },
  penaltyCorrelation: {
    label: '惩罚与真实误差',
    explanation: '最近推演中，惩罚与模型真实误差（由模拟器给出）的相关系数。',
  },
  qData: { label: '批次上的 Q', explanation: '较小评论家在真实与想象动作上的平均值。' },
  realReturn: { label: '折扣回报（真实）', explanation: '策略在环境中的折扣回报。' },
  returnBound: {
    label: '回报下界',
    explanation: '模型中的折扣回报，每步再减 2 γ r_max TV / (1 - γ)：若 TV 正确，这是理论所保证的。',
  },
}

export const pearl: Metrics = {
  actorLoss: { label: '策略损失', explanation: '熵奖励减去 Q，含正则项。' },
  divergence: { label: 'KL 散度', explanation: '通过瓶颈的任务信息量，对任务求和。' },
  divergenceLoss: { label: 'KL 损失', explanation: 'KL 散度乘以其权重。' },
  latentMean: { label: '隐变量均值', explanation: '后验均值的平均幅度。' },
  latentStd: { label: '隐变量标准差', explanation: '后验的平均标准差：一个上下文还留下多少疑虑。' },
  latentVariance: { label: '隐变量方差', explanation: '后验的平均方差。' },
  oracleReturn: { label: '知情控制器', explanation: '被告知隐藏量的控制器在测试任务上的平均回报。' },
  temperature: { label: '温度', explanation: '熵奖励的权重（SAC v2）。' },
  trainReturn: { label: '收集时的回报', explanation: '训练中收集的回合的平均回报。' },
  valueLoss: { label: '价值损失', explanation: 'V 的平方误差（SAC v1）。' },
}
