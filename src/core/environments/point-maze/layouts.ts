import { parseLayout } from '../maze/layout'
import type { WallGrid } from './contact'

/** Gymnasium-Robotics' mazes (`maps.py`), walls as "#"; all but the drawn one by their names there. */
export const pointMazes = {
  umaze: { rows: '#####/#...#/###.#/#...#/#####', timeLimit: 300 },
  open: { rows: '#######/#.....#/#.....#/#.....#/#######', timeLimit: 300 },
  medium: { rows: '########/#..##..#/#..#...#/##...###/#..#...#/#.#..#.#/#...#..#/########', timeLimit: 600 },
  large: {
    rows: '############/#....#.....#/#.##.#.#.#.#/#......#...#/#.####.###.#/#..#.#.....#/##.#.#.#.###/#..#...#...#/############',
    timeLimit: 800,
  },
} as const
export type PointMazeName = keyof typeof pointMazes

/** Reads rows of "#" and "."; throws an EnvironmentError that says what is wrong. */
export function wallGrid(rows: string): WallGrid {
  const { columns, rows: count, cells } = parseLayout(rows)
  return { columns, rows: count, walls: Uint8Array.from(cells, (cell) => (cell === 'wall' ? 1 : 0)) }
}
