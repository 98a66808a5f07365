import type { EnvironmentWords } from '../words'

/** The reacher in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'reacher',
  label: '机械臂',
  summary: '把两节机械臂的指尖移到目标处并停住。',
  policies: {
    medium: { label: '中等', explanation: '三分之一力量的专家加强噪声：慢慢飘向目标。' },
    expert: { label: '专家', explanation: '知道机械臂的方程，把两个关节转到触及目标的角度。' },
    failed: { label: '失败示范', explanation: '伸向目标的镜像，在肩部的另一侧。' },
  },
  recipes: { 'reacher-medium': { label: '机械臂，中等', explanation: '弱而嘈杂的机械臂，慢慢飘向目标。' } },
  phrases: {
    shoulder: '肩关节角',
    elbow: '肘关节角',
    'cosine of the shoulder': '肩关节余弦',
    'sine of the shoulder': '肩关节正弦',
    'cosine of the elbow': '肘关节余弦',
    'sine of the elbow': '肘关节正弦',
    'shoulder velocity': '肩关节速度',
    'elbow velocity': '肘关节速度',
    'shoulder torque': '肩关节力矩',
    'elbow torque': '肘关节力矩',
    'fingertip to target, x': '指尖到目标 x',
    'fingertip to target, y': '指尖到目标 y',
    'target x': '目标 x',
    'target y': '目标 y',
  },
}
