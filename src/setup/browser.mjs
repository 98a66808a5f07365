// Makes sure that there is a Chromium for the tests: one that is installed, else Playwright's own, else Debian's.
import { existsSync } from 'node:fs'
import { installedChromium, programOf } from './chromium.mjs'
import { run } from './install.mjs'

/** Exits with one clear sentence where no browser can be had. */
export async function ensureBrowser() {
  if (installedChromium() || (await playwrightHasOne())) return
  console.log('No Chromium or Chrome found; trying the one that Playwright brings ...')
  if (run('node', ['node_modules/@playwright/test/cli.js', 'install', 'chromium']) === 0) return
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Debian’s chromium ...')
    run('apt-get', ['update', '-qq'])
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']) === 0) return
  }
  console.error(
    'The tests need a browser: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  )
  process.exit(1)
}

/** Debian's packages where they may be installed. Returns what is still missing, in words. */
export function ensureOtherEngines() {
  const engines = [
    { name: 'Firefox', needs: [['firefox', 'firefox-esr']], packages: ['firefox-esr'] },
    { name: 'WebKit', needs: [['WebKitWebDriver'], ['Xvfb']], packages: ['webkit2gtk-driver', 'xvfb'] },
  ]
  const missing = () => engines.filter(({ needs }) => !needs.every((names) => programOf(names)))
  const packages = missing().flatMap((engine) => engine.packages)
  if (packages.length > 0 && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log(`Installing Debian’s ${packages.join(', ')} ...`)
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  }
  return missing().map(({ name, packages }) => `${name}: not found (Debian’s ${packages.join(' and ')})`)
}

async function playwrightHasOne() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath())
}
