/** The page for somebody who knows SAC, and what words mean. */
export const glossary = {
  title: '如果你了解 SAC，以及术语',
  open: '如果你了解 SAC，以及术语',
  find: '查找术语或符号',
  nothing: '没有包含它的术语或符号。',
  words: '术语',
  symbols: '符号',
  symbolsOf: '按所选算法的用法。',

  sac: {
    title: '如果你了解 SAC',
    start:
      'SAC 在线学习：行动、存储，并让 Q(s, a) 拟合 r + γ (min Q(s′, a′) − α log π(a′|s′))，a′ 来自自己的策略。这里的一切始于一个改变：缓冲区是给定的，谁也不能行动。之后又允许行动。届时会发生什么，就是本页要展示的。',
    offlineTitle: '从在线到离线',
    offline:
      '目标询问 Q 在来自 π 的 a′ 处的值，而没有任何一行说明 a′ 通向何处。在线时，策略会走到那里，误差会被发现。离线时不会：目标重复它，策略沿它上升，值毫无理由地增长。每种离线方法都是对“没人做过的动作怎么办？”的一种回答。',
    backTitle: '从离线到在线：会出什么问题',
    back: {
      unlearning:
        '性能骤降（初始遗忘，unlearning）。值是故意错的：离线时被压低的评论家在线时要纠正，其间任何值已知的东西，不论多差，都显得更好。',
      collapse: '策略崩溃。值是偶然错的：克隆的策略配上从未见过自己错误的评论家，会被引离它本来会做的事。',
      constraint: '谨慎。约束仍在：被拉向数据的策略在线时也停在数据附近。',
      model: '幻觉。模型从未到过那里：它在没有数据处的想象被利用，而不是被探索。',
      task: '适应。任务是新的：数据来自其他任务，要弄清这是哪一个。',
    },
    ideasTitle: '五个想法，各一行',
    ideas: {
      awac: 'AWAC：模仿数据，越好的动作模仿得越多，权重为 exp(A/λ)。',
      calQl: 'Cal-QL：悲观，但不低于 V^μ，即数据自己的行为策略的所得：这样就没有要纠正的低值。',
      o2o: 'O2O：用沿乐观 Q 上升的第二个策略上线，并向前看，使离线与在线的梯度一致。',
      mopo: 'MOPO：学习模型，在其中想象，每个想象步按集成的分歧付出代价。',
      pearl: 'PEARL：从许多任务中学会用几个回合推断这是哪个任务，并按这一信念的采样行动。',
    },
  },

  /** `match`: how a text writes it, by which it links here. */
  terms: {
    behaviour: {
      name: '行为策略 μ',
      match: '行为策略',
      says: '产生数据的一切：人、脚本、较早的策略，或它们的混合。不必知道它是什么。',
    },
    behaviourValue: {
      name: '价值 V^μ(s)',
      match: 'V^μ',
      says: '行为策略从状态 s 起的折扣所得。用数据行的剩余回报估计；它不是所能得到的最好值。',
    },
    returnToGo: {
      name: '剩余回报 G',
      match: '剩余回报',
      says: '从一行到其回合结束的折扣奖励和。若只因时间上限而结束，则认为最后的奖励继续。',
    },
    advantage: {
      name: '优势 A(s, a)',
      match: '优势',
      says: 'Q(s, a) − V(s)：动作比策略在那里通常所做的好多少。',
    },
    calibrated: {
      name: '校准',
      match: '校准',
      says: '在 Cal-QL 中：策略动作处的 Q 不低于 V^μ。它并不等于准确。',
    },
    pessimistic: {
      name: '悲观、保守',
      match: '悲观|保守',
      says: '指评论家在数据没有的动作处被压低，使那里的误差不吸引策略。',
    },
    regulariser: {
      name: '正则项',
      match: '正则项',
      says: '损失中除误差之外另加的部分：在 CQL 和 Cal-QL 中，是在数据之外压低 Q、在数据上抬高 Q 的项。',
    },
    bootstrapping: {
      name: '自举',
      match: '自举',
      says: '目标中含有网络自己对后续的估计。统计学中重复抽样的自助法是另一回事。',
    },
    tdError: {
      name: 'TD 误差',
      match: 'TD 误差|时间差分误差',
      says: 'Q(s, a) 减去其目标 r + γ V(s′)：值与一步所说的相差多少。',
    },
    switch: {
      name: '切换',
      match: '切换',
      says: '运行从离线（只从数据学习）转为在线（策略行动，有新行到来）的那一步。',
    },
    dip: {
      name: '骤降、跌落',
      match: '骤降|跌落',
      says: '切换后回报下降又恢复。其深度是切换时的回报减去其后的最低值。',
    },
    regret: {
      name: '累积遗憾',
      match: '遗憾',
      says: '最优策略会多得多少，按训练过程求和。很快变好且不跌落的方法，它就小。',
    },
    ensemble: {
      name: '集成、成员',
      match: '集成',
      says: '从不同起点训练、回答同一问题的几个网络。它们分歧之处，数据说得少。',
    },
    support: {
      name: '支撑集',
      match: '支撑集',
      says: '数据可能包含的动作或状态：其密度不为零之处。',
    },
    rollout: {
      name: '推演',
      match: '推演',
      says: '一段接连的行动，一个状态接一个状态：在环境中，或在学得的模型中。',
    },
    penalty: {
      name: '惩罚 u(s, a)',
      match: '惩罚',
      says: '在 MOPO 中：从想象步的奖励中扣除的部分，即 λ 乘模型对它的不确定程度。',
    },
    warmUp: {
      name: '热身',
      match: '热身',
      says: '切换后策略行动而什么也不学的若干步，使最初的批次不是同样几行的反复。',
    },
    prior: {
      name: '先验与后验',
      match: '先验|后验',
      says: '看到任务的转移之前，以及看到一些之后，对任务所持的信念。',
    },
    context: {
      name: '上下文',
      match: '上下文',
      says: '在 PEARL 中：用来推断这是哪个任务的转移。',
    },
    layerNorm: {
      name: '层归一化 LayerNorm',
      match: 'LayerNorm|层归一化',
      says: '把每个隐藏层的值变为均值 0、方差 1，再缩放。它限制 Q 在远离数据处上升的快慢。',
    },
    iqm: {
      name: '四分位均值（IQM）',
      match: 'IQM|四分位均值',
      says: '种子中间 50%的均值：去掉最低与最高的四分之一。',
    },
    seed: {
      name: '种子',
      match: '种子',
      says: '决定一次运行全部随机抽取的数。另一个种子就是同样设置的另一次运行；一个种子说明可能发生什么，而不是多常发生。',
    },
  },
}
