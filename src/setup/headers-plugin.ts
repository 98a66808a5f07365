import { randomBytes } from 'node:crypto'
import type { Connect, Plugin } from 'vite'
import { EMBED_PAGE, embedHeaders, headersFile, isEmbed, policyForHtml, securityHeaders } from './headers.ts'

/**
 * Before the server’s own handlers, and so with every response. What Vite itself is told to send is missing where it
 * answers "not modified", and WebKit then refuses a worker whose script it has already.
 */
function send(nonce?: string): Connect.NextHandleFunction {
  const [page, embed] = [securityHeaders(nonce), embedHeaders(nonce)]
  return ({ url = '/' }, response, next) => {
    const headers = isEmbed(url) ? embed : page
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
      server.middlewares.use(send(nonce))
      // Built, it is a file of its own.
      server.middlewares.use((request, _, next) => {
        request.url = request.url?.replace(`/${EMBED_PAGE}`, '/index.html')
        next()
      })
    },
    configurePreviewServer(server) {
      server.middlewares.use(send())
    },
    transformIndexHtml(_, { server }) {
      if (server) return []
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: policyForHtml() }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        // Workers are bundles of their own; the files belong to the page's.
        if (this.environment.config.isWorker) return
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
        const page = bundle['index.html']
        if (page?.type === 'asset') this.emitFile({ type: 'asset', fileName: EMBED_PAGE, source: page.source })
      },
    },
  }
}
