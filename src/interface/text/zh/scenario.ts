import { formatCount } from '../../format/numbers'
import type { Text } from '../text'
import { duration } from './durations'

export const scenario: Text['scenario'] = {
  label: '场景',
  free: '自由探索',
  names: {
    unlearning: '性能骤降',
    'initial-unlearning': '自然发生的性能骤降',
    collapse: '策略崩溃',
    'no-pretraining': '没有预训练',
    'forget-the-data': '忘掉数据？',
    optimism: '乐观',
    hallucination: '幻觉',
    adaptation: '适应',
    'sparse-adaptation': '稀疏奖励下的适应',
  },
  missing: (why) => `无法取得该场景，因此进入自由探索。${why}`,
  loading: '预先记录的运行正在加载。',

  recorded: {
    title: '录制',
    what: (seeds, from, to) =>
      seeds === 1 ? `每种方法 1 个种子（${from}）` : `每种方法 ${seeds} 个种子（${from} 至 ${to}）`,
    run: (method) => `${method}（录制）`,
    details: '如何录制',
    made: (playground, tfjs, node, backend) =>
      `由 ${playground} 版的命令行录制，TensorFlow.js ${tfjs}，Node ${node}，后端 ${backend}。所有设置在运行这些种子之前已经确定。`,
    configuration: (method) => `${method} 的配置`,
    show: '显示预先记录的运行',
    notInPanel: '录制中没有此面板的数据；实时运行后会有。',
    play: '录制的方法',
    moment: '录制的时刻',
    allMoments: '依次播放',
    afterSteps: (steps) => `${formatCount(steps)} 步之后`,
    policyAt: (steps) => `${formatCount(steps)} 步之后的策略，录制`,
    nearestKept: (steps) => `${formatCount(steps)} 步之后的策略（所存的最近一个）`,
    imaginedAt: (steps) => `${formatCount(steps)} 步之后模型的想象，录制`,
    noPaths: '此种子的轨迹没有保存；第一个种子的有。',
  },

  live: {
    title: '实时',
    run: '实时运行',
    again: '再次运行',
    pause: '暂停',
    goOn: '继续',
    takes: (seconds, seeds) => `所有方法、${seeds} 个种子，在双核无 GPU 的机器上约需 ${duration(seconds)}。`,
    longer: '超过一分钟：本页其他场景更短。',
    left: (seconds) => `还需 ${duration(seconds)}`,
    methods: '实时运行',
    progress: (method) => `${method}，实时`,
    done: '所有实时运行已完成。',
    back: '回到录制',
    moved: '采用你对滑块的改动。',
  },

  claims: {
    title: '这些运行能说明什么',
    holding: (holding, all) => `在录制的种子上，${all} 条结论中有 ${holding} 条成立`,
    claim: '结论',
    recorded: (seeds) => `录制，${seeds} 个种子`,
    live: (seeds) => `实时，${seeds} 个种子`,
    holds: '成立',
    fails: '不成立',
    interval: (low, high) => `[${low}, ${high}]`,
    worst: (value) => `最差种子 ${value}`,
    seeds: (values) => `各种子 ${values}`,
    oneSeed: '一个种子只说明可能发生什么，不说明发生的频率。',
    needsSeeds: '一个种子说明不了',
    undefined: '无定义',
    explanation: '各种子的均值及其 95% 区间（学生 t，至少五个种子），以及与之比较的值。比较方法的数值逐个种子计算。',
  },

  watch: '看什么',
  why: '为什么会这样',
  try: '试一试',
  caveats: '请注意',
  sliders: '场景的滑块',
  set: (name, value) => `把${name}设为 ${value}`,
  lessons: '课程',
  backToList: '回到列表',
}
