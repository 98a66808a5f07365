import type { WriteStream } from 'node:tty'

const WIDTH = 30

/** A bar with the time left, on terminals only: a log file stays clean. */
export class ProgressBar {
  #label = ''
  #began = 0

  constructor(private readonly stream: Pick<WriteStream, 'isTTY' | 'write'>) {}

  /** share in [0, 1] */
  show(label: string, share: number): void {
    if (!this.stream.isTTY) return
    const now = performance.now()
    if (label !== this.#label) {
      this.#label = label
      this.#began = now
    }
    const filled = Math.round(share * WIDTH)
    const left = share > 0.02 ? `, ${seconds(((now - this.#began) * (1 - share)) / share)} left` : ''
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
    this.stream.write(`\r\x1b[K${bar} ${Math.round(100 * share)} %  ${label}${left}`)
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K')
  }
}

function seconds(milliseconds: number): string {
  const whole = Math.ceil(milliseconds / 1000)
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`
}
