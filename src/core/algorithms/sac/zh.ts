import type { AlgorithmWords } from '../words'

/** SAC in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'sac',
  summary: '借助熵奖励，从零开始试错学习；先前的数据能帮多少，取决于如何起步。',
  fields: {
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
  metrics: {
    actorLoss: { label: '策略损失', explanation: '熵代价减去策略动作的 Q。' },
    cloningLoss: { label: '克隆损失', explanation: '克隆策略时，数据动作的负对数似然。' },
    logProbability: { label: 'log π 均值', explanation: '策略动作的平均对数密度。' },
    qData: { label: '数据上的 Q', explanation: '较小评论家在回放动作上的平均值。' },
  },
  presets: {
    scratch: { label: '从零开始', explanation: '没有离线阶段，也没有数据集：只有环境教的东西。' },
    'data-in-buffer': { label: '数据集放入缓冲区', explanation: '切换前什么也不学，但之后回放数据集。' },
    'cloned-actor': { label: '克隆策略', explanation: '策略模仿数据；评论家在切换时从头开始，立刻把策略毁掉。' },
    'cloned-actor-and-critic': {
      label: '克隆策略并训练评论家',
      explanation: '策略模仿数据，评论家在切换时已知其价值。',
    },
  },
  references: {
    '1 in OfflineRL-Kit, none elsewhere': 'OfflineRL-Kit 为 1，其他没有',
    '1e-4 in OfflineRL-Kit, 3e-4 in the authors’ code': 'OfflineRL-Kit 为 1e-4，作者代码为 3e-4',
    'The AWAC paper compares “nothing” with “cloning” (SACfD-pretrain).':
      'AWAC 论文比较了“什么都不学”与“克隆策略”(SACfD-pretrain)',
    automatic: '自动',
    on: '开',
  },
}
