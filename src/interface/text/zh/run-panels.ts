import type { CriticsPromise } from '../../../core/diagnostics/calibration'
import type { DipClaim } from '../../../core/diagnostics/dip-sentence'
import { formatMeasured } from '../../format/numbers'
import { dipSentence } from './dip-sentence'

/** Words of the panels that look at the run: dips, calibration, policy beside behaviour. */
export const runPanels = {
  dips: {
    title: '切换时失去了什么？',
    explanation:
      '切换到在线学习前后的评估回报曲线。策略离线学到的东西，可能在它开始从自己的错误中学习时丢失，之后又恢复，或者不再恢复。每次运行单独测量，因为对低谷时间不同的运行求平均会掩盖低谷。设置相同、种子不同的运行会保留下来，以便相互比较。',
    sentence: (claim: DipClaim) => dipSentence(claim),
    waiting: '还没有切换；低谷在切换之后测量。',
    noSwitch: '本次运行没有切换：缺少在线部分或离线部分。',
    yLabel: '回合回报',
    compare: '对比',
    nobody: '无',
    seeds: (label: string, seeds: number) => `${label}，${seeds} 个种子`,
    atSwitch: '切换时',
    lowest: '之后最低',
    forget: '清除先前的运行',
    overSeeds: (seeds: number, recovered: number) =>
      `${seeds} 个种子的四分位均值，各自按自己的曲线测量；步数为中位数，恢复步数只计已恢复的 ${recovered} 个。公式属于当前种子。`,
    figures: {
      valueAtSwitch: '切换时的回报',
      lowest: '最低',
      depth: '深度',
      relativeDepth: '失去的比例',
      stepsToBottom: '到谷底的步数',
      stepsToRecover: '恢复的步数',
      areaLost: '损失面积',
    },
    definitions: {
      valueAtSwitch: '切换时或之前最近一次评估的回报。',
      lowest: '切换之后评估到的最低回报。',
      depth:
        '切换时的回报减去之后的最低回报；若没有评估低于切换时，则为 0。仅评估噪声就会使它为正，因此只应比较评估同样频繁的曲线。',
      relativeDepth:
        '深度除以切换时的回报与下限（随机策略的回报）之差：1 表示离线所学全部丢失。切换时的回报不高于下限时没有值。',
      stepsToBottom: '从切换到首次出现最低回报的评估之间的梯度步数；没有低谷时为 0。',
      stepsToRecover:
        '从切换到某次评估之间的梯度步数，此后再没有评估低于从下限到切换时回报的 95%；从未低于则为 0，最后一次仍低于则没有值。',
      areaLost: '相对于切换时回报的累积遗憾：曲线低于该回报处两者之间的面积，评估之间连直线；单位为回报乘以梯度步。',
    },
    columns: { run: '运行', seed: '种子' },
    never: '尚未',
    none: '无',
  },

  calibration: {
    title: 'Q 兑现承诺了吗？',
    explanation:
      '左：对数据中的状态，评论家为策略动作许诺的价值，与策略之后在模拟器中实得的回报（按学习所见的奖励折扣计算）对照。在对角线上承诺兑现；在其下方承诺过高。大点是按承诺排序、状态数相等的各组平均值。右：平均值随时间的变化。V^μ 是数据从同样的状态起实得的回报；评论家低于它时，退步看起来反而划算，性能骤降由此开始。',
    promise: ({ mode, entropy, of }: CriticsPromise) =>
      [
        mode === 'sample'
          ? '评论家评估的是随机策略，因此按采样而非均值来执行。'
          : '评论家评估的是确定性策略，因此不加噪声地执行。',
        ...(entropy ? ['若 Q 含熵奖励，回报从第一个动作之后也计入它。'] : []),
        ...(of === 'data' ? ['IQL 的 Q 属于数据中最好的动作，而不是该策略：两者不同并非误差。'] : []),
        ...(of === 'model' ? ['MOPO 的 Q 属于模型中减去惩罚后的奖励，回报则是真实的：仅惩罚就会使 Q 更低。'] : []),
      ].join(''),
    predicted: '承诺：min Q(s, π(s))',
    returned: '实得：蒙特卡洛回报',
    promisedShort: '承诺',
    earnedShort: '所得',
    starts: '数据中的状态',
    means: '分组平均',
    exact: '承诺兑现',
    overTime: 'Q 与 V 随时间的变化',
    lines: {
      qData: '数据上的 Q',
      qPolicy: '策略动作的 Q',
      behaviourValue: 'V^μ',
      trueValue: '真实 V^π',
      qDataExplained: '数据动作处 min Q(s, a) 的平均值。',
      qPolicyExplained: '策略采样动作处 min Q(s, ã) 的平均值。',
      behaviourExplained: '数据中相同各行的平均剩余回报。',
      trueExplained: '策略从数据状态出发的平均蒙特卡洛回报。',
    },
    shareBelow: 'Q < V^μ 的状态',
    shareBelowExplained: '策略动作处的 min Q 低于数据从该处实得回报的状态比例。若价值精确，约为一半。',
    boundRate: '低于 Cal-QL 下界',
    boundRateExplained: '对每个评论家，Q 低于 V^μ 的策略动作的比例：在那里 Cal-QL 不再压低 Q。',
    bias: '平均高估量',
    biasExplained: '评论家承诺过多时为正。',
    error: '典型误差',
    errorExplained: '承诺与回报之差的均方根。',
    regret: '遗憾',
    regretExplained:
      '起始状态处 V* 减 V^π：最优策略会多得多少。V* 由网格上的价值迭代得到；在迷宫中它可能高于“专家”，专家从不以 √2 的全速走对角线。',
    miscalibration: '其中的校准误差',
    miscalibrationExplained: 'V* 减最大的 Q：评论家低估了可得的价值时为正。',
    overEstimation: '其中的过高估计',
    overEstimationExplained: '最大的 Q 减 V^π：承诺了却没有兑现的部分。',
    optimalComputing: '正在计算 V*。',
    noSimulation: '这里的观测不足以确定状态，因此无法从数据中的状态开始模拟。',
    columns: { predicted: '承诺', returned: '实得', behaviour: 'V^μ' },
    nothing: '这需要评论家和数据；本次运行没有。',
  },

  environment: {
    title: '它做了哪些数据中没有的事？',
    explanation: '左为当前策略，右为产生数据的行为策略，两者从同一起点出发，逐步同行。策略按其均值动作行动。',
    policy: '策略',
    behaviour: '行为策略',
    returnSoFar: (value: number) => `回报 ${formatMeasured(value)}`,
    ended: (value: number) => `已结束，回报 ${formatMeasured(value)}`,
    side: (environment: string, who: string) => `${environment}，${who}`,
    takeOver: '由我接管',
    without: '没有环境，也就无处行动。',
    tasks: '没有数据，也没有行为策略可对照：该算法自己收集数据。它适应未见任务的过程见“环境”卡片。',
    columns: { episode: '回合', policy: '策略', behaviour: '行为策略' },
  },
}
