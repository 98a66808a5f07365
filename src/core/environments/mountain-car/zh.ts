import type { EnvironmentWords } from '../words'

/** The mountain car in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'mountain-car',
  label: '山地车',
  summary:
    '让动力不足的小车来回摆动，驶出山谷。即 Gymnasium 的 MountainCarContinuous-v0：用力有代价，只有旗子给奖励，所以什么都不做很有诱惑。',
  policies: {
    medium: { label: '中等', explanation: '五分之一力量的专家加强噪声：很晚到达，或永远到不了。' },
    expert: { label: '专家', explanation: '始终朝小车滚动的方向推，时刻增加能量。' },
    failed: { label: '失败示范', explanation: '直接冲向旗子，但电机力量不够。' },
  },
  recipes: {
    'mountain-car-medium': {
      label: '山地车，中等',
      explanation: '很晚或从不到达旗子，因此罕见的奖励在数据中有待发现。',
    },
  },
}
