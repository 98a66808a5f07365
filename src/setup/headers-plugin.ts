import { randomBytes } from 'node:crypto'
import type { Plugin } from 'vite'
import { headersFile, policyForHtml, securityHeaders } from './headers.ts'

/** Sends the headers from the development and the preview server, and builds them into the site. */
export function headersPlugin(): Plugin {
  return {
    name: 'playground-headers',
    config(_, { command, isPreview }) {
      if (command === 'build') return {}
      if (isPreview) return { preview: { headers: securityHeaders() } }
      const nonce = randomBytes(16).toString('base64')
      return { html: { cspNonce: nonce }, server: { headers: securityHeaders(nonce) } }
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
