import type { EnvironmentWords } from '../words'

/** The families of tasks in simplified Chinese. */
export const zh: readonly EnvironmentWords[] = [
  { environment: 'point-robot', label: '点机器人', summary: '在半圆上寻找目标；每一步都告知还有多远。' },
  {
    environment: 'sparse-point-robot',
    label: '点机器人，稀疏奖励',
    summary: '在半圆上寻找目标；只有在目标 0.2 m 之内，一步才带来信息。',
  },
  {
    environment: 'wide-sparse-point-robot',
    label: '点机器人，稀疏奖励，大目标',
    summary: '同上，但目标半径为 0.3 m：搜索更常遇到它们。',
  },
  {
    environment: 'pendulum-hidden-body',
    label: '质量与长度未知的倒立摆',
    summary: '同样的任务，每次换一根杆：它如何摆动要靠感受，奖励不会告知。',
  },
  {
    environment: 'reacher-hidden-target',
    label: '看不见目标的机械臂',
    summary: '机械臂看不到目标在哪里；奖励告知指尖离目标多远。',
  },
]
