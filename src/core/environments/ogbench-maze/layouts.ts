import { parseLayout } from '../maze/layout'

/** Row and column of a cell, row 0 at the bottom. */
type CellPlace = readonly [row: number, column: number]

interface OgbenchMaze {
  /** Rows from top to bottom, y upwards: the rows of OGBench's `maze_map` in reverse. */
  readonly rows: string
  /** Start and goal of its five tasks. */
  readonly tasks: readonly (readonly [start: CellPlace, goal: CellPlace])[]
}

/** OGBench's mazes and tasks (Park et al., "OGBench", 2025; `locomaze/maze.py`), those in which nothing is left to chance. */
export const ogbenchMazes = {
  medium: {
    rows: '########/#...#..#/#.#..#.#/#..#...#/##...###/#..#...#/#..##..#/########',
    tasks: [
      [
        [1, 1],
        [6, 6],
      ],
      [
        [6, 1],
        [1, 6],
      ],
      [
        [5, 3],
        [4, 2],
      ],
      [
        [6, 5],
        [6, 1],
      ],
      [
        [2, 6],
        [1, 1],
      ],
    ],
  },
  large: {
    rows: '############/#..#...#...#/##.#.#.#.###/#..#.#.....#/#.####.###.#/#......#...#/#.##.#.#.#.#/#....#.....#/############',
    tasks: [
      [
        [1, 1],
        [7, 10],
      ],
      [
        [5, 4],
        [7, 1],
      ],
      [
        [7, 4],
        [1, 10],
      ],
      [
        [3, 8],
        [5, 4],
      ],
      [
        [1, 1],
        [5, 4],
      ],
    ],
  },
  giant: {
    rows: '################/#.....#...#....#/#.###...#...##.#/#.#.#.######.#.#/#...#..#...#...#/###.#.#..#.#.###/#...#...#....#.#/#.###.######.#.#/#...#..#...#...#/#.#.##.#.#..##.#/#.#......##....#/################',
    tasks: [
      [
        [1, 1],
        [10, 14],
      ],
      [
        [1, 14],
        [10, 1],
      ],
      [
        [8, 14],
        [1, 1],
      ],
      [
        [8, 3],
        [5, 12],
      ],
      [
        [5, 9],
        [3, 8],
      ],
    ],
  },
} as const satisfies Readonly<Record<string, OgbenchMaze>>
export type OgbenchMazeName = keyof typeof ogbenchMazes

/** m, side of a cell. */
export const CELL = 4
/** m from the lower left corner of the maze to the middle of the cell that (0, 0) is. */
const OFFSET = 6

export function layoutOfMaze(name: OgbenchMazeName) {
  return parseLayout(ogbenchMazes[name].rows)
}

/** m, the middle of a cell. */
export function middleOf([row, column]: CellPlace): readonly [x: number, y: number] {
  return [column * CELL - CELL, row * CELL - CELL]
}

/** In cells from the lower left corner of the maze, as `maze/grid.ts` counts. */
export function inCells(metres: number): number {
  return (metres + OFFSET) / CELL
}

export function inMetres(cells: number): number {
  return cells * CELL - OFFSET
}
