import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { programOf } from '../../src/setup/chromium.mjs'
import { asExpression, type Driver, fromJson } from './driver'
import { eventually, freePort, start } from './process'

/** Nothing is fetched, asked or told by the browser itself. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'ui.prefersReducedMotion': 1,
}

export const firefoxPath = (): string | undefined =>
  process.env.FIREFOX_PATH ?? programOf(['firefox', 'firefox-esr'], ['/Applications/Firefox.app/Contents/MacOS'])

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: string
  readonly message?: string
}

interface Evaluated {
  readonly type: 'success' | 'exception'
  readonly result?: { readonly value: string }
  readonly exceptionDetails?: { readonly text: string }
}

/** Firefox without a window, by WebDriver BiDi, which it speaks itself: https://w3c.github.io/webdriver-bidi/ */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'))
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  await writeFile(join(profile, 'user.js'), lines.join('\n'))
  const port = await freePort()
  const browser = start(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', `${port}`])
  const socket = await eventually(
    () =>
      new Promise<WebSocket>((resolve, reject) => {
        const opened = new WebSocket(`ws://127.0.0.1:${port}/session`)
        opened.once('open', () => resolve(opened))
        opened.once('error', reject)
      }),
  )
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  socket.on('message', (data) => {
    const { id, result, error, message } = JSON.parse(String(data)) as Answer
    const asked = id === undefined ? undefined : waiting.get(id)
    waiting.delete(id!)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(`${error}: ${message}`))
  })
  let asked = 0
  const ask = <Result>(method: string, params: object): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve: (result) => resolve(result as Result), reject })
      socket.send(JSON.stringify({ id, method, params }))
    })

  const session = await ask<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} })
  const { contexts } = await ask<{ contexts: { context: string }[] }>('browsingContext.getTree', {})
  const { context } = contexts[0]!
  return {
    version: `Firefox ${session.capabilities.browserVersion}`,
    open: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => ask('browsingContext.reload', { context, wait: 'complete' }),
    async run(task, ...given) {
      const evaluated = await ask<Evaluated>('script.evaluate', {
        expression: asExpression(task, given),
        target: { context },
        awaitPromise: true,
      })
      if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails!.text)
      return fromJson(evaluated.result!.value)
    },
    async end() {
      socket.terminate()
      browser.end()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
