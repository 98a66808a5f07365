// Finds a Chromium that is already on the machine, and says how the tests start it.
// Plain JavaScript without dependencies: it also runs before anything is installed.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const WELL_KNOWN = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of the first of these programs that is on PATH or in one of the folders, or undefined. */
export function programOf(names, folders = []) {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...folders]
  return names.flatMap((name) => places.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/** Path of an installed Chromium or Chrome, or undefined. `CHROMIUM_PATH` wins. */
export function installedChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  return programOf(NAMES) ?? WELL_KNOWN.find((path) => existsSync(path))
}

/** Software WebGPU and quiet networking; the sandbox is off only where Chromium refuses it (as root on Linux). */
const chromiumArguments = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Launch options for Playwright; without an installed browser Playwright uses its own. */
export function chromiumLaunchOptions() {
  const executablePath = installedChromium()
  return { ...(executablePath ? { executablePath } : { channel: 'chromium' }), args: chromiumArguments }
}
