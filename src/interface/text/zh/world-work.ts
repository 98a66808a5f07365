import { formatCount, formatMeasured } from '../../format/numbers'

/** Words of driving a world oneself and of drawing a maze. */
export const worldWork = {
  ghost: (policy: string) => `Beside it, pale: who made most of the data (${policy.toLowerCase()})`,

  drive: {
    begin: 'Drive it yourself',
    canvas: (environment: string) => `${environment}, driven by you`,
    keys: 'Left and right arrow keys, or drag on the picture. Esc ends.',
    keysBoth: 'Arrow keys, or drag on the picture. Esc ends.',
    waiting: 'Press an arrow key or touch the picture to begin.',
    still: 'Time stands still while you let go.',
    recording: 'Recording',
    steps: (steps: number, limit: number) => `step ${formatCount(steps)} of ${formatCount(limit)}`,
    recorded: (episodes: number, transitions: number) =>
      `${formatCount(episodes)} ${episodes === 1 ? 'episode' : 'episodes'}, ${formatCount(transitions)} steps recorded`,
    returnSoFar: (value: number) => `return ${formatMeasured(value)}`,
    ended: (value: number) => `The task ended, return ${formatMeasured(value)}. Press again for the next episode.`,
    failed: (value: number) => `It went wrong, return ${formatMeasured(value)}. Press again for the next episode.`,
    timeUp: (value: number) => `Time is up, return ${formatMeasured(value)}. Press again for the next episode.`,
    restart: 'New episode',
    stop: 'Stop driving',
    keep: (episodes: number, transitions: number) =>
      `You drove ${formatCount(episodes)} ${episodes === 1 ? 'episode' : 'episodes'}, ${formatCount(transitions)} steps.`,
    more: 'Drive on',
    use: 'Train on these alone',
    add: 'Add them to the data',
    discard: 'Throw them away',
    name: (environment: string) => `Driven by hand in ${environment}`,
  },

  maze: {
    edit: 'Draw the maze',
    editPlaces: 'Move start and goal',
    canvas: 'The maze. Arrow keys move the cursor; W makes a wall, F a free cell, S the start, G the goal.',
    canvasPlaces: 'The maze. Arrow keys move what is chosen.',
    tool: 'Draw',
    tools: { wall: 'Wall', free: 'Free', start: 'Start', goal: 'Goal' },
    cell: (row: number, column: number, what: string) => `Row ${row}, column ${column}: ${what}`,
    place: (what: string, x: number, y: number) => `${what} at ${formatMeasured(x)}, ${formatMeasured(y)} m`,
    columns: 'Columns',
    rows: 'Rows',
    use: 'Use this maze',
    leave: 'Leave it as it was',
    resets: 'Another maze starts the run anew, and data made by a recipe are made again in it.',
    keys: 'Click or drag to draw; by keyboard, arrow keys and W, F, S, G.',
    keysPlaces: 'Drag it, or use the arrow keys.',
  },
}
