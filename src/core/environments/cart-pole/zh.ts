import type { EnvironmentWords } from '../words'

/** The cart-pole in simplified Chinese. */
export const zh: EnvironmentWords = {
  environment: 'cart-pole-swing-up',
  label: '小车摆起',
  summary: '移动小车，把垂下的杆甩到直立，再保持平衡。驶出轨道则回合结束。',
  policies: {
    medium: { label: '中等', explanation: '减力的专家加强噪声：很晚才立起，又把杆倒下。' },
    expert: { label: '专家', explanation: '移动小车给杆注入能量，然后在中间附近保持平衡。' },
    failed: { label: '失败示范', explanation: '开头与专家一样，之后任小车滑行。' },
  },
  recipes: {
    'cart-pole-medium': { label: '小车摆起，中等', explanation: '弱而嘈杂、会再把杆倒下的控制器，外加一些随机驾驶。' },
  },
  phrases: { 'cart position': '小车位置', 'cart velocity': '小车速度', 'force on the cart': '小车受力' },
}
