import { formatCount, formatMeasured } from '../../format/numbers'

/** The sentences that tell what is happening. */
export const story = {
  starting: '正在准备：训练引擎和第一个数据集即将就绪。',
  offlineReady: (algorithm: string, steps: number, dataset: string) =>
    `${algorithm} 先只从“${dataset}”学习 ${formatCount(steps)} 步，然后转入在线。请按“训练”。`,
  onlineOnly: (algorithm: string) => `${algorithm} 从第一步起就在线学习。请按“训练”。`,
  readyWithoutWorld: (algorithm: string, dataset: string) =>
    `${algorithm} 将从“${dataset}”学习。没有与之匹配的内置世界，因此无法测量回报，只能离线训练。`,
  metaReady: (algorithm: string, family: string) =>
    `${algorithm} 先在许多同类任务（${family}）上元训练，再适应从未见过的任务。请按“训练”。`,
  meta: (algorithm: string, transitions: number) =>
    `${algorithm} 正在元训练：在许多任务中收集数据，学习区分它们。至今 ${formatCount(transitions)} 个环境步。`,
  adapted: (first: number, last: number, episodes: number) =>
    `在未见过的任务中，第一个回合的回报为 ${formatMeasured(first)}，第 ${episodes} 个为 ${formatMeasured(last)}。`,
  metaFinished: (algorithm: string) => `${algorithm} 元训练完成。`,
  offline: (algorithm: string, left: number) =>
    `${algorithm} 正在离线学习：它只能看到数据。再过 ${formatCount(left)} 步才可以自己行动。`,
  online: (algorithm: string, transitions: number) =>
    `${algorithm} 已在线：它行动，记下发生的事，并从新旧数据中学习。至今新增 ${formatCount(transitions)} 条转移。`,
  nowAt: (value: number, behaviour: number) =>
    value >= behaviour
      ? `它的回报为 ${formatMeasured(value)}，高于数据的 ${formatMeasured(behaviour)}。`
      : `它的回报为 ${formatMeasured(value)}；数据为 ${formatMeasured(behaviour)}。`,
  paused: (step: number) => `暂停在第 ${formatCount(step)} 步。可以改动设置、单步执行，或继续训练。`,
  finished: (algorithm: string, atSwitch: number, last: number) =>
    `${algorithm} 训练完成：切换时回报为 ${formatMeasured(atSwitch)}，结束时为 ${formatMeasured(last)}。`,
  oneSeed: '单个种子说明不了什么；多选几个或换一个再训练。',
  finishedOffline: (algorithm: string) => `${algorithm} 训练完成。`,
  failed: (why: string) => `运行已停止。${why} 已绘制的内容保留；“重置”可重新开始。`,
  goBack: (step: number) => `回到第 ${formatCount(step)} 步`,
}
