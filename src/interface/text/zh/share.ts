import { formatCount } from '../../format/numbers'

/** Words of sharing an experiment, and of what a link asks of whoever opens it. */
export const share = {
  open: '分享',
  title: '分享这个实验',
  what: '环境、数据配方、算法、每个设置、种子、面板和语言，均为当前状态。全部内容都在链接的 # 之后，浏览器不会把它发送给任何人。',
  inScenario: '链接会打开这个场景，滑块停在现在的位置。',
  file: (name: string) => `数据来自“${name}”。它不在链接中，仍留在本机：打开链接的人会被要求提供该文件。`,
  link: '链接',
  copy: '复制链接',
  copied: '已复制。本页地址也已相同，重新加载会回到这里。',
  notCopied: '浏览器不允许页面复制。请选中链接自行复制。',
  waiting: '数据就绪之前没有可分享的内容。',
  save: '存为文件',
  saveExplained: '同样的内容，JSON 格式，每个值都写出；“npm run lab -- train FILE.json”可原样运行。',
  load: '打开文件',
  replay: (count: number) => `在原来的步数重复本次运行的 ${count} 次滑块改动`,

  lesson: '用于课堂',
  lessonExplained: '打开链接的人可以做什么。本页保持不变。',
  lockOf: (what: string) => `${what}：自由、锁定或隐藏`,
  levels: { free: '自由', locked: '锁定', hidden: '隐藏' },
  groups: {
    scenario: '场景选择',
    world: '环境',
    data: '数据',
    algorithm: '算法选择',
    settings: '算法与运行的全部设置',
    panels: '面板选择',
    run: '单步、重置与种子',
  },
  single: '单个设置',
  seed: '种子',
  stop: '运行停在第几步',
  stopFinal: '且不允许继续',
  predictFirst: '运行之前要求先画出预期的回报曲线',

  notice: (opened: boolean, problems: readonly string[]) =>
    `${opened ? '分享的实验已打开，但有些内容无法照原样采用。' : '无法打开分享的实验。'}${problems.join(' ')}`,
  question: (what: string) => `打开${what === '' ? '分享的实验' : `“${what}”`}会取代本次运行。本次运行仍保留在列表中。`,

  strip: {
    label: '课程',
    locked: (what: readonly string[]) => `由打开本页的链接锁定：${what.join('、')}。`,
    stop: (step: number, final: boolean) =>
      final ? `运行在第 ${formatCount(step)} 步结束。` : `运行停在第 ${formatCount(step)} 步，之后可以继续。`,
    predict: '先画出你预期的回报曲线，然后才能开始运行。',
    missing: (name: string) => `数据在文件“${name}”中：在“数据”处选择它，或把它拖到页面上。`,
    atStop: (final: boolean) => (final ? '课程到此结束。' : '课程停在这里。'),
  },
  lock: {
    mark: '已锁定',
    why: '打开本页的链接使它保持原样。',
    whyRun: '课程到这一步结束。',
    whyPredict: '请先画出你预期的回报曲线。',
    whyFile: '缺少数据：链接指定了一个需要提供的文件。',
  },
}
