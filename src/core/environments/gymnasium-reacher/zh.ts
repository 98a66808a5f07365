import type { EnvironmentWords } from '../words'

/** Gymnasium's Reacher in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'gymnasium-reacher',
  label: 'Gymnasium 机械臂',
  summary: '把短机械臂的指尖移到目标处。即 Gymnasium 的 Reacher-v5，用 MuJoCo 计算它时的方程。',
  policies: {
    medium: { label: '中等', explanation: '三分之一力量的专家加强噪声：慢慢飘向目标。' },
    expert: { label: '专家', explanation: '把两个关节转到触及目标的角度，并按速度制动。' },
    failed: { label: '失败示范', explanation: '伸向目标的镜像，在肩部的另一侧。' },
  },
  recipes: {
    'gymnasium-reacher-medium': { label: 'Gymnasium 机械臂，中等', explanation: '弱而嘈杂的机械臂，慢慢飘向目标。' },
  },
  phrases: { 'target to fingertip, x': '目标到指尖 x', 'target to fingertip, y': '目标到指尖 y' },
}
