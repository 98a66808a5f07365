/** Words of the algorithm card and of every setting. */
export const settings = {
  algorithm: {
    title: '算法',
    waiting: '算法正在加载。',
    more: '更多',
    all: '全部设置',
    search: '搜索设置',
    nothingFound: (query: string) => `没有名为“${query}”的设置。`,
    ofRun: '运行设置',
    source: '出处',
  },

  field: {
    live: '立即生效，训练中也可改。',
    reset: '更改会重新开始运行。',
    restore: (value: string) => `恢复为 ${value}`,
    restoreLabel: (label: string, value: string) => `“${label}”：恢复为 ${value}（默认值）`,
    reference: '参考实现：',
    range: (low: string, high: string) => `请输入 ${low} 到 ${high} 之间的数。`,
    typed: (label: string) => `${label}，键入数值`,
    on: '开',
    off: '关',
    dragHint: '双击恢复默认值。',
  },
}
