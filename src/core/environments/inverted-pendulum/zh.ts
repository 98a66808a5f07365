import type { EnvironmentWords } from '../words'

/** The inverted pendulum in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'inverted-pendulum',
  label: '倒立摆',
  summary: '让小车上的杆保持直立。即 Gymnasium 的 InvertedPendulum-v5，用 MuJoCo 计算它时的方程。',
  policies: {
    medium: { label: '中等', explanation: '一半力量的专家加噪声：能扶住杆一阵子。' },
    expert: { label: '专家', explanation: '直立杆的线性二次调节器：从不让它倒下。' },
    failed: { label: '失败示范', explanation: '开头与专家一样，之后不再用力。' },
  },
  recipes: {
    'inverted-pendulum-medium': {
      label: '倒立摆，中等',
      explanation: '弱而嘈杂、过一阵就让杆倒下的控制器，外加一些随机用力。',
    },
  },
}
