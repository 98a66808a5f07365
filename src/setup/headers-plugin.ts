import { randomBytes } from 'node:crypto'
import type { Connect, Plugin } from 'vite'
import { headersFile, policyForHtml, securityHeaders } from './headers.ts'

/**
 * Before the server’s own handlers, and so with every response. What Vite itself is told to send is missing where it
 * answers "not modified", and WebKit then refuses a worker whose script it has already.
 */
function send(headers: Readonly<Record<string, string>>): Connect.NextHandleFunction {
  return (_, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    next()
  }
}

/** Sends the headers from the development and the preview server, and builds them into the site. */
export function headersPlugin(): Plugin {
  const nonce = randomBytes(16).toString('base64')
  return {
    name: 'playground-headers',
    config: (_, { command, isPreview }) => (command === 'build' || isPreview ? {} : { html: { cspNonce: nonce } }),
    configureServer(server) {
      server.middlewares.use(send(securityHeaders(nonce)))
    },
    configurePreviewServer(server) {
      server.middlewares.use(send(securityHeaders()))
    },
    transformIndexHtml(_, { server }) {
      if (server) return []
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: policyForHtml() }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
    generateBundle() {
      // Workers are bundles of their own; the file belongs to the page's.
      if (this.environment.config.isWorker) return
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
    },
  }
}
