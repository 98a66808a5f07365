import { type ChildProcess, execFileSync, spawn } from 'node:child_process'

export const PROGRAM = 'node_modules/.cache/lab/main.mjs'

export interface Ended {
  readonly code: number | null
  /** That ended it, where it did not end by itself. */
  readonly signal: NodeJS.Signals | null
  /** Standard output and standard error, as they came. */
  readonly output: string
}

/** Bundles the program that `start` then runs without building it each time. */
export function buildProgram(): void {
  execFileSync(process.execPath, ['src/setup/lab.mjs', '--help'])
}

/** The command line in a process of its own; `ended` also waits for the workers that it started. */
export function start(...argv: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  return watched(spawn(process.execPath, [PROGRAM, ...argv]))
}

/** The same where no file may grow beyond so many kB: as on a disk that is full, for any user. */
export function startWithRoomFor(kilobytes: number, ...argv: string[]) {
  return watched(spawn('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', process.execPath, PROGRAM, ...argv]))
}

function watched(child: ReturnType<typeof spawn>) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code, signal, output })))
  return { child, ended }
}
