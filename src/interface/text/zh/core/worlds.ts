import type { NamedWords } from '../../../../core/algorithms/words'
import type { CoreWords, Scoped } from '../../core-words'

/** Environments and families of tasks. */
export const places: CoreWords['places'] = {
  pendulum: {
    label: '倒立摆',
    summary: '用力量不足的电机把杆甩起来并保持直立。即 Gymnasium 的 Pendulum-v1：稠密奖励，只在时间上限处结束。',
  },
  'mountain-car': {
    label: '山地车',
    summary:
      '让动力不足的小车来回摆动，驶出山谷。即 Gymnasium 的 MountainCarContinuous-v0：用力有代价，只有旗子给奖励，所以什么都不做很有诱惑。',
  },
  'cart-pole-swing-up': {
    label: '小车摆起',
    summary: '移动小车，把垂下的杆甩到直立，再保持平衡。驶出轨道则回合结束。',
  },
  reacher: { label: '机械臂', summary: '把两节机械臂的指尖移到目标处并停住。' },
  bridge: {
    label: '窄桥',
    summary:
      '沿窄桥走到尽头，得到 10 的奖励。坠落则回合结束，并得到少量安慰奖励；有安慰奖励时，这是为展示性能骤降而构造的演示。',
  },
  'u-maze': {
    label: 'U 形迷宫',
    summary: '绕过一堵墙，走到奖励为 10 的目标。没有别的奖励，因此性能骤降的策略一无所得。',
  },
  'flow-maze': { label: '水流迷宫', summary: '有水流的 U 形迷宫，各处水流不同：适合学习其模型的环境。' },
  'free-maze': { label: '自绘迷宫', summary: '自己画墙、起点和目标；到达目标得 10 并结束回合，此外没有奖励。' },
  'point-maze': {
    label: '滚球迷宫',
    summary:
      '让小球滚过迷宫到达目标，每个回合目标不同。即 Gymnasium-Robotics 的 PointMaze 和 D4RL 的 maze2d，墙面也会略微退让。',
  },
  'point-robot': { label: '点机器人', summary: '在半圆上寻找目标；每一步都告知还有多远。' },
  'sparse-point-robot': {
    label: '点机器人，稀疏奖励',
    summary: '在半圆上寻找目标；只有在目标 0.2 m 之内，一步才带来信息。',
  },
  'pendulum-hidden-body': {
    label: '质量与长度未知的倒立摆',
    summary: '同样的任务，每次换一根杆：它如何摆动要靠感受，奖励不会告知。',
  },
  'reacher-hidden-target': { label: '看不见目标的机械臂', summary: '机械臂看不到目标在哪里；奖励告知指尖离目标多远。' },
}

const mazePolicies: Scoped<NamedWords>[string] = {
  medium: { label: '中等', explanation: '同样的路线，但又慢又有噪声，往往先到时间上限。' },
  expert: {
    label: '专家',
    explanation:
      '以速度 1 从一个路标直走到下一个路标。它并非最优：两个速度分量都可以是 1，因此对角线可以用 √2 的速度走。',
  },
  narrow: { label: '狭窄示范', explanation: '同样的路线，噪声很小：沿途一条细窄的状态带。' },
  failed: { label: '失败示范', explanation: '一次狭窄示范，约在半路停下，等到时间上限。' },
}

const pointMazePolicies: Scoped<NamedWords>[string] = {
  medium: { label: '中等', explanation: '同样的路线，但力量弱、噪声大，会撞墙，时间也会耗尽。' },
  expert: { label: '专家', explanation: '沿最短路线从一格到下一格，向前拉，并按速度制动。' },
  narrow: { label: '狭窄示范', explanation: '同样的路线，噪声很小：沿途一条细窄的状态带。' },
  failed: { label: '失败示范', explanation: '滚到起初距离的一半处，便停在那里。' },
}

export const policies: CoreWords['policies'] = {
  shared: {
    random: { label: '随机', explanation: '均匀随机的动作：覆盖面广，成绩很差。' },
    narrow: { label: '狭窄示范', explanation: '几乎没有噪声的专家：表现好，但对其他动作只字不提。' },
  },
  pendulum: {
    medium: { label: '中等', explanation: '半力的专家加强噪声：很晚才立起，并且摇晃。' },
    expert: { label: '专家', explanation: '注入能量直到杆到达顶端，然后保持住。' },
    failed: { label: '失败示范', explanation: '开头与专家一样，之后彻底松开电机。' },
  },
  'mountain-car': {
    medium: { label: '中等', explanation: '五分之一力量的专家加强噪声：很晚到达，或永远到不了。' },
    expert: { label: '专家', explanation: '始终朝小车滚动的方向推，时刻增加能量。' },
    failed: { label: '失败示范', explanation: '直接冲向旗子，但电机力量不够。' },
  },
  'cart-pole-swing-up': {
    medium: { label: '中等', explanation: '减力的专家加强噪声：很晚才立起，又把杆倒下。' },
    expert: { label: '专家', explanation: '移动小车给杆注入能量，然后在中间附近保持平衡。' },
    failed: { label: '失败示范', explanation: '开头与专家一样，之后任小车滑行。' },
  },
  reacher: {
    medium: { label: '中等', explanation: '三分之一力量的专家加强噪声：慢慢飘向目标。' },
    expert: { label: '专家', explanation: '知道机械臂的方程，把两个关节转到触及目标的角度。' },
    failed: { label: '失败示范', explanation: '伸向目标的镜像，在肩部的另一侧。' },
  },
  bridge: mazePolicies,
  'u-maze': mazePolicies,
  'flow-maze': mazePolicies,
  'free-maze': mazePolicies,
  'point-maze': pointMazePolicies,
}

export const recipes: CoreWords['recipes'] = {
  'pendulum-medium': { label: '倒立摆，中等', explanation: '弱而嘈杂的控制器：介于随机与精通之间，有改进余地。' },
  'pendulum-weak': { label: '倒立摆，弱与随机', explanation: '三分之二随机，三分之一中等，数量又少：微调的起点很差。' },
  'pendulum-narrow': { label: '倒立摆，狭窄示范', explanation: '都好，也都一样：看不出其他动作会怎样。' },
  'mountain-car-medium': { label: '山地车，中等', explanation: '很晚或从不到达旗子，因此罕见的奖励在数据中有待发现。' },
  'cart-pole-medium': { label: '小车摆起，中等', explanation: '弱而嘈杂、会再把杆倒下的控制器，外加一些随机驾驶。' },
  'reacher-medium': { label: '机械臂，中等', explanation: '弱而嘈杂的机械臂，慢慢飘向目标。' },
  'bridge-narrow': {
    label: '窄桥，狭窄示范',
    explanation: '四分之三到达目标，四分之一停在半路，没有坠落：数据不知道坠落为何物。',
  },
  'u-maze-demonstrations': { label: 'U 形迷宫，示范', explanation: '一半到达目标，一半停在半路等到时间上限。' },
  'flow-maze-demonstrations': {
    label: '水流迷宫，示范',
    explanation: '一半狭窄，一半更慢更嘈杂，都绕墙而行：模型对其余部分一无所知。',
  },
  'point-maze-waypoints': {
    label: '滚球迷宫，路标',
    explanation: '沿路标从目标到目标，一半力弱而嘈杂：处处都见过，走捷径的却不多。',
  },
  'free-maze-demonstrations': { label: '自绘迷宫，示范', explanation: '一半到达目标，一半停在半路等到时间上限。' },
}
