import type { FieldWords, Scoped } from '../../core-words'

const corners: Scoped<FieldWords>[string] = {
  startX: { label: '起点 x', explanation: '3 m × 3 m 方框内的起点 x，从左下角量起。' },
  startY: { label: '起点 y', explanation: '3 m × 3 m 方框内的起点 y，从左下角量起。' },
  goalX: { label: '目标 x', explanation: '3 m × 3 m 方框内的目标 x，从左下角量起。' },
  goalY: { label: '目标 y', explanation: '3 m × 3 m 方框内的目标 y，从左下角量起。' },
}

/** Parameters of the environments. */
export const worlds: Scoped<FieldWords> = {
  pendulum: {
    mass: { label: '质量', explanation: '杆的质量；杆越重，需要摆动的次数越多。' },
    length: { label: '长度', explanation: '杆的长度；杆越长，倒得越慢，也越难转动。' },
  },
  bridge: {
    fallReward: {
      label: '坠落的安慰奖',
      explanation: '从桥上坠落得到的奖励：为 2 时，不信任未知动作的评论家宁愿坠落，于是遗忘。',
    },
  },
  'u-maze': corners,
  'flow-maze': corners,
  'free-maze': {
    layout: { label: '迷宫', explanation: '从上到下各行，以 "/" 分隔："." 空地，"#" 墙，"S" 起点，"G" 目标。' },
  },
}
