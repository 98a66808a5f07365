/**
 * Keeps the built site, so that the page opens without a connection. Only files of the build are kept, each one checked
 * against its hash: a half-deployed site is never mixed with another. Nothing of a person's ever gets in here.
 */
const worker = self as unknown as ServiceWorkerGlobalScope

/** Written in by the build: every file, by its address relative to the page, with its SHA-256. */
declare const FILES: readonly (readonly [address: string, hash: string])[]
/** Hash of all of them. */
declare const VERSION: string

// One origin can hold several sites, as on GitHub Pages.
const family = `playground ${worker.registration.scope} `
const own = family + VERSION
const page = worker.registration.scope

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** From an older version where the file is the same, else from the server. */
async function obtain(address: string, hash: string): Promise<Response> {
  const kept = await caches.match(address)
  if (kept && (await hashOf(kept.clone())) === hash) return kept
  const response = await fetch(address, { cache: 'no-cache' })
  if (!response.ok || (await hashOf(response.clone())) !== hash)
    throw new Error(`${address} is not the file of the build.`)
  return response
}

async function keepEverything(): Promise<void> {
  const cache = await caches.open(own)
  for (const [address, hash] of FILES) {
    const url = new URL(address, page).href
    await cache.put(url, await obtain(url, hash))
  }
}

/** Another tab may still run the version before: its files stay until one tab at most is left. */
async function tidy(): Promise<void> {
  if ((await worker.clients.matchAll({ type: 'window' })).length > 1) return
  const old = (await caches.keys()).filter((each) => each.startsWith(family) && each !== own)
  await Promise.all(old.map((each) => caches.delete(each)))
}

async function answer(request: Request): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(request.url)
  const document = searchParams.has('embed') ? `${page}embed.html` : (origin + pathname).replace(/index\.html$/, '')
  // The query is for the page to read; the file is the same. Of embeds it was kept with the headers that let it be framed.
  const address = request.mode === 'navigate' ? document : request.url
  const cache = await caches.open(own)
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(keepEverything()))

worker.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => worker.clients.claim())))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(page)) return
  event.respondWith(answer(request))
  if (request.mode === 'navigate') event.waitUntil(tidy())
})

// A new version waits until somebody asks for it: no page changes under anyone's hands.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting()
})
