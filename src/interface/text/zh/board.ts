import { formatCount, formatMeasured } from '../../format/numbers'

/** Words of the board of panels, and the panels' names. */
export const boardPanels = {
  board: {
    add: '添加面板',
    restore: '恢复默认面板',
    empty: '没有打开的面板。可在上方添加。',
    rate: '面板刷新（次/秒）',
    rateExplained:
      '训练期间每个可见面板查看网络的频率。查看最多占十二分之一的时间，因此面板多时，每个面板可能来得更慢。不在视野内的面板不查看，其曲线在那里留有间断。',
    rateOf: (perSecond: number) => (perSecond === 0 ? '暂停时' : formatMeasured(perSecond)),
    earlier: (title: string) => `将“${title}”前移`,
    later: (title: string) => `将“${title}”后移`,
    remove: (title: string) => `移除“${title}”`,
    loading: '面板正在加载。',
    waiting: '正在查看网络。',
    over: '此运行已不在训练，仅供查看：它的网络无法再查看；实时运行后会有。',
    recordedOnly: '录制只含制作时所问的答案；实时运行可以任意提问。',
    overOnly: '此运行已不在训练。将播放头移到保存的步即可提问。',
    asking: '向网络提出的问题',
    lookedAt: (step: number) => `截至第 ${formatCount(step)} 步`,
  },
  names: {
    dips: '性能骤降',
    calibration: 'Q 校准',
    actionSlice: '动作切片',
    stateMap: '状态图',
    gradients: '梯度',
    uncertainty: '不确定性',
    knowledge: '知识：旧与新',
    regret: '累积遗憾',
    weighting: '从贪心到克隆',
    metaAdaptation: '元适应',
    metaStep: '元步：论文与代码',
    modelRollouts: '模型推演',
    telescoping: '伸缩引理',
    taskPosterior: '任务后验',
    loops: 'PEARL 的循环',
    environment: '策略与行为策略对照',
    metrics: '全部指标',
    loss: '逐项阅读损失',
  },
}
