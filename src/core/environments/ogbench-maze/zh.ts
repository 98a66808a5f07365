import type { EnvironmentWords } from '../words'

/** OGBench's pointmaze in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'ogbench-maze',
  label: 'OGBench 滚球迷宫',
  summary: '让小球滚到大迷宫的目标处：到达之前每步付出 1。即 OGBench 的 pointmaze，墙面也会略微退让。',
  parameters: {
    maze: {
      label: '迷宫',
      explanation: 'OGBench 的哪一个迷宫；带传送门的不在其中。',
      choices: {
        medium: { label: '中型', explanation: '六乘六格，每格 4 m。' },
        large: { label: '大型', explanation: '七乘十格，每格 4 m。' },
        giant: { label: '巨型', explanation: '十乘十四格，每格 4 m。' },
      },
    },
    task: { label: '任务', explanation: '哪一对起点和目标，按 OGBench 的编号（“singletask”）。' },
  },
  policies: {
    medium: { label: '中等', explanation: '同样的路线，速度减半，噪声很大：会撞墙。' },
    expert: { label: '专家', explanation: '沿最短路线全速从一格滚到下一格。' },
    narrow: { label: '狭窄示范', explanation: '同样的路线，噪声很小：沿途一条细窄的状态带。' },
    failed: { label: '失败示范', explanation: '滚完一半路程便停在那里。' },
  },
  recipes: {
    'ogbench-maze-navigate': {
      label: 'OGBench 滚球迷宫，示范',
      explanation: '一半以很小的噪声直奔目标，一半又慢又嘈杂。',
    },
  },
}
