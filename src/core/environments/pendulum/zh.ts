import type { EnvironmentWords } from '../words'

/** The pendulum in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'pendulum',
  label: '倒立摆',
  summary: '用力量不足的电机把杆甩起来并保持直立。即 Gymnasium 的 Pendulum-v1：稠密奖励，只在时间上限处结束。',
  parameters: {
    mass: { label: '质量', explanation: '杆的质量；杆越重，需要摆动的次数越多。' },
    length: { label: '长度', explanation: '杆的长度；杆越长，倒得越慢，也越难转动。' },
  },
  policies: {
    medium: { label: '中等', explanation: '半力的专家加强噪声：很晚才立起，并且摇晃。' },
    expert: { label: '专家', explanation: '注入能量直到杆到达顶端，然后保持住。' },
    failed: { label: '失败示范', explanation: '开头与专家一样，之后彻底松开电机。' },
  },
  recipes: {
    'pendulum-medium': { label: '倒立摆，中等', explanation: '弱而嘈杂的控制器：介于随机与精通之间，有改进余地。' },
    'pendulum-weak': {
      label: '倒立摆，弱与随机',
      explanation: '三分之二随机，三分之一中等，数量又少：微调的起点很差。',
    },
    'pendulum-narrow': { label: '倒立摆，狭窄示范', explanation: '都好，也都一样：看不出其他动作会怎样。' },
  },
  phrases: { torque: '力矩' },
}
