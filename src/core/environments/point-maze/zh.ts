import type { EnvironmentWords } from '../words'

/** PointMaze in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'point-maze',
  label: '滚球迷宫',
  summary:
    '让小球滚过迷宫到达目标，每个回合目标不同。即 Gymnasium-Robotics 的 PointMaze 和 D4RL 的 maze2d，墙面也会略微退让。',
  parameters: {
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
  policies: {
    medium: { label: '中等', explanation: '同样的路线，但力量弱、噪声大，会撞墙，时间也会耗尽。' },
    expert: { label: '专家', explanation: '沿最短路线从一格到下一格，向前拉，并按速度制动。' },
    narrow: { label: '狭窄示范', explanation: '同样的路线，噪声很小：沿途一条细窄的状态带。' },
    failed: { label: '失败示范', explanation: '滚到起初距离的一半处，便停在那里。' },
  },
  recipes: {
    'point-maze-waypoints': {
      label: '滚球迷宫，路标',
      explanation: '沿路标从目标到目标，一半力弱而嘈杂：处处都见过，走捷径的却不多。',
    },
  },
  phrases: { 'force, x': '力 x', 'force, y': '力 y' },
}
