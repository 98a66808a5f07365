import type { FieldWords, Scoped } from '../../core-words'

/** Algorithms that imitate, or stay near what they imitate: AWAC, AWR, BC, IQL, KL-constrained. */
export const imitating: Scoped<FieldWords> = {
  awac: {
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
  awr: {
    temperature: { label: '温度', explanation: '小：只模仿数据中最好的动作。大：退化为行为克隆。' },
    normaliseAdvantages: { label: '优势归一化', explanation: '减去批次的平均优势，再除以其标准差。' },
  },
  bc: {
    discount: { label: '折扣因子', explanation: '面板所显示的回报中，晚一步的奖励还值多少；克隆本身不用它。' },
  },
  iql: {
    expectile: {
      label: '期望分位数',
      explanation: '取一半：V 是 Q 在数据动作上的均值。趋近于一：取其中最好的。',
    },
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
  'kl-ac': {
    form: {
      label: '形式',
      explanation: '如何使策略靠近克隆出的行为策略。',
      choices: {
        penalty: { label: '惩罚', explanation: '散度乘以固定的权重。' },
        constraint: { label: '约束', explanation: '学习一个拉格朗日乘子，使散度保持在上界处。' },
      },
    },
    klWeight: {
      label: '散度权重',
      explanation: '大：紧跟克隆策略。小：听从评论家。使用约束时为乘子的初值。',
    },
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
}
