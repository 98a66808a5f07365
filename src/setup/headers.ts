/**
 * The one place that says which HTTP headers the page is served with: by the development server, by the preview server,
 * in the `_headers` file of the built site (Netlify, Cloudflare Pages), and, as far as HTML can say it, in the built page.
 * The page works without any of them; then it merely has less to stop what should never happen.
 */

type Policy = Readonly<Record<string, readonly string[]>>

const self = "'self'"
const none = "'none'"

/** Nothing but the site's own files. */
const policy: Policy = {
  'default-src': [none],
  // WebAssembly is compiled in the browser; no text ever becomes a script.
  'script-src': [self, "'wasm-unsafe-eval'"],
  'style-src': [self],
  // A chart that is saved as PNG is a data: image on its way to the canvas.
  'img-src': [self, 'data:', 'blob:'],
  'connect-src': [self],
  'worker-src': [self],
  'manifest-src': [self],
  'base-uri': [none],
  'form-action': [none],
  'frame-ancestors': [none],
}

function written(directives: Policy): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** For `<meta http-equiv>`, which knows nothing of frames. */
export function policyForHtml(): string {
  const { 'frame-ancestors': _, ...rest } = policy
  return written(rest)
}

/**
 * With `nonce`: for the development server, whose inline scripts and styles carry it and whose page listens on a socket
 * for changes.
 */
export function securityHeaders(nonce?: string): Readonly<Record<string, string>> {
  const directives: Policy =
    nonce === undefined
      ? policy
      : {
          ...policy,
          'script-src': [...policy['script-src']!, `'nonce-${nonce}'`],
          'style-src': [...policy['style-src']!, `'nonce-${nonce}'`],
          'connect-src': [...policy['connect-src']!, 'ws:'],
        }
  return {
    'Content-Security-Policy': written(directives),
    // Cross-origin isolation: SharedArrayBuffer and exact clocks.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb']
      .map((feature) => `${feature}=()`)
      .join(', '),
  }
}

/** The `_headers` file of the built site. What has a hash in its name never changes; the rest is asked for each time. */
export function headersFile(): string {
  const lines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
  return [
    '/*',
    ...lines(securityHeaders()),
    '',
    '/assets/*',
    ...lines({ 'Cache-Control': 'public, max-age=31536000, immutable' }),
    '',
  ].join('\n')
}
