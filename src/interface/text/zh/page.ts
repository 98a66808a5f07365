import { formatCount, formatMeasured } from '../../format/numbers'
import { duration } from './durations'

/** Words of the frame of the page: header, run bar, timeline, notices and questions. */
export const page = {
  title: '离线到在线演练场',

  list: (parts: readonly string[]) => parts.join('，'),
  pair: (what: string, how: string) => `${what}：${how}`,
  skip: '跳到实验',

  runBar: {
    label: '运行控制',
    train: '训练',
    pause: '暂停',
    again: '再次训练',
    step: '单步',
    stepHint: '一个梯度步',
    reset: '重置',
    resetHint: '回到第 0 步，网络重新初始化',
    seed: '种子',
    seedExplanation: '决定运行中的所有随机数：相同的种子得到相同的运行。',
    seedCount: '种子数',
    seeds: (count: number) => `${count} 个种子`,
    seedWrong: '种子是 0 到 2147483647 之间的整数。',
    wait: '请稍候：页面仍在启动。',
  },

  language: {
    label: '语言',
    system: 'Aa 自动',
    en: 'English',
    zh: '中文',
    failed: '无法获取该语言的文字。请在网络恢复后重试。',
  },
  hiddenTab: { label: '标签页隐藏时', train: '隐藏时：继续训练', pause: '隐藏时：暂停' },
  theme: { label: '主题', system: '◐ 自动', light: '浅色', dark: '深色' },

  reset: {
    question: (what: string) => `${what}：此更改会重新开始运行，已学到的内容将丢失。`,
    dataset: (name: string) => `已读取 ${name}。使用它会重新开始运行，已学到的内容将丢失。`,
    carryOn: '切换并继续',
    orCarryOn: (what: string) => `${what}：可保留兼容的部分，从当前步继续，也可以重新开始。此前的运行保留在列表中。`,
    accept: '重新开始',
    decline: '保留当前运行',
  },

  timeline: {
    label: '时间轴',
    position: (step: number, total: number) => `第 ${formatCount(step)} / ${formatCount(total)} 步`,
    shown: (step: number) => `所示为第 ${formatCount(step)} 步`,
    rate: (rate: number) => `每秒 ${formatMeasured(rate)} 个梯度步`,
    left: (seconds: number) => `剩余 ${duration(seconds)}`,
    environmentSteps: (steps: number) => `${formatCount(steps)} 个环境步`,
    marks: '标记',
    markAt: (text: string, step: number) => `${text}，第 ${formatCount(step)} 步`,
    networks: (format: string) => `载入 ${format} 文件中的网络`,
  },

  status: {
    preparing: '启动中',
    ready: '就绪',
    training: '训练中',
    paused: '已暂停',
    finished: '已完成',
    failed: '已停止',
    waiting: '等待空闲的处理器核',
    ended: '提前结束',
    recorded: '录制',
  },

  backend: {
    starting: '正在选择计算后端',
    running: (backend: string, mode: string, threads: number) =>
      `${backend}，${mode}${threads > 1 ? `，${threads} 个线程` : ''}`,
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' },
    compiled: '编译执行',
    eager: '逐个执行',
    why: (backend: string, reason: string) => `${backend}。${reason}`,
    rejected: (backend: string, reason: string) => `未使用 ${backend}：${reason}`,
    eagerBecause: (reason: string) => `逐个执行运算：${reason}`,
    none: '此浏览器中没有可用的计算后端，无法训练。新版的 Chrome、Edge、Firefox 或 Safari 应该可以。',
    label: '计算后端',
  },

  notice: {
    label: '通知',
    dismiss: '关闭',
    takenUp: (why: string, step: number, lost: number) =>
      `${why} 训练从最近保存的第 ${formatCount(step)} 步继续，${formatCount(lost)} 步将重做。`,
  },
}
