import { test } from '@playwright/test'
import { chromiumDriver } from './engines/chromium'
import type { Driver } from './engines/driver'
import { firefoxPath, startFirefox } from './engines/firefox'
import { journey, trainOnFile } from './engines/journey'
import { startWebKit, webkitPaths } from './engines/webkit'

// One journey through the three engines; the two that Playwright does not bring are driven by what they speak themselves.
test.setTimeout(900_000)

// Asked for by `npm test -- --everywhere`.
const everywhere = process.env.PLAYGROUND_EVERYWHERE !== undefined
const [firefox, webkit] = [firefoxPath(), webkitPaths()]
const engines: Readonly<Record<string, (() => Promise<Driver>) | undefined>> = {
  Firefox: firefox && everywhere ? () => startFirefox(firefox) : undefined,
  WebKit: webkit && everywhere ? () => startWebKit(webkit) : undefined,
}

test('the journey in Chromium', async ({ page, baseURL }) => {
  const driver = chromiumDriver(page)
  await journey(driver, baseURL!, await trainOnFile(driver, baseURL!))
})

for (const [name, begin] of Object.entries(engines)) {
  if (!begin) continue
  test(`the journey in ${name}`, async ({ page, baseURL }) => {
    const expected = await trainOnFile(chromiumDriver(page), baseURL!)
    await page.close()
    const driver = await begin()
    try {
      test.info().annotations.push({ type: 'engine', description: driver.version })
      await journey(driver, baseURL!, expected)
    } finally {
      await driver.end()
    }
  })
}
