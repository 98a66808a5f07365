import { formatCount } from '../../format/numbers'

/** Words of every panel's frame, of the learning curve and of the losses. */
export const charts = {
  panel: {
    explain: '说明',
    table: '表格',
    tableOf: (title: string) => `“${title}”的表格`,
    save: '保存',
    saveCsv: 'CSV',
    savePng: 'PNG',
    saveSvg: 'SVG',
    saveAs: (title: string, format: string) => `将“${title}”保存为 ${format}`,
    cursor: (title: string) => `${title}：某一步的数值；用方向键移动`,
  },

  axis: { step: '梯度步', stepAt: (step: number) => `第 ${formatCount(step)} 步` },
  phases: { offline: '离线', online: '在线' },

  learningCurve: {
    title: '它在变好吗？',
    explanation:
      '每隔一段时间，当前策略完整地玩若干回合，不从中学习：按均值动作，或在设置“评估的策略”如此时按采样。线是这些回报的平均值，周围的带是中间 50%。有底色的部分是离线：策略只见过数据。到了边界，它开始行动，并从自己的行动中学习。归一化得分 0 为随机策略，100 为专家。',
    return: '回合回报',
    score: '归一化得分',
    meanReturn: '平均回报',
    middleHalf: '中间 50%',
    behaviour: '数据',
    random: '随机',
    expert: '专家',
    oracle: '已知目标的控制器（oracle）',
    adaptationEpisode: (episode: number) => `第 ${episode} 个回合`,
    metaExplanation:
      '每隔一段时间，策略在若干从未训练过的任务中各玩几个回合，没有任何梯度步。线是其中最后一个回合的平均回报，带是各任务的中间 50%；虚线是之前的回合，第一个全凭猜测。两者的距离就是推断任务带来的收益。作为对照：随机策略，以及被告知隐藏量的控制器。',
    waiting: '还没有测量。第一步之后出现第一个点。',
  },

  judgedByData: {
    title: '仅凭数据看，它变好了吗？',
    explanation:
      '没有可以运行的环境，因此无法测量回报。拟合 Q 评估（FQE）改为询问数据：从各回合的起点出发，当前策略的折扣回报会是多少？拟合用随机特征上的岭回归，区间来自每次留出十分之一的回合。旁边是对数据自身动作的同一拟合，其真实价值是已知的：这就是该方法在这里的误差。只有当运行之间的差别大于这两者时才可信。其余图表显示策略与留出回合（至少十个回合时每十个留一个，任何运行都不用它们训练）的动作有多近，以及 critic 在那里与自身目标相差多少。',
    waiting: '还没有评估。第一步之后出现第一批数值。',
    value: (value: string, interval: readonly string[] | null) =>
      interval
        ? `拟合 Q 评估：此策略的折扣回报为 ${value}（95% 区间：${interval[0]} 至 ${interval[1]}）。`
        : `拟合 Q 评估：此策略的折扣回报为 ${value}；回合太少，没有区间。`,
    noValue: '拟合 Q 评估在此没有结果：没有奖励，或拟合没有收敛。',
    check: (found: string, earned: string) => `对方法的检验：对数据自身的动作，它得出 ${found}，实际所得为 ${earned}。`,
    metrics: {
      policyValue: {
        label: '拟合 Q 评估的价值',
        explanation: '策略的均值动作从各回合首个观测出发的折扣回报，用奖励自身的单位，由数据拟合得出。',
      },
      policyValueTdError: {
        label: '其在留出回合上的误差',
        explanation: '拟合的 Q 在未参与拟合的回合上 r + γ Q(s′, π(s′)) − Q(s, a) 的均方根。',
      },
      actionDistance: {
        label: '与留出动作的距离',
        explanation: 'π(s) − a 的均方根，动作缩放到 [−1, 1]。小：策略的做法与数据一致。',
      },
      logLikelihood: {
        label: '留出动作的对数似然',
        explanation: 'log π(a|s) 的平均值，动作缩放到 [−1, 1]。策略改进时会离开较差的动作，因此它可能下降。',
      },
      criticTdError: {
        label: 'critic 的留出 TD 误差',
        explanation: '运行自身的 critic 的 r + γ minᵢ Qᵢ(s′, π(s′)) − mean Q(s, a) 的均方根，用学习器的单位。',
      },
    },
  },

  losses: {
    title: '各网络学到了什么？',
    explanation:
      '最近 25 个梯度步的平均值，按算法自身的计算。损失下降本身说明不了多少：目标随网络一起移动。留意失控的数值，以及边界处的变化。',
    waiting: '还没有测量。25 步之后出现第一批数值。',
    without: (names: string) => `在此阶段、以这些设置尚未测量：${names}。`,
    episodeReturn: '探索时的回报',
    episodeReturnExplanation: '已结束的训练回合的平均回报，包含探索。',
  },
}
