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
      '每隔一段时间，当前策略完整地玩若干回合，不从中学习：按均值动作，或在设置“评估的策略”如此时按采样。线是这些回报的平均值，周围的带是中间 50%。有底色的部分是离线：策略只见过数据。到了分界，它开始行动，并从自己的行动中学习。归一化得分 0 为随机策略，100 为专家。',
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
    without: '没有环境，就没有回报可测。下面的各项损失仍显示学习过程。',
  },

  losses: {
    title: '各网络学到了什么？',
    explanation:
      '最近 25 个梯度步的平均值，按算法自身的计算。损失下降本身说明不了多少：目标随网络一起移动。留意失控的数值，以及分界处的变化。',
    waiting: '还没有测量。25 步之后出现第一批数值。',
    without: (names: string) => `在此阶段、以这些设置尚未测量：${names}。`,
    episodeReturn: '探索时的回报',
    episodeReturnExplanation: '已结束的训练回合的平均回报，包含探索。',
  },
}
