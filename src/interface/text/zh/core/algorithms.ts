import type { CoreWords } from '../../core-words'

export const algorithms: CoreWords['algorithms'] = {
  awac: {
    summary: '模仿数据中的动作，各按其被认为优于策略的程度加权；转入在线时损失函数无需任何改动。',
  },
  'cal-ql': { summary: '一种 CQL，但从不把 Q 压到低于数据行为所得的回报，因此在线时几乎没有什么要忘掉。' },
  o2o: { summary: '微调 TD3+BC：围绕策略乐观探索，回放更像在线数据的样本，并提前适应最新的状态。' },
  mopo: { summary: '从数据中学习世界模型，在其中训练策略；模型不确定的地方扣除奖励。' },
  pearl: { summary: '在许多任务上学习：用几个回合推断眼前是哪个任务，并当作推断为真来行动。' },
  cql: { summary: '学习在数据之外偏低的 Q 值，使策略留在数据上；之后在线时要忘掉的部分，表现为一个低谷。' },
  iql: { summary: '从不询问数据之外动作的 Q，因此在线时无需遗忘：没有低谷，但改进缓慢。' },
  'td3-bc': { summary: '策略同时模仿数据的 TD3：使 TD3 能离线工作的最小改动。' },
  td3: { summary: '评论家指向哪里就跟到哪里：有新数据时很好，离线时被数据之外的误差误导。' },
  sac: { summary: '借助熵奖励，从零开始试错学习；先前的数据能帮多少，取决于如何起步。' },
  bc: { summary: '模仿数据集，好坏照单全收，从在线经历中什么也不学：一条平线。' },
  awr: { summary: '按轨迹结果的好坏加权模仿动作；没有自举，无法把坏轨迹中好的部分拼接起来。' },
  'kl-ac': {
    summary: '跟随评论家，但必须靠近克隆出的行为策略；一旦克隆策略不再符合回放数据，它就拖住微调。',
  },
}

export const presets: CoreWords['presets'] = {
  awac: {
    corl: { label: 'CORL', explanation: '权重用截断的指数，策略在评论家之后更新。' },
    rlkit: { label: 'rlkit，MuJoCo 任务', explanation: '作者代码：权重用批次上的 softmax，所有损失都基于旧网络。' },
    'rlkit-hand': { label: 'rlkit，灵巧手', explanation: '作者用于灵巧操作的设置：V 取均值动作，优势在 0.5 处截断。' },
  },
  'cal-ql': {
    corl: { label: 'CORL 默认', explanation: 'log-sum-exp，每种十个动作，温度可学；为一百万步而设。' },
    antmaze: { label: 'CORL 的 antmaze', explanation: '带拉格朗日乘子、目标动作取最大值、较深的评论家。' },
  },
  cql: {
    corl: { label: 'CORL 默认', explanation: 'log-sum-exp，每种十个动作，温度可学；为一百万步而设。' },
    antmaze: { label: 'CORL 的 antmaze', explanation: '带拉格朗日乘子、目标动作取最大值、较深的评论家。' },
  },
  o2o: {
    'td3-bc': { label: '延续 TD3+BC', explanation: '离线算法原样继续：保留克隆项。' },
    td3: { label: 'TD3', explanation: '切换时去掉克隆项，不增加任何东西。' },
    balanced: { label: '+ 均衡回放', explanation: 'TD3，样本按密度比选取。' },
    optimistic: { label: '+ 乐观探索', explanation: '再加上由策略的乐观扰动收集的数据。' },
    meta: { label: '+ 元适应', explanation: '再加上对最新状态的前瞻：完整的 O2O。' },
    naive: { label: '朴素乐观', explanation: '不用有界扰动，而用只最大化上界的自由策略。' },
  },
  mopo: {
    blind: { label: '盲目信任', explanation: '没有惩罚：模型没听说过的墙，策略都学会穿过去。' },
    cautious: { label: '谨慎', explanation: '同上，但惩罚成员间的分歧，使策略留在数据熟悉的地方。' },
    'offline-rl-kit': { label: '同 OfflineRL-Kit', explanation: '采用其集成、惩罚和学习率，网络大小为本站的。' },
  },
  pearl: {
    'point-robot': {
      label: '点机器人',
      explanation: '上下文为一到三个完整回合，每步用全部训练任务：两个回合内即可适应。',
    },
    'off-policy-context': { label: '离策略上下文', explanation: '上下文取自整个缓冲区，与测试时不同：论文中的消融。' },
    deterministic: { label: '没有疑虑', explanation: '确定性编码器：无从采样，也就无从探索；论文中的消融。' },
    'no-bottleneck': { label: '去掉 KL', explanation: '没有什么把后验拉在先验附近。' },
    oyster: { label: '同 oyster', explanation: '作者的演员-评论家、采样器和学习率，宽度为本站的：更慢，思路相同。' },
  },
  iql: { antmaze: { label: 'Antmaze 设置', explanation: '参考实现对稀疏奖励的选择：高期望分位数、尖锐的权重。' } },
  sac: {
    scratch: { label: '从零开始', explanation: '没有离线阶段，也没有数据集：只有环境教的东西。' },
    'data-in-buffer': { label: '数据集放入缓冲区', explanation: '切换前什么也不学，但之后回放数据集。' },
    'cloned-actor': { label: '克隆策略', explanation: '策略模仿数据；评论家在切换时从头开始，立刻把策略毁掉。' },
    'cloned-actor-and-critic': {
      label: '克隆策略并训练评论家',
      explanation: '策略模仿数据，评论家在切换时已知其价值。',
    },
  },
}
