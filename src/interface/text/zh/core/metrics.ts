import type { NamedWords, Scoped } from '../../core-words'
import { mopo, o2o, pearl } from './metrics-adapting'

const conservative: Scoped<NamedWords>[string] = {
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
}

const deterministic: Scoped<NamedWords>[string] = {
  actorLoss: { label: '策略损失', explanation: '策略所最小化的量。' },
  qData: { label: '数据上的 Q', explanation: '第一个评论家在数据动作上的平均值。' },
  qPolicy: { label: '策略处的 Q', explanation: '第一个评论家在策略动作上的平均值。' },
}

/** What the algorithms report while they train. */
export const metrics: Scoped<NamedWords> = {
  shared: {
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
  },
  awac: {
    advantage: { label: '优势', explanation: '批次上 min Q(s, a) - V(s) 的平均值。' },
    clippedShare: { label: '被截断的权重', explanation: '达到最大值的权重所占比例。' },
  },
  awr: { valueLoss: { label: '价值损失', explanation: 'V 对剩余回报的平方误差的一半。' } },
  bc: { actorLoss: { label: '策略损失', explanation: '数据动作的负对数似然。' } },
  iql: {
    advantage: { label: '优势', explanation: '目标评论家的 Q 减 V 的平均值。' },
    criticLoss: { label: '评论家损失', explanation: '时序差分误差平方。' },
    valueLoss: { label: '价值损失', explanation: 'V 对目标评论家的期望分位数回归。' },
  },
  'kl-ac': {
    actorLoss: { label: '策略损失', explanation: '加权散度减去 Q。' },
    behaviourLoss: { label: '克隆策略损失', explanation: '回放动作在克隆策略下的负对数似然：这个模型有多差。' },
    divergence: { label: '散度', explanation: '策略与克隆策略的平均散度。' },
    klWeight: { label: '散度权重', explanation: '给定，或作为乘子学习。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在回放动作上的平均值。' },
  },
  cql: conservative,
  'cal-ql': conservative,
  sac: {
    actorLoss: { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' },
    cloningLoss: { label: '克隆损失', explanation: '克隆策略时，数据动作的负对数似然。' },
    logProbability: { label: 'log π 均值', explanation: '策略动作的平均对数密度。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在回放动作上的平均值。' },
  },
  'td3-bc': deterministic,
  td3: deterministic,
  o2o,
  mopo,
  pearl,
}
