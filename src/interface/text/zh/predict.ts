import { formatCount } from '../../format/numbers'

/** Words of drawing a return curve before the run. */
export const predict = {
  beginShort: '画出',
  begin: '画出你的预期',
  again: '重新画',
  clear: '清除你的预测',
  done: '完成',
  how: '在图上拖动，或用方向键：左右选择点，上下移动它。',
  area: '你的预测',
  handle: (step: number) => `第 ${formatCount(step)} 步的预期回报`,
  line: '你的预测',

  result: {
    differenceAlone: (difference: string, evaluations: number, seeds: number) =>
      `你的线与${seeds === 1 ? '本次运行（1 个种子）' : `${seeds} 个种子的四分位均值`}在 ${evaluations} 次评估上平均相差 ${difference}。`,
    difference: (difference: string, share: string, evaluations: number, seeds: number) =>
      `你的线与${seeds === 1 ? '本次运行（1 个种子）' : `${seeds} 个种子的四分位均值`}在 ${evaluations} 次评估上平均相差 ${difference}：占随机策略到专家策略之间距离的 ${share}。`,
    both: (seen: string, seenStep: number, drawn: string, drawnStep: number) =>
      `切换之后回报下降了 ${seen}，最低在第 ${formatCount(seenStep)} 步；你画的下降为 ${drawn}，最低在第 ${formatCount(drawnStep)} 步。`,
    seen: (seen: string, seenStep: number) =>
      `切换之后回报下降了 ${seen}，最低在第 ${formatCount(seenStep)} 步；你的线在那里没有下降。`,
    drawn: (drawn: string, drawnStep: number) =>
      `你画的线在切换之后下降 ${drawn}，最低在第 ${formatCount(drawnStep)} 步；回报的下降没有达到随机到专家之间距离的十分之一。`,
    neither: '切换之后，你的线和回报的下降都没有达到随机到专家之间距离的十分之一。',
    oneSeed: '换一个种子，结果可能不同。',
  },
}
