import type { FieldWords } from '../../../../core/algorithms/words'
import type { Scoped } from '../../core-words'

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
      label: '坠落的安慰奖励',
      explanation: '从桥上坠落得到的奖励：为 2 时，不信任未知动作的评论家宁愿坠落，于是性能骤降。',
    },
  },
  'u-maze': corners,
  'flow-maze': corners,
  'point-maze': {
    maze: {
      label: '迷宫',
      explanation: 'PointMaze 的哪一个迷宫，或自己画的。',
      choices: {
        umaze: { label: 'U 形', explanation: '绕过一堵墙；300 步。' },
        open: { label: '开阔', explanation: '内部没有墙；300 步。' },
        medium: { label: '中型', explanation: '六乘六格；600 步。' },
        large: { label: '大型', explanation: '七乘十格；800 步。' },
        drawn: { label: '自绘', explanation: '按“墙”一项；800 步。' },
      },
    },
    walls: { label: '墙', explanation: '自绘的迷宫：从上到下各行，以 "/" 分隔："." 空地，"#" 墙。' },
    reward: {
      label: '奖励',
      explanation: '一步得到什么。',
      choices: {
        sparse: { label: '稀疏', explanation: '距目标 0.45 m 之内为 1，否则为 0。' },
        dense: { label: '稠密', explanation: 'exp(-到目标的距离，单位 m)。' },
      },
    },
    continuing: {
      label: '到达目标后继续',
      explanation: '回合只因时间上限结束，与 Minari 和 D4RL 一致；否则到达目标即结束。',
    },
    contactMargin: { label: '接触余量', explanation: '墙开始推球的距离：MuJoCo 3.9 起为 0.004，之前为 0.002。' },
  },
  'free-maze': {
    layout: { label: '迷宫', explanation: '从上到下各行，以 "/" 分隔："." 空地，"#" 墙，"S" 起点，"G" 目标。' },
  },
}
