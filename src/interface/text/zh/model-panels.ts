import { formatCount } from '../../format/numbers'

/** Words of the panels that look into models, beliefs and look-ahead. */
export const modelPanels = {
  metaAdaptation: {
    title: '前瞻与学习方向一致吗？',
    explanation:
      'O2O 使策略适应最新的状态：在一个批次上前瞻一步后，问策略在最新状态上会有多好，并加上该梯度。余弦表明两者是否同向；权重逐渐退火。在线行的份额表明优先回放离数据有多远，扰动表明探索离策略有多远。',
    waiting: 'O2O 进入在线阶段后才前瞻。',
    nothing: '只有 O2O 会提前适应。',
    cosine: '两个梯度的余弦',
    weights: '前瞻项的权重',
    termWeight: '系数 c',
    betaWeight: '退火后的 β',
    online: '批次中在线行的份额',
    perturbation: '平均扰动',
    agreement: '一致性',
    exploration: '探索与回放',
  },

  modelRollouts: {
    title: '它梦见什么，什么是真的？',
    explanation:
      '同一策略从同样的起点出发：彩色在学到的模型中，黑色在真实环境中。颜色是惩罚 u(s, a)，模型没把握处从奖励中扣除。穿墙的梦是模型的误差，没有惩罚的策略会学会利用它。下方为模型中与环境中的回报；含惩罚的回报应低于真实回报，若集成对自身误差的估计正确，且没有奖励超过 r_max（数据与至今推演中最大的 |r|），下界也如此。',
    imagined: '想象，按惩罚着色',
    real: '真实',
    starts: '起点',
    returns: '折扣回报',
    lines: {
      modelReturn: '想象',
      penalisedReturn: '含惩罚',
      returnBound: '下界',
      realReturn: '真实',
    },
    columns: {
      start: '起点',
      imagined: '想象回报',
      real: '真实回报',
      steps: '想象步数',
      penalty: '平均惩罚',
    },
    nothing: '本次运行不学习世界模型。',
  },

  taskPosterior: {
    title: '它认为这是什么任务？',
    explanation:
      '遇到未见任务的策略先按先验抽取的 z 行动，再按至今的转移所说的行动：q(z|c)，每条转移一个高斯因子的乘积。椭圆是随转移增多时它的一个标准差。仅凭相乘不确定性就会缩小，未训练的编码器也一样；所以要看旁边的回报和距离。',
    task: '任务',
    taskOf: (index: number, hidden: string) => `${index}：${hidden}`,
    latent: (index: number) => `z${index}`,
    beliefs: '关于 z 的后验',
    prior: '先验，n = 0',
    asked: (hidden: string) => `此任务：${hidden}`,
    ofSize: (transitions: number) => `n = ${transitions}`,
    chosen: '所选上下文',
    positions: '测试任务，最近一次评估',
    episodes: '按后验抽取 z 的各回合',
    episode: (index: number) => `第 ${index} 个回合`,
    episodesTo: (last: number) => (last === 1 ? '第 1 个回合' : `第 1 至 ${last} 个回合，越早越淡`),
    ofEpisode: '各回合的 z',
    inContext: '在上下文中',
    pressContext: '点按一条转移，可将其移出或放回上下文。',
    leftOut: '已移出',
    goal: '隐藏的目标',
    add: '增加一条',
    remove: '减少一条',
    shuffle: '打乱',
    all: '全部',
    none: '无',
    contextLabel: '手选上下文',
    used: (used: number, all: number) => `使用 ${formatCount(all)} 条转移中的 ${formatCount(used)} 条`,
    reward: (index: number) => `第 ${formatCount(index)} 条转移的奖励`,
    columns: { episode: '回合', return: '回报', distance: '最终距离', z: 'z' },
    kinds: {
      title: '最近、按回合或离策略：上下文对信念的影响',
      columns: ['上下文', '行数', 'z 的均值', '宽度 σ', '上下文之间的差异'],
      of: {
        recent: '最近：上次访问的转移',
        episodes: '按回合：若干最近的完整回合',
        buffer: '离策略：整个缓冲区',
      },
      nothing: '还没有带回合的训练任务，或录制早于此项。',
      explained:
        '同一个编码器，编号相同的训练任务，每种上下文各八份。宽度：一份上下文让它有多确信。上下文之间的差异：均值随所抽到的数据偏移多远。缓冲区含有旧策略的所作所为，而测试时的上下文来自当前策略，因此由离策略数据形成的信念回答的是那时不会问的问题。',
      gradients:
        '编码器由什么训练？这里与 PEARL 相同：评论家的误差（其梯度穿过 z）以及与先验的 KL 散度；“梯度”面板并列显示两者占范数的份额。行动者得到的 z 是固定的：它的损失会把 z 拉向看起来好的任务，而不是分辨任务。重建奖励的解码器则须保留一切可预测之物，不论是否需要；论文发现评论家的梯度优于另外两者。这里不训练那两种。',
    },
    nothing: '只有 PEARL 会推断任务。',
  },
}
