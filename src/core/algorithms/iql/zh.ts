import type { AlgorithmWords } from '../words'

/** IQL in simplified Chinese. */
export const zh: AlgorithmWords = {
  algorithm: 'iql',
  summary: '从不询问数据之外动作的 Q，因此在线时没有过低的 Q 值要纠正：没有低谷，但改进缓慢。',
  fields: {
    expectile: { label: '期望分位数', explanation: '取一半：V 是 Q 在数据动作上的均值。趋近于一：取其中最好的。' },
    inverseTemperature: { label: '逆温度', explanation: '零：普通行为克隆。大：只模仿数据中最好的动作。' },
    implementation: {
      label: '实现方式',
      explanation: '各步的顺序，以及评论家损失取平均还是求和。',
      choices: {
        corl: { label: 'CORL', explanation: '依次为 V、Q、策略；Q 和策略看到 V 更新前的值；评论家损失取平均。' },
        official: { label: '作者版', explanation: '先更新 V，其余看到新的 V；评论家损失求和；对数标准差不低于 -10。' },
      },
    },
    actorSchedule: {
      label: '策略学习率调度',
      explanation: '策略学习率在运行中如何变化。',
      choices: {
        constant: { label: '恒定', explanation: '保持不变。' },
        cosine: { label: '余弦', explanation: '在下面的步数内降到零；若继续训练，会再次升高。' },
      },
    },
    scheduleSteps: { label: '调度步数', explanation: '余弦降到零所需的策略更新步数。' },
  },
  metrics: {
    advantage: { label: '优势', explanation: '目标评论家的 Q 减 V 的平均值。' },
    criticLoss: { label: '评论家损失', explanation: '时序差分误差平方。' },
    valueLoss: { label: '价值损失', explanation: 'V 对目标评论家的期望分位数回归。' },
  },
  presets: { antmaze: { label: 'Antmaze 设置', explanation: '参考实现对稀疏奖励的选择：高期望分位数、尖锐的权重。' } },
  references: {
    '0.7, 0.9 on antmaze (iql_tau)': '0.7，antmaze 上为 0.9（iql_tau）',
    '3, 10 on antmaze (beta)': '3，antmaze 上为 10（beta）',
    'cosine in CORL and in the authors’ code': 'CORL 与作者代码为余弦',
    'the offline steps, 1,000,000 (max_steps)': '离线步数，1,000,000（max_steps）',
  },
  terms: { expectile: { name: '期望分位回归', sentence: '向上的误差比向下的误差更重，因此 V 偏向数据中最好的动作。' } },
  symbols: { u: 'u，目标评论家比 V 高多少。', '\\beta': 'beta，优势权重的逆温度。' },
}
