import { formatCount } from '../../format/numbers'
import type { Text } from '../text'

export const everyone: Text['everyone'] = {
  update: {
    ready: '本页面有新版本可用。载入后，当前的运行会结束。',
    load: '载入',
    later: '以后再说',
  },

  help: '帮助',
  shortcuts: {
    title: '键盘快捷键',
    on: '启用单键快捷键',
    when: '输入文字时、在自带按键操作的图中以及对话框中不起作用。',
    everywhere: '其余各处用 Tab 到达，用 Enter 或空格操作。方向键移动滑块、光标所在的步数和图中的位置；Esc 关闭。',
    names: {
      train: '训练或暂停',
      step: '一个梯度步',
      reset: '回到第 0 步',
      world: '转到环境',
      data: '转到数据',
      algorithm: '转到算法',
      curve: '转到学习曲线',
      panels: '转到面板',
      lesson: '转到打开的课程',
      playTime: '播放时间',
      earlier: '后退一个保存的步',
      later: '前进一个保存的步',
      present: '演示',
      theme: '浅色或深色',
      language: '英文或中文',
      help: '课程与本列表',
    },
  },

  skip: { label: '跳转', panelsTitle: '面板', curve: '跳到学习曲线', panels: '跳到面板' },

  announce: {
    label: '播报',
    status: (status: string, step: number) => `${status}，第 ${formatCount(step)} 步。`,
    finished: (name: string, step: number) => `${name} 在第 ${formatCount(step)} 步结束。`,
    keptRun: '当前运行保持不变。',
    begunAnew: (what: string) => `${what}：运行重新开始。`,
    carriedOn: (what: string) => `${what}：运行继续。`,
    online: (step: number) => `从第 ${formatCount(step)} 步起在线学习。`,
    at: (step: number) => `第 ${formatCount(step)} 步。`,
    meanReturn: (value: string) => `平均回报 ${value}。`,
  },

  faults: {
    part: '页面的这一部分无法绘制。训练仍在继续，其余部分不受影响。',
    page: '页面无法绘制。训练仍在后台继续，没有任何损失。',
    retry: '重新绘制',
    reload: '重新载入页面（运行会结束）',
  },
}
