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
    '训练期间，网络、优化器、缓冲区和随机状态从第一秒起至少每十秒以及在切换时保存在此浏览器中，因此关闭标签页或崩溃损失很小。任何内容都不会离开本机。',
  refused: {
    full: '此浏览器已没有空间，不再保存。运行继续。请清除这里保存的内容，或腾出磁盘空间。',
    blocked: '此浏览器不允许本页保存内容（可能是隐私窗口）。运行继续，但会随标签页关闭而丢失。',
  },
  savedAgo: (seconds: number) => `当前运行最近一次保存于 ${duration(seconds)}前。`,
  usage: (used: number, quota: number) => `已用 ${megabytes(used)}，上限 ${megabytes(quota)}。`,
  clear: '清除全部保存内容',
  files: {
    title: '将当前运行存为文件',
    explanation:
      '检查点包含一切，可在任何地方继续，在 WebAssembly 和 JavaScript 后端上逐位一致。网络本身可供其他工具读取：全部网络为 safetensors，策略为 ONNX。',
    checkpoint: '保存检查点',
    networks: '保存网络（safetensors）',
    policy: '保存策略（ONNX）',
    open: '打开检查点，或为当前运行打开网络文件',
    saved: (name: string) => `已保存 ${name}。`,
    continued: '该运行已加入列表并成为当前运行；按“训练”即可继续。',
    loaded: (networks: readonly string[]) => `已载入当前运行：${networks.join('、')}。它们的优化器重新开始。`,
  },
}
