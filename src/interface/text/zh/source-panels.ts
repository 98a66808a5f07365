import type { FittedBehaviour } from '../../../core/diagnostics/fitted-behaviour'
import type { MetaStep } from '../../../core/diagnostics/meta-step'
import type { TiltedPolicy } from '../../../core/diagnostics/tilted-policy'
import { formatCount, formatMeasured } from '../../format/numbers'

const percent = (share: number) => `${formatMeasured(100 * share)}%`

/** Words of the panels that work out what the papers derive, with numbers of the run. */
export const sourcePanels = {
  regret: {
    title: '到目前为止，学习付出了多少代价？',
    explanation:
      'Cal-QL 的累积遗憾：切换以来每次查看时，策略从起点所得的回报比最优 V* 低多少，按梯度步求和。它有两部分：其一是 Q 比 V* 少多少，即评论家承诺得太少，如 CQL；其二是 Q 承诺了而策略没有得到的。两者都可以为负，相加即为遗憾。V* 由值迭代得到，仅在能这样做的环境中。',
    nothing: '这需要评论家，以及能计算 V* 的环境。',
    computing: '正在计算 V*；算出后开始求和。',
    waiting: '求和从切换处开始。',
    chart: '遗憾，自切换起按步求和',
    lines: {
      regret: '遗憾：V* − V^π',
      miscalibration: '低于可得：V* − max Q',
      overEstimation: '承诺而未得：max Q − V^π',
    },
    linesExplained: {
      regret: '从切换起就最优的策略总共会多得多少。',
      miscalibration: 'Q 的承诺少于最优策略所得时为正，多于时为负。',
      overEstimation: 'Q 的承诺多于策略所得时为正。',
    },
    who: '哪种方法适合上线？总和很快不再上升的那种。列表中的运行在此并排：在切换处用其他算法分叉即可。Cal-QL 的论文说该看什么：CQL 一开始第一部分很大，Cal-QL 没有；IQL 既不跌落也不很快结束，因为它慢。在这个环境中是否如此，由总和来说。有一阵没有查看运行的地方，总和是一条直线。',
  },

  weighting: {
    title: 'AWAC 的权重从何而来？',
    explanation:
      'AWAC 要的策略，按评论家最好，又与数据的行为策略 μ 相差不超过某个散度。其拉格朗日函数有闭式解：μ 乘以 exp(A/λ)，而让网络拟合它就是加权模仿，因此无需为 μ 建模。λ 是约束的乘子：小则全部权重在最好的动作上（贪心），大则策略就是 μ（克隆）。这里在运行的一个状态上算出这一点：μ 来自最近数据行的动作，Q 取较小的评论家。A 与 Q 只差 V(s)，它在 Z 中约去。',
    nothing: '这需要评论家。',
    slider: 'λ',
    runs: (lambda: string) => `运行自己的 λ 为 ${lambda}。`,
    found: ({ advantage, divergence, effectiveShare }: TiltedPolicy) =>
      `在此 λ 下，按这些 Q 值，最好的策略比 μ 多得 ${formatMeasured(advantage)}，与它相距 ${formatMeasured(divergence)} 纳特；其权重使数据动作中的 ${percent(effectiveShare)} 起作用。`,
    scaled: '占其最大值的比例',
    behaviour: 'μ，附近的数据',
    q: 'Q(s, a)，从最低到最高',
    policy: '最优 π* = μ exp(A/λ) / Z',
    picture: '行为策略、价值与倾斜后的策略',
    divergence: '散度 KL(π ‖ μ)',
    gain: '比 μ 多得：E[A]',
    frontier: '所有 λ：没有策略在其上方',
    here: '滑块的 λ',
    runsHere: '运行的 λ',
    trade: '所得与偏离',
    columns: ['动作', 'Q', 'μ', 'π*'],
    sources: {
      title: '蒙特卡洛还是自举：用谁的优势？',
      bootstrapped: '自举（AWAC）：Q(s, a) − V(s)',
      monteCarlo: '蒙特卡洛（AWR）：G − V(s)',
      says: (correlation: string, rows: number) =>
        `在此状态附近、回合已结束的 ${formatCount(rows)} 行上：AWR 按剩余回报减 V(s) 加权，AWAC 按评论家所说加权。秩相关 ${correlation}；两者的 V(s) 相同，是 Q 在策略动作处的均值。`,
      picture: '逐行比较 AWR 与 AWAC 的优势',
      columns: ['优势', '标准差', '此 λ 下起作用的行'],
      nothing: '这需要状态附近有三行回合已结束的数据；旧版本的录制不含它。',
      found:
        '剩余回报除动作外还含有运气，以及行为策略之后的所作所为。因此策略变好时它并不变好，AWAC 的论文由此说它在线时效率低。在这里：用混合数据的 Pendulum 上，在线 2,000 步内 AWAC 平均所得高于 AWR，十个种子中九个如此；在 U 形迷宫里只有一条路是对的，回报说得出来，AWAC 就没有更好。',
    },
    clone: {
      title: '若须为 μ 建模，如 KL-AC',
      says: ({ mean, deviation }: FittedBehaviour, lambda: number) =>
        `用附近数据行的每第二行拟合的高斯：均值 ${formatMeasured(mean)}，标准差 ${formatMeasured(deviation)}。显式约束在 λ = ${formatMeasured(lambda)} 时收取的代价是 λ 乘以其负对数。`,
      likelihood: '拟合模型认为动作有多可能',
      likelihoodColumns: ['动作', '对数似然（纳特）', '代价：−λ log'],
      fitted: '用于拟合的行',
      heldOut: '附近的其余行',
      policy: '策略的动作',
      heldTo: '受其约束的代价',
      heldToColumns: ['约束于', '比 μ 多得', '散度 KL(π ‖ μ)'],
      implicit: '通过权重约束于 μ（AWAC）',
      explicit: '约束于拟合模型（KL-AC）',
      nothing: '这需要状态附近有四行数据。',
      found:
        '数据若有两种做法，单个高斯两边都不合适：它对好动作收取高价，却放过中间的动作。AWAC 的论文因此认为显式约束过于保守。在这里这一次序几乎看不出：在 Pendulum 上，十个种子，AWAC 的在线回报比冻结克隆的 KL-AC 高 33 [6, 59]，比重新拟合克隆的高 45 [−8, 97]（回报约 400）；在 U 形迷宫里两者都无差别。',
    },
    methods: '其他方法如何让策略留在数据附近',
    methodColumns: ['方法', '约束', '如何满足', '为 μ 建模', '策略'],
    methodRows: [
      ['AWAC', '散度 KL(π ‖ μ) ≤ ε', '隐式：以 exp(A/λ) 加权的模仿', '否', '用数据行自己的动作拟合 μ exp(A/λ)'],
      [
        'ABM',
        'KL(π ‖ 先验) ≤ ε',
        '以 MPO 的步伐走向先验',
        '是：先验，克隆优势为正的行',
        '用采样动作拟合 先验 × exp(Q/η)',
      ],
      ['MPO', 'KL(π ‖ 上一策略) ≤ ε', '围绕自身而非数据的信赖域', '否', '用采样动作拟合 上一策略 × exp(Q/η)'],
      [
        'BCQ',
        '只取 μ 可能采取的动作',
        '生成器提议，有界扰动改进，取 Q 最大者',
        '是：变分自编码器',
        '没有自己的网络：最好的提议',
      ],
      ['BEAR', 'μ 的支撑集：MMD(π, μ) ≤ ε', '显式：由对偶下降求乘子', '是：克隆，用于采样', '在约束下沿 Q 上升'],
      ['KL-AC（本页）', '以 KL(π ‖ 克隆) 为惩罚', '显式：因此好坏取决于克隆', '是：克隆', '沿 Q 减去惩罚上升'],
    ],
  },

  explorers: {
    title: '它可以探索多远？',
    explanation:
      'O2O 用第二个策略探索：它沿 Q 的上界上升，但不得离策略太远，这是一个有约束的问题。有界探索者按构造满足约束：扰动不会超过其界。朴素探索者则以权重 λ 把约束放进目标。这里在运行的一个状态、其动作网格上算出两者：距离是动作分量的平均变化。灰线是每个 δ 所允许的，圆环是每个 λ 的终点。',
    nothing: '只有 O2O 有可攀升的 Q 上界。',
    delta: 'δ',
    lambda: 'λ',
    bounded: (delta: string) => `有界，δ = ${delta}`,
    naive: (lambda: string) => `朴素，λ = ${lambda}`,
    own: '运行的探索者',
    everyDelta: '每个 δ',
    everyLambda: '每个 λ',
    distance: '与策略的距离',
    gain: 'Q_UB 比策略动作处的增量',
    picture: '探索更远的许诺',
    columns: ['探索者', '距离', 'Q_UB 增量'],
    found: ({ byDelta, byLambda }: { byDelta: number; byLambda: number }) =>
      `在某个 δ 所到的 ${formatCount(byDelta)} 个距离中，某个 λ 能到 ${formatCount(byLambda)} 个：上界上升越来越陡时，权重要么让探索者留在原地，要么让它跳走，而哪个 λ 如此取决于 Q 的尺度。δ 则不论尺度都是距离。`,
  },

  metaStep: {
    title: 'O2O 的元步与论文所写一致吗？',
    explanation:
      '论文最小化 L_trn(θ) + β L_tst(θ′)，θ′ 是向前一步后的参数。精确求导需要 dθ′/dθ = I − aH，其中含二阶导数。作者的代码略去了它，改为乘以 L_trn/L_tst。这里在同一个新批次、同一次抽取的最新状态和同样的网络上全部算出：每种步有多长，与论文的步夹角多大。“有防护”指去掉比值的符号并截断到 10。调大前瞻学习率，可看到各阶分开。',
    nothing: '只有 O2O 前瞻，且要在线并打开元适应。',
    columns: ['步', 'g′ 的权重', '长度', '与仅批次的夹角（度）', '与论文的夹角（度）'],
    forms: {
      paper: '论文，精确：g + β (I − aH) g′',
      firstOrder: '论文，一阶：g + β g′',
      code: '代码：g + β (L_trn / L_tst) g′',
      guarded: '代码，有防护：|比值| ≤ 10',
    },
    answer: ({ leftOut, stretch, codeRatio }: MetaStep['jacobian'], turn: number, stepSize: number) =>
      `权重是 θ′ 的导数吗？不是。导数是一个矩阵：它使 g′ 转动 ${formatMeasured(turn)} 度，长度变为 ${formatMeasured(stretch)} 倍；在 a = ${formatMeasured(stepSize)} 时略去它会丢掉 g′ 的 ${percent(leftOut)}。代码的比值只是一个数，${formatMeasured(codeRatio)}：它使前瞻的损失与批次的一样大，什么也不转动。`,
    opposite: '此刻两个损失符号相反，代码的比值为负：若无防护，前瞻的损失会被推高。',
    overTime: '余弦随时间的变化',
    lines: { codeToPaper: '代码与论文', agreement: '批次与前瞻（g 与 g′）' },
  },

  telescoping: {
    title: '模型的承诺从何而来？',
    explanation:
      'MOPO 的伸缩引理，用在模型中按策略均值动作的一次推演上：它在模型中的回报与在环境中的回报之差，等于各步之和——模型所到的状态比环境会到的状态好多少（G），加以折扣——再加上奖励的误差。一根柱是一步；V 是策略从那里起在模拟器中的所得。这不需要任何界，却需要环境的 V：因此 MOPO 用它能知道的，即集成成员相差多少，来界定 G。右：这一猜测的三种形式与真实距离；最大与均值是对成员取的，标准差还对各分量取。',
    nothing: '这需要学得的模型，以及状态和奖励可知的环境。',
    sum: (imagined: number, real: number, steps: number) =>
      `模型承诺 ${formatMeasured(imagined)}，环境给 ${formatMeasured(real)}：${formatCount(steps)} 步相加即为差 ${formatMeasured(imagined - real)}。`,
    beyond: (term: number) =>
      `随后模型走进一个不存在的地方，例如墙内。那里没有真值，因此它从那里起的全部承诺是一项：${formatMeasured(term)}。`,
    terms: '差的各项',
    beyondShort: '从墙内起的承诺',
    step: '推演的第 j 步',
    term: '项',
    distance: '折扣后的距离',
    penalties: '对模型误差的猜测与真实误差',
    lines: { error: '真实误差', largest: '成员中最大', mean: '成员均值', deviation: '集成标准差' },
    columns: ['步', '项', '真实误差', '成员中最大', '成员均值', '集成标准差', '惩罚 u'],
    bounds: '什么能界定这一差',
    boundColumns: ['在此次推演上', '折扣后的和'],
    rows: {
      terms: '各项本身，不计符号',
      variation: (reward: string, bound: string) => `用总变差：每步 2 r_max/(1 − γ) = ${bound}，r_max = ${reward}`,
      lipschitz: (constant: string) => `用利普希茨的价值：L 乘真实误差，L 约为 ${constant}`,
      largest: '成员中最大，乘 λ 之前',
      mean: '成员均值，乘 λ 之前',
      deviation: '集成标准差，乘 λ 之前',
      penalty: '运行自己的惩罚 u，乘 λ 之前',
    },
    boundsExplained:
      '环境是确定的，因此预测只要有一点偏差，总变差就是 1，这个界在每一步都是同一个大数：成立，却无用。利普希茨的价值使界随距离增长（1-Wasserstein）；L 由此次推演上最陡的一对状态从下方估计。λ 把其中一种猜测变成这样的界：够用的最小 λ 是第一行与该猜测之比。最大从不低于均值；λ 乘哪一个只改变其尺度，除非成员间的分歧方式不同。',
  },

  loops: {
    title: '它在 PEARL 循环的何处？',
    explanation:
      'PEARL 的两个算法画成循环：元训练轮流收集回合和走梯度步；元测试从几个回合推断任务，不走梯度步。运行所在的行有标记。',
    nothing: '只有 PEARL 在任务上训练。',
    training: '算法 1：元训练',
    testing: '算法 2：元测试',
    where: {
      first: '运行尚未开始：接下来是最初的回合。',
      collect: '接下来是一轮回合。',
      train: '接下来是一个梯度步。',
      test: '元训练已结束：显示的是对测试任务的适应。',
    },
    first: ({ first, train }: { first: number; train: number }) =>
      `一次：${formatCount(train)} 个训练任务各 ${formatCount(first)} 个回合，z 来自先验。`,
    round: (round: number) => `反复进行；至今轮数：${formatCount(round)}。`,
    collect: ({ tasks, prior, posterior, extra }: { tasks: number; prior: number; posterior: number; extra: number }) =>
      `访问至多 ${formatCount(tasks)} 个任务：${formatCount(prior)} 个回合的 z 来自先验，${formatCount(posterior)} 个来自后验，另有 ${formatCount(extra)} 个不进入上下文。`,
    steps: (step: number, of: number) => `本轮的梯度步：${formatCount(step)} / ${formatCount(of)}。`,
    train: ({ batch, rows }: { batch: number; rows: number }) =>
      `抽取 ${formatCount(batch)} 个任务，各从其全部缓冲区取 ${formatCount(rows)} 行给策略与评论家。`,
    context: '另外为每个任务抽取上下文。',
    infer: 'z 取自 q(z|c)，即上下文中每个转移一个高斯的乘积。',
    update: '评论家与编码器按评论家的损失加 β KL(q ‖ N(0, I)) 走一步；策略按自己的损失走一步，z 不动。',
    test: ({ test }: { test: number }) => `对 ${formatCount(test)} 个测试任务，上下文为空：`,
    episodes: ({ episodes }: { episodes: number }) => `${formatCount(episodes)} 个回合，每个：`,
    sample: 'z 取自信念，起初是先验。',
    rollOut: '给定 z，按策略的均值动作走一个回合。',
    gather: ({ before }: { before: number }) =>
      `把它加入上下文；有 ${formatCount(before)} 个之后，每次都重新推断信念。`,
  },
}
