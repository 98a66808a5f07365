import type { Text } from '../text'

export const lessons: Text['lessons'] = {
  missing: (why) => `无法取得该课程。${why}`,
  openOf: (name) => `课程：${name}`,
  all: '课程',
  about: '每门课程都是页面上的几个步骤：有要看的，也有要做的。离开后会记住进行到哪一步。',
  page: '认识页面',
  through: '已学完',
  leftAt: (step) => `停在第 ${step} 步`,
  progress: (step, of) => `第 ${step} 步，共 ${of} 步`,
  done: '完成。',
  next: '下一步',
  skip: '跳过',
  back: '上一步',
  finish: '结束',
  leave: '离开课程',
  side: '把卡片移到另一侧',
  show: '到那里去',
  keys: '按 6 键回到这张卡片，按 Esc 离开课程。',
}
