import { formatCount, formatMeasured } from '../../format/numbers'

/** The sentences that tell what is happening. */
export const story = {
  starting: '正在准备：训练引擎和第一个数据集即将就绪。',
  offlineReady: (algorithm: string, steps: number, dataset: string) =>
    `${algorithm} 先只从“${dataset}”学习 ${formatCount(steps)} 步，然后转入在线。请按“训练”。`,
  onlineOnly: (algorithm: string) => `${algorithm} 从第一步起就在线学习。请按“训练”。`,
  readyWithoutWorld: (algorithm: string, dataset: string) =>
    `${algorithm} 将从“${dataset}”学习。没有与之匹配的内置环境，因此无法测量回报，只能离线训练。`,
  metaReady: (algorithm: string, family: string) =>
    `${algorithm} 先在许多同类任务（${family}）上元训练，再适应从未见过的任务。请按“训练”。`,
  meta: (algorithm: string, transitions: number) =>
    `${algorithm} 正在元训练：在许多任务中收集数据，学习区分它们。至今 ${formatCount(transitions)} 个环境步。`,
  metaFinished: (algorithm: string) => `${algorithm} 元训练完成。`,
  offline: (algorithm: string, left: number) =>
    `${algorithm} 正在离线学习：它只能看到数据。再过 ${formatCount(left)} 步才可以自己行动。`,
  online: (algorithm: string, transitions: number) =>
    `${algorithm} 已在线：它行动，记下发生的事，并从新旧数据中学习。至今新增 ${formatCount(transitions)} 条转移。`,
  offlineOnly: (algorithm: string, left: number) =>
    `${algorithm} 正在离线学习：它只能看到数据。还剩 ${formatCount(left)} 步。`,
  atStage: (algorithm: string, stage: string) => `${algorithm}：${stage}，策略尚未开始学习。`,
  nowOf: (name: string, value: number) => `${name} 的回报为 ${formatMeasured(value)}`,
  fromTo: (name: string, atSwitch: number, now: number) =>
    `${name} 切换时为 ${formatMeasured(atSwitch)}，现在为 ${formatMeasured(now)}`,
  lostOf: (name: string, share: number, steps: number) =>
    `${name} 在 ${formatCount(steps)} 步内失去了 ${Math.round(100 * share)}%`,
  fellBelowRandom: (name: string, steps: number) => `${name} 在 ${formatCount(steps)} 步内降到了随机策略以下`,
  keptOf: (name: string, share: number) => `${name} 失去了 ${Math.round(100 * share)}%`,
  dreamt: (name: string, dreamt: number, real: number) =>
    `${name} 想象得到 ${formatMeasured(dreamt)}，实际得到 ${formatMeasured(real)}`,
  adaptedOf: (name: string, first: number, last: number, episodes: number) =>
    `${name} 在未见过的任务中，第一个回合的回报为 ${formatMeasured(first)}，第 ${episodes} 个为 ${formatMeasured(last)}`,
  over: (seeds: number, recorded: boolean) =>
    seeds === 1
      ? `（${recorded ? '1 个预先记录的种子' : '1 个种子，说明不了其他种子'}）。`
      : `（${seeds} 个${recorded ? '预先记录的' : ''}种子的四分位均值（IQM））。`,
  inherited: (name: string, parent: string, until: number) =>
    `第 ${formatCount(until)} 步之前，${name} 是 ${parent} 所学到的。`,
  paused: (step: number) => `暂停在第 ${formatCount(step)} 步。可以改动设置、单步执行，或继续训练。`,
  finishedOffline: (algorithm: string) => `${algorithm} 训练完成。`,
  failed: (why: string) => `运行已停止。${why} 已绘制的内容保留；“重置”可重新开始。`,
  goBack: (step: number) => `回到第 ${formatCount(step)} 步`,
}
