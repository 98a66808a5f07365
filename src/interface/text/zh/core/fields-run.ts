import type { FieldWords } from '../../../../core/schema/words'
import type { Scoped } from '../../core-words'

/** Settings of the run. */
export const run: Scoped<FieldWords>[string] = {
  offlineSteps: { label: '离线步数', explanation: '切换之前，只用数据集训练的梯度步数。' },
  onlineSteps: { label: '在线步数', explanation: '切换之后的梯度步数，每一步都有来自环境的新转移。' },
  copies: { label: '环境副本数', explanation: '并行的环境；每个在线梯度步之前各走一步。' },
  collectOnlySteps: {
    label: '只收集步数',
    explanation: '在线阶段开头只收集、不学习的步数。此时 O2O 的探索网络尚未训练，由普通策略收集。',
  },
  collectOnlyActions: {
    label: '只收集时的动作',
    explanation: '在尚不学习的在线步里由谁行动。',
    choices: {
      policy: { label: '策略', explanation: '按其探索方式行动：由旧策略热身。' },
      random: { label: '随机', explanation: '在动作范围内均匀抽取：与策略无关。' },
    },
  },
  updatesPerStep: { label: '每环境步更新数', explanation: '环境副本每走一步对应的梯度步数。' },
  mixing: {
    label: '在线批次',
    explanation: '在线批次如何混合数据集与新转移。',
    choices: {
      uniform: { label: '同一缓冲区', explanation: '从数据集与新转移的合集中均匀采样。' },
      ratio: { label: '固定比例', explanation: '每个批次中固定比例来自数据集。' },
      online: { label: '仅新数据', explanation: '切换时丢弃数据集。' },
    },
  },
  offlineShare: { label: '离线比例', explanation: '比例固定时，在线批次中来自数据集的份额。' },
  pushProbability: {
    label: '随机推动',
    explanation: '每个在线步中某个副本被推动的概率：一个随机动作接管若干步。',
  },
  pushLength: { label: '推动长度', explanation: '一次推动持续的步数。' },
  evaluationEvery: { label: '评估间隔', explanation: '两次策略评估之间的梯度步数。' },
  evaluationEpisodes: { label: '评估回合数', explanation: '每次评估的回合数，起始状态另行抽取。' },
  evaluationPolicy: {
    label: '被评估的策略',
    explanation: '评估时取策略的均值动作还是采样动作。',
    choices: {
      mean: { label: '均值动作', explanation: '确定性的，多数参考实现如此评估。' },
      sample: { label: '采样动作', explanation: '与策略探索时的行为一致。' },
    },
  },
  rewardScale: { label: '奖励缩放', explanation: '学习前奖励乘以此数；显示的回报始终未经缩放。' },
  rewardShift: { label: '奖励平移', explanation: '缩放之后加到每个奖励上。' },
  normaliseObservations: { label: '观测归一化', explanation: '减去数据集均值，再除以标准差加 0.001。' },
  truncatedReturns: {
    label: '被截断回合的回报',
    explanation:
      '因时间上限而截断的轨迹，其最后一步之后在剩余回报中如何计算。评论家不知道时间上限，到此为止的和不是它的值。',
    choices: {
      truncate: { label: '不计', explanation: '求和到截断处为止：奖励为正时偏小，为负时偏大。' },
      average: {
        label: '一直延续最后的奖励',
        explanation: '最后 1 / (1 − γ) 步的平均奖励折扣后一直延续；若那里毫无所得则不计。',
      },
      'sparse-failure': {
        label: '一直失败',
        explanation: '只得到过失败奖励的轨迹，之后也一直得到它（Cal-QL，稀疏奖励任务）。',
      },
    },
  },
}
