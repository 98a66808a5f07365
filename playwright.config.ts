import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './src/setup/chromium.mjs'

// Settable, so that two checkouts can be tested side by side.
const PORT = Number(process.env.PLAYGROUND_PORT ?? 4317)
const FOLDER = process.env.PLAYGROUND_DIST ?? 'dist'
const serve = `npx vite preview --outDir ${FOLDER} --port ${PORT} --strictPort`
// `npm test` has just built it.
const BUILT = process.env.PLAYGROUND_BUILT !== undefined

/** Real training in a real browser, against the built site. One worker: the page needs the other cores itself. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  // A journey depends on the speed of the machine; one that fails once is named as flaky, one that fails twice has failed.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: chromiumLaunchOptions(),
    // Every test is a first visit: none needs a copy of the whole site. The ones of the service worker allow it.
    serviceWorkers: 'block',
    trace: 'off',
    // The page opens on what was recorded, at rest: its own test lets it play.
    contextOptions: { reducedMotion: 'reduce' },
  },
  webServer: {
    command: BUILT ? serve : `npm run kernels && npx vite build --outDir ${FOLDER} --emptyOutDir && ${serve}`,
    port: PORT,
    timeout: 180_000,
  },
})
