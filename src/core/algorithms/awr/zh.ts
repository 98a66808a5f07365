import type { AlgorithmWords } from '../words'

/** AWR in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'awr',
  summary: '按轨迹结果的好坏加权模仿动作；没有自举，无法把坏轨迹中好的部分拼接起来。',
  fields: {
    temperature: { label: '温度', explanation: '小：只模仿数据中最好的动作。大：退化为行为克隆。' },
    normaliseAdvantages: { label: '优势归一化', explanation: '减去批次的平均优势，再除以其标准差。' },
  },
  metrics: { valueLoss: { label: '价值损失', explanation: 'V 对剩余回报的平方误差的一半。' } },
  references: {
    '1e-2 with momentum 0.9': '1e-2，动量 0.9',
    '5e-5 with momentum 0.9': '5e-5，动量 0.9',
    'over the whole buffer in the authors’ code; not in the paper': '作者代码对整个缓冲区归一化；论文没有',
  },
  terms: { valueFit: { name: '价值拟合', sentence: 'V 学习数据剩余回报的均值。' } },
}
