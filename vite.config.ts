import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumLaunchOptions } from './src/setup/chromium.mjs'
import { headersPlugin } from './src/setup/headers-plugin.ts'
import { serviceWorkerPlugin } from './src/setup/service-worker-plugin.ts'

/** What is made of tfjs once, where its hundreds of modules would else be transformed one by one. */
const tfjs = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
]
/** Where tfjs's loader of WebAssembly finds its files under Node: beside the package's own modules, as `__dirname` says. */
const wasmFolder = JSON.stringify(join(import.meta.dirname, 'node_modules/@tensorflow/tfjs-backend-wasm/dist'))
const commonJsNames = `const __dirname = ${wasmFolder}, __filename = __dirname + '/index.js'`

export default defineConfig({
  base: './',
  // Found at start, not when a page first imports one: that would reload the page in between.
  optimizeDeps: { include: tfjs },
  // Vitest serves pages of its own, with inline scripts that know no nonce.
  plugins: [react(), process.env.VITEST ? [] : headersPlugin(), serviceWorkerPlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Of the modules that other parts need as well, each set of parts would get a file: sixty for the first view alone.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 1 },
            { name: 'panels', test: /src[\\/]interface[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        // tfjs's CommonJS build for Node leaves the gradients out; its modules have them.
        environments: { ssr: { resolve: { mainFields: ['module'] } } },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // Modules are evaluated once for each worker, not for each file; no file may lean on what another one left.
          isolate: false,
          maxWorkers: '100%',
          setupFiles: 'src/setup/hidden-page.ts',
          restoreMocks: true,
          unstubGlobals: true,
          deps: {
            optimizer: {
              ssr: { enabled: true, include: tfjs, rolldownOptions: { output: { intro: commonJsNames } } },
            },
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.browser.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
