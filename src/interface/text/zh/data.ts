import { LIMITS } from '../../../core/data/formats/limits'
import { formatCount, formatMeasured } from '../../format/numbers'
import { duration } from './durations'

/** Words of the data card. */
export const data = {
  title: '数据',
  dataset: '数据集',
  choose: '选择文件',
  drop: `或把一个或多个文件拖到这里：HDF5、NPZ、Parquet、CSV、JSON，或 Minari 的文件夹与 zip，最多 ${formatCount(LIMITS.transitions)} 条转移。文件不会离开本机。`,
  dropNow: '松手即读取',
  reading: (name: string, fraction: number) => `正在获取 ${name}：${Math.round(100 * fraction)}%`,
  left: (seconds: number) => `大约还需 ${duration(seconds)}`,
  cancel: '取消',
  refused: '未读取。',
  kept: '仍使用原来的数据。',
  episodes: '回合',
  transitions: '转移',
  meanReturn: '平均回报',
  ends: '终止，截断',
  sizes: '观测，动作',
  histogram: (low: number, high: number) => `各回合回报的分布，从 ${formatMeasured(low)} 到 ${formatMeasured(high)}`,
  world: (environment: string, share: number, rows: number, error: string) =>
    `${environment}：重放的 ${formatCount(rows)} 行中 ${(100 * share).toFixed(share > 0.99 && share < 1 ? 1 : 0)}% 相符，单步误差 ${error}`,
  reorder: (environment: string) => `按${environment}的次序重排各列`,
  unused: (columns: string) => `未使用：${columns}`,
  warnings: (count: number) => `${count} 条警告`,
  assumptions: (count: number) => `${count} 条假设`,
  none: '还没有数据集。',
  collects: (algorithm: string) => `${algorithm} 不需要数据集：元训练时它自己收集数据，在每个训练任务上进行若干回合。`,
  waits: (dataset: string) => `“${dataset}”留给其他算法使用。`,
  refusesFiles: (algorithm: string) => `${algorithm} 自己收集数据，因此没有读取文件。请换一个算法后再拖入。`,
}
