import { formatCount, formatMeasured } from '../../format/numbers'

/** Words of driving a world oneself and of drawing a maze. */
export const worldWork = {
  ghost: (policy: string) => `旁边淡色：产生大部分数据的策略（${policy}）`,

  drive: {
    begin: '手动操控',
    canvas: (environment: string) => `${environment}，由你驾驶`,
    keys: '左右方向键，或在画面上拖动。Esc 结束。',
    keysBoth: '方向键，或在画面上拖动。Esc 结束。',
    waiting: '按方向键或触碰画面开始。',
    still: '松手时时间静止。',
    recording: '正在记录',
    steps: (steps: number, limit: number) => `第 ${formatCount(steps)} / ${formatCount(limit)} 步`,
    recorded: (episodes: number, transitions: number) =>
      `已记录 ${formatCount(episodes)} 个回合，${formatCount(transitions)} 步`,
    returnSoFar: (value: number) => `回报 ${formatMeasured(value)}`,
    ended: (value: number) => `任务结束，回报 ${formatMeasured(value)}。再按一次进入下一回合。`,
    failed: (value: number) => `失败了，回报 ${formatMeasured(value)}。再按一次进入下一回合。`,
    timeUp: (value: number) => `时间到，回报 ${formatMeasured(value)}。再按一次进入下一回合。`,
    restart: '新回合',
    stop: '停止驾驶',
    keep: (episodes: number, transitions: number) =>
      `你驾驶了 ${formatCount(episodes)} 个回合，共 ${formatCount(transitions)} 步。`,
    more: '继续驾驶',
    use: '只用这些训练',
    add: '加入现有数据',
    discard: '丢弃',
    name: (environment: string) => `${environment}，手动驾驶`,
  },

  maze: {
    edit: '绘制迷宫',
    editPlaces: '移动起点和目标',
    canvas: '迷宫。方向键移动光标；W 画墙，F 清空，S 设起点，G 设目标。',
    canvasPlaces: '迷宫。方向键移动所选之物。',
    tool: '绘制',
    tools: { wall: '墙', free: '空地', start: '起点', goal: '目标' },
    cell: (row: number, column: number, what: string) => `第 ${row} 行第 ${column} 列：${what}`,
    place: (what: string, x: number, y: number) => `${what}在 ${formatMeasured(x)}，${formatMeasured(y)} m`,
    columns: '列数',
    rows: '行数',
    use: '使用这个迷宫',
    leave: '保持原样',
    resets: '换迷宫会重新开始运行，由配方生成的数据会在新迷宫中重新生成。',
    keys: '点击或拖动来绘制；键盘：方向键与 W、F、S、G。',
    keysPlaces: '拖动，或用方向键。',
  },
}
