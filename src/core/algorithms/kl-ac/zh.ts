import type { AlgorithmWords } from '../words'

/** KL-constrained in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'kl-ac',
  summary: '跟随评论家，但必须靠近克隆出的行为策略；一旦克隆策略不再符合回放数据，它就拖住微调。',
  fields: {
    form: {
      label: '形式',
      explanation: '如何使策略靠近克隆出的行为策略。',
      choices: {
        penalty: { label: '惩罚', explanation: '散度乘以固定的权重。' },
        constraint: { label: '约束', explanation: '学习一个拉格朗日乘子，使散度保持在上界处。' },
      },
    },
    klWeight: { label: '散度权重', explanation: '大：紧跟克隆策略。小：听从评论家。使用约束时为乘子的初值。' },
    klBound: { label: '散度上界', explanation: '约束所允许的与克隆策略的平均散度，单位为奈特。' },
    penaliseValue: { label: '惩罚价值', explanation: '在评论家的目标中也减去加权散度。' },
    behaviourOnline: {
      label: '在线阶段的克隆策略',
      explanation: '切换之后如何处理克隆出的行为策略。',
      choices: {
        refitted: { label: '重新拟合', explanation: '它继续从回放中学习，并落后于填充回放的策略。' },
        frozen: { label: '冻结', explanation: '它一直是数据集的克隆。' },
      },
    },
    behaviourLearningRate: { label: '克隆策略学习率', explanation: '克隆出的行为策略的 Adam 步长。' },
  },
  metrics: {
    actorLoss: { label: '策略损失', explanation: '加权散度减去 Q。' },
    behaviourLoss: { label: '克隆策略损失', explanation: '回放动作在克隆策略下的负对数似然：这个模型有多差。' },
    divergence: { label: '散度', explanation: '策略与克隆策略的平均散度。' },
    klWeight: { label: '散度权重', explanation: '给定，或作为乘子学习。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在回放动作上的平均值。' },
  },
  references: {
    '0.03 to 3 in BRAC (α)': 'BRAC 为 0.03 至 3（α）',
    '0.05 in BEAR, of another divergence': 'BEAR 为 0.05，用的是另一种散度',
    'BRAC offers both; BEAR constrains': 'BRAC 两者都提供；BEAR 用约束',
    'BRAC-v does, BRAC-p does not': 'BRAC-v 惩罚，BRAC-p 不惩罚',
  },
  phrases: { 'KL-constrained': 'KL 约束' },
  terms: { divergence: { name: '散度', sentence: '策略离克隆的行为有多远，乘以权重。' } },
  symbols: { '\\mu': 'mu，行为策略的克隆。', '\\lambda': 'lambda，偏离克隆的散度的权重。' },
}
