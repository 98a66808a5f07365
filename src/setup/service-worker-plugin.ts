import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('../offline/service-worker.ts', import.meta.url))
const NAME = 'service-worker.js'

/** For hosts, not for browsers. */
const NOT_KEPT = [NAME, '_headers', 'robots.txt']

/** A development server may follow a built site on the same port: what that one left behind goes. */
const LEAVING = `
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
  for (const client of await self.clients.matchAll()) client.navigate(client.url)
})()))
`

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Address, relative to the page, and hash of every file in the folder of a build. */
export function filesOf(folder: string): (readonly [address: string, hash: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1).replaceAll(sep, '/'), sha256(readFileSync(path))] as const)
    .filter(([address]) => !NOT_KEPT.includes(address) && !address.startsWith('.'))
    .map(([address, hash]) => [address === 'index.html' ? './' : address, hash] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Writes the service worker of a built site, with the list of its files. Development has none. */
export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'playground-service-worker',
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, (_, response) => {
        response.setHeader('Content-Type', 'text/javascript').end(LEAVING)
      })
    },
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (this.environment.config.isWorker || dir === undefined) return
        const files = filesOf(dir)
        const { outputFiles } = await build({
          entryPoints: [SOURCE],
          bundle: true,
          minify: true,
          target: 'es2022',
          write: false,
          define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(sha256(JSON.stringify(files)).slice(0, 16)) },
        })
        writeFileSync(join(dir, NAME), outputFiles[0]!.contents)
      },
    },
  }
}
