// A file of advisories as a registry on this machine, so that npm itself finds out which versions they are about.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { root } from './install.mjs'

/**
 * `advisories`: what a registry answers to a bulk request, of any packages:
 * { "NAME": [{ "id", "url", "title", "severity", "vulnerable_versions": "<1.2.3" }] }.
 * Resolves when it can be asked at `address`.
 */
export async function serveAdvisories(advisories) {
  const packages = lockedPackages()
  const server = createServer((request, response) => {
    const send = (status, content) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    }
    request.resume().on('end', () => {
      if (request.url === '/-/npm/v1/security/advisories/bulk') return send(200, advisories)
      // npm asks which versions there are, to say which others would be concerned: those that are used here.
      const name = decodeURIComponent(request.url.slice(1))
      return packages.has(name) ? send(200, packages.get(name)) : send(404, { error: 'not found' })
    })
  })
  await new Promise((resolve) => server.listen(0, 'localhost', resolve))
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() }
}

function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'))
  const known = new Map()
  for (const [path, { version, dependencies }] of Object.entries(packages)) {
    if (path === '') continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const one = known.get(name) ?? { name, 'dist-tags': { latest: version }, versions: {} }
    one.versions[version] = { name, version, dependencies }
    known.set(name, one)
  }
  return known
}
