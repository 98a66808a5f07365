import type { AlgorithmWords } from '../words'

/** AWAC in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'awac',
  summary: '模仿数据中的动作，各按其被认为优于策略的程度加权；转入在线时损失函数无需任何改动。',
  fields: {
    lambda: { label: '温度', explanation: '小：只模仿数据中最好的动作。大：退化为行为克隆。' },
    weights: {
      label: '优势权重',
      explanation: '优势如何变成动作的权重。',
      choices: {
        exponential: { label: 'exp(A/λ)，截断', explanation: '各权重独立计算，在最大值处截断（CORL）。' },
        softmax: { label: 'B · softmax(A/λ)', explanation: '权重在批次内竞争，平均为一（rlkit）。' },
      },
    },
    maximumWeight: { label: '最大权重', explanation: '指数权重在此截断。' },
    clipScore: { label: '最大优势', explanation: '优势在除以温度之前在此截断；1000 表示从不截断。' },
    weightDecay: { label: '策略权重衰减', explanation: '策略参数的 L2 惩罚，在 Adam 内部。' },
    valueEstimate: {
      label: '状态价值',
      explanation: '计算 V(s) = min Q(s, a) 时取策略的哪些动作。',
      choices: {
        sample: { label: '一个样本', explanation: '策略新采样的一个动作（CORL、rlkit）。' },
        mean: { label: '均值动作', explanation: '策略的均值（rlkit 的灵巧手任务）。' },
        samples: { label: 'K 个样本', explanation: '对 K 个新动作求平均，再取较小的评论家（jaxrl）。' },
      },
    },
    valueSamples: { label: '估计 V 的样本数', explanation: 'V 取样本平均时，每个状态的动作数。' },
    policyForm: {
      label: '策略形式',
      explanation: '高斯策略的均值与标准差如何限界。',
      choices: {
        corl: { label: '自由均值', explanation: '均值不压缩，对数标准差截断到 [-20, 2]，样本截断（CORL）。' },
        rlkit: { label: 'tanh 均值', explanation: '均值经 tanh，对数标准差由 sigmoid 落在 [-6, 0](rlkit)。' },
      },
    },
    updateOrder: {
      label: '更新顺序',
      explanation: '策略看到的是更新前还是更新后的评论家。',
      choices: {
        sequential: { label: '先评论家', explanation: '策略使用刚更新的评论家（CORL）。' },
        simultaneous: { label: '同时', explanation: '所有损失都基于旧权重（rlkit）。' },
      },
    },
  },
  metrics: {
    advantage: { label: '优势', explanation: '批次上 min Q(s, a) - V(s) 的平均值。' },
    clippedShare: { label: '被截断的权重', explanation: '达到最大值的权重所占比例。' },
  },
  presets: {
    corl: { label: 'CORL', explanation: '权重用截断的指数，策略在评论家之后更新。' },
    rlkit: { label: 'rlkit，MuJoCo 任务', explanation: '作者代码：权重用批次上的 softmax，所有损失都基于旧网络。' },
    'rlkit-hand': { label: 'rlkit，灵巧手', explanation: '作者用于灵巧操作的设置：V 取均值动作，优势在 0.5 处截断。' },
  },
  references: {
    '0 in CORL, 1e-4 in rlkit and jaxrl': 'CORL 为 0，rlkit 与 jaxrl 为 1e-4',
    '0.5 in rlkit’s hand tasks (clip_score), otherwise none': 'rlkit 的灵巧手任务为 0.5（clip_score），其余没有',
    '1 in CORL (0.1 on antmaze and adroit), 2 in rlkit': 'CORL 为 1（antmaze 与 adroit 为 0.1），rlkit 为 2',
    '100 in CORL (exp_adv_max)': 'CORL 为 100（exp_adv_max）',
    'exponential in the paper and CORL, softmax in the authors’ rlkit': '论文与 CORL 用指数，作者的 rlkit 用 softmax',
  },
  terms: { stateValue: { name: '状态价值', sentence: '用同样的评论家衡量策略自己的动作值多少。' } },
}
