import { formatCount } from '../../format/numbers'
import { megabytes } from '../../format/sizes'
import { duration } from './durations'

/** 关于浏览器中保存的运行的用语。 */
export const storage = {
  offer: '中断的运行',
  interrupted: (run: string, step: number, total: number, seconds: number) =>
    `${run} 在第 ${formatCount(step)} 步（共 ${formatCount(total)} 步）中断，${duration(seconds)}前。`,
  others: (count: number) => `另有 ${formatCount(count)} 个已保存。`,
  continue: '继续',
  all: '查看全部',
  later: '以后再说',
  forget: '删除',
  open: '已保存的运行',
  notKept: '运行未保存',
  title: '保存在此浏览器中',
  explanation:
    '训练期间，网络、优化器、缓冲区和随机状态每十秒以及在切换时保存在此浏览器中，因此关闭标签页或崩溃损失很小。任何内容都不会离开本机。',
  refused: {
    full: '此浏览器已没有空间，不再保存。运行继续。请清除这里保存的内容，或腾出磁盘空间。',
    blocked: '此浏览器不允许本页保存内容（可能是隐私窗口）。运行继续，但会随标签页关闭而丢失。',
  },
  savedAgo: (seconds: number) => `当前运行最近一次保存于 ${duration(seconds)}前。`,
  usage: (used: number, quota: number) => `已用 ${megabytes(used)}，上限 ${megabytes(quota)}。`,
  clear: '清除全部保存内容',
}
