import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../src/setup/chromium.mjs'
import { asExpression, type Driver, fromJson } from './driver'
import { eventually, freePort, start } from './process'

/** Where Debian and others keep the browser that belongs to the driver. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec', '/usr/lib']

function miniBrowser(): string | undefined {
  return LIBRARIES.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'MiniBrowser')))
    .sort()
    .reverse()
    .find((path) => existsSync(path))
}

/** The driver, its browser and a display that nobody sees; undefined where one of them is missing. */
export function webkitPaths() {
  const [driver, browser, display] = [programOf(['WebKitWebDriver']), miniBrowser(), programOf(['Xvfb'])]
  return driver && browser && display ? { driver, browser, display } : undefined
}

/** WebKitGTK's MiniBrowser by WebDriver: https://w3c.github.io/webdriver/ */
export async function startWebKit(paths: NonNullable<ReturnType<typeof webkitPaths>>): Promise<Driver> {
  const [port, screen] = [await freePort(), 100 + (process.pid % 800)]
  const display = start(paths.display, [`:${screen}`, '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'])
  const driver = start(paths.driver, [`--port=${port}`], { DISPLAY: `:${screen}`, GDK_BACKEND: 'x11' })
  const ask = async <Result>(method: string, path: string, body?: object): Promise<Result> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } }
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  const end = async () => {
    driver.end()
    display.end()
  }
  try {
    const options = { binary: paths.browser, args: ['--automation'] }
    const begun = await eventually(() =>
      ask<{ sessionId: string; capabilities: { browserVersion: string } }>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
      }),
    )
    const session = `/session/${begun.sessionId}`
    await ask('POST', `${session}/timeouts`, { script: 600_000, pageLoad: 120_000 })
    await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1440, height: 1000 })
    return {
      version: `WebKitGTK ${begun.capabilities.browserVersion}`,
      open: (url) => ask('POST', `${session}/url`, { url }),
      reload: () => ask('POST', `${session}/refresh`, {}),
      async run(task, ...given) {
        const script = `const done = arguments[arguments.length - 1]
          ${asExpression(task, given)}.then((json) => done([json]), (error) => done([null, String(error)]))`
        const [json, error] = await ask<[string | null, string?]>('POST', `${session}/execute/async`, {
          script,
          args: [],
        })
        if (json === null) throw new Error(error)
        return fromJson(json)
      },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}
