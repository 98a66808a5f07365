import { formatCount } from '../../format/numbers'

/** Words of the world card. */
export const world = {
  title: '环境',
  environment: '环境',
  agreeing: (environment: string, share: number) => `${environment}（${(100 * share).toFixed(0)}% 的行相符）`,
  noEnvironment: '无环境',
  canvas: (environment: string) => `${environment}，由当前策略驱动`,
  play: '播放画面',
  pause: '停住画面',
  speed: '速度',
  speedOf: (factor: number) => `${factor} 倍速`,
  untrained: '未训练的策略',
  policyAt: (step: number) => `训练 ${formatCount(step)} 步后的策略`,
  reward: '奖励',
  returnSoFar: '累计回报',
  step: (step: number, limit: number) => `第 ${step} / ${limit} 步`,
  action: '动作',
  waiting: '运行开始后显示画面。',
  without: '没有内置环境与此数据集匹配。它只做离线训练，过程见各项损失。要看策略行动，请选择内置数据集。',
  falling: (reward: string) => `坠落：${reward}`,
  about: '关于这个环境',
  parameters: '改变这个环境',
  tasks: {
    family: '任务族',
    canvas: (family: string) => `${family}，当前策略正在适应未见过的任务`,
    hidden: (values: string) => `对智能体隐藏：${values}。`,
    guessing: (episode: number, of: number) => `该任务的第 ${episode} / ${of} 个回合：它还在猜测。`,
    informed: (episode: number, of: number) => `该任务的第 ${episode} / ${of} 个回合：它依据所见行动。`,
  },
}
