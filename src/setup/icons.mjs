// npm run icons: draws public/icon.svg in the sizes that phones and desktops ask for.
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumLaunchOptions } from './chromium.mjs'
import { root } from './install.mjs'

const drawing = Buffer.from(readFileSync(`${root}public/icon.svg`)).toString('base64')
// Margin in shares of the side: systems cut icons to circles and rounded squares.
const ICONS = [
  { file: 'icon-192.png', size: 192, margin: 0 },
  { file: 'icon-512.png', size: 512, margin: 0 },
  { file: 'icon-maskable-512.png', size: 512, margin: 0.16, ground: '#ffffff' },
  { file: 'icon-apple-180.png', size: 180, margin: 0.1, ground: '#ffffff' },
]

const browser = await chromium.launch(chromiumLaunchOptions())
try {
  const page = await browser.newPage({ colorScheme: 'light' })
  for (const { file, size, margin, ground = 'transparent' } of ICONS) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:0;background:${ground}"><img style="display:block;box-sizing:border-box;width:100vw;height:100vh;padding:${100 * margin}vw" src="data:image/svg+xml;base64,${drawing}">`,
      { waitUntil: 'load' },
    )
    await page.screenshot({ path: `${root}public/${file}`, omitBackground: true })
    console.log(`public/${file}`)
  }
} finally {
  await browser.close()
}
