import type { FieldWords, NamedWords } from '../../schema/words'
import type { EnvironmentWords } from '../words'

const corners: Readonly<Record<string, FieldWords>> = {
  startX: { label: '起点 x', explanation: '3 m × 3 m 方框内的起点 x，从左下角量起。' },
  startY: { label: '起点 y', explanation: '3 m × 3 m 方框内的起点 y，从左下角量起。' },
  goalX: { label: '目标 x', explanation: '3 m × 3 m 方框内的目标 x，从左下角量起。' },
  goalY: { label: '目标 y', explanation: '3 m × 3 m 方框内的目标 y，从左下角量起。' },
}

const mazePolicies: Readonly<Record<string, NamedWords>> = {
  medium: { label: '中等', explanation: '同样的路线，但又慢又有噪声，往往先到时间上限。' },
  expert: {
    label: '专家',
    explanation:
      '以速度 1 从一个路标直走到下一个路标。它并非最优：两个速度分量都可以是 1，因此对角线可以用 √2 的速度走。',
  },
  narrow: { label: '狭窄示范', explanation: '同样的路线，噪声很小：沿途一条细窄的状态带。' },
  failed: { label: '失败示范', explanation: '一次狭窄示范，约在半路停下，等到时间上限。' },
}

/** The mazes in simplified Chinese. */
export const zh: readonly EnvironmentWords[] = [
  {
    environment: 'bridge',
    label: '窄桥',
    summary:
      '沿窄桥走到尽头，得到 10 的奖励。坠落则回合结束，并得到少量安慰奖励；有安慰奖励时，这是为展示性能骤降而构造的演示。',
    parameters: {
      fallReward: {
        label: '坠落的安慰奖励',
        explanation: '从桥上坠落得到的奖励：为 2 时，不信任未知动作的评论家宁愿坠落，于是性能骤降。',
      },
    },
    policies: mazePolicies,
    recipes: {
      'bridge-narrow': {
        label: '窄桥，狭窄示范',
        explanation: '四分之三到达目标，四分之一停在半路，没有坠落：数据不知道坠落为何物。',
      },
    },
  },
  {
    environment: 'u-maze',
    label: 'U 形迷宫',
    summary: '绕过一堵墙，走到奖励为 10 的目标。没有别的奖励，因此性能骤降的策略一无所得。',
    parameters: corners,
    policies: mazePolicies,
    recipes: {
      'u-maze-demonstrations': { label: 'U 形迷宫，示范', explanation: '一半到达目标，一半停在半路等到时间上限。' },
    },
  },
  {
    environment: 'flow-maze',
    label: '水流迷宫',
    summary: '有水流的 U 形迷宫，各处水流不同：适合学习其模型的环境。',
    parameters: corners,
    policies: mazePolicies,
    recipes: {
      'flow-maze-demonstrations': {
        label: '水流迷宫，示范',
        explanation: '一半狭窄，一半更慢更嘈杂，都绕墙而行：模型对其余部分一无所知。',
      },
    },
  },
  {
    environment: 'free-maze',
    label: '自绘迷宫',
    summary: '自己画墙、起点和目标；到达目标得 10 并结束回合，此外没有奖励。',
    parameters: {
      layout: { label: '迷宫', explanation: '从上到下各行，以 "/" 分隔："." 空地，"#" 墙，"S" 起点，"G" 目标。' },
    },
    policies: mazePolicies,
    recipes: {
      'free-maze-demonstrations': { label: '自绘迷宫，示范', explanation: '一半到达目标，一半停在半路等到时间上限。' },
    },
  },
]
