const EVERY_MS = 1000
/** Beats without an answer after which nobody is there: seen within five seconds. */
const MISSED_BEATS = 3
/** Before the first answer its script may still be on its way. */
const FIRST_BEATS = 60
/** While it reads a large file in one go, or the like. Who died over it would else be waited for without an end. */
const PATIENT_BEATS = 120
/** A page that slept itself, or lay behind another, has heard nobody for that reason. */
const LATE_MS = 2500

/** Asks again and again whether the other side still answers. Counts beats, not time: a sleeping machine misses none. */
export class Heartbeat {
  #missed = 0
  #heard = false
  #patient = 0
  #last = performance.now()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(
    private readonly beat: () => Promise<void>,
    private readonly onSilence: () => void,
  ) {
    this.#timer = setInterval(() => this.#tick(), EVERY_MS)
  }

  /** Until the work is done, silence means that it is being done, for minutes if need be. */
  async patiently<T>(work: Promise<T>): Promise<T> {
    this.#patient++
    try {
      const done = await work
      // Who has done it is there, before the first beat as well: from now on it may only be silent for seconds.
      this.#heard = true
      return done
    } finally {
      this.#patient--
      this.#missed = 0
    }
  }

  end(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const now = performance.now()
    if (now - this.#last > LATE_MS) this.#missed = 0
    this.#last = now
    if (this.#missed >= this.#mostMissed) {
      this.end()
      this.onSilence()
      return
    }
    // One question at a time: an answer to any of them shows that somebody is there.
    if (this.#missed++ === 0) void this.beat().then(() => this.#answered())
  }

  get #mostMissed(): number {
    if (this.#patient > 0) return PATIENT_BEATS
    return this.#heard ? MISSED_BEATS : FIRST_BEATS
  }

  #answered(): void {
    this.#heard = true
    this.#missed = 0
  }
}
