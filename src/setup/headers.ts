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
}

/** Where a page for other people's frames stands, so that hosts that set headers by path can tell it. */
export const EMBED_PAGE = 'embed.html'

/** A source as `frame-ancestors` of CSP 3 has it: any, the site itself, a scheme, or an origin, of any subdomain too. */
const ANCESTOR = /^(\*|'self'|'none'|https?:|https?:\/\/(\*\.)?[a-z0-9.-]+(:(\d{1,5}|\*))?)$/i

/**
 * Whose pages may frame an embed, from a list with spaces between, as `PLAYGROUND_FRAME_ANCESTORS` gives it at build and
 * at start. Without one, everybody's. Throws an Error that names what is no source: half a policy is none.
 */
export function ancestorsOf(list = process.env.PLAYGROUND_FRAME_ANCESTORS): readonly string[] {
  const sources = (list ?? '').split(/\s+/).filter((source) => source !== '')
  const wrong = sources.find((source) => !ANCESTOR.test(source))
  if (wrong !== undefined) {
    throw new Error(
      `PLAYGROUND_FRAME_ANCESTORS: "${wrong}" is no source of frame-ancestors, such as https://example.org.`,
    )
  }
  return sources.length > 0 ? sources : ['*']
}

/** An address whose document may stand in a frame: that of the embeds, or `?embed=` where a server sees the query. */
export function isEmbed(address: string): boolean {
  const { pathname, searchParams } = new URL(address, 'http://any')
  const page = pathname.split('/').at(-1)!
  return page === EMBED_PAGE || (searchParams.has('embed') && (page === '' || page === 'index.html'))
}

function written(directives: Policy): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/** For `<meta http-equiv>`, which knows nothing of frames. */
export function policyForHtml(): string {
  return written(policy)
}

/**
 * With `nonce`: for the development server, whose inline scripts and styles carry it and whose page listens on a socket
 * for changes. `ancestors`: whose pages may frame this one.
 */
export function securityHeaders(
  nonce?: string,
  ancestors: readonly string[] = [none],
): Readonly<Record<string, string>> {
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
    'Content-Security-Policy': written({ ...directives, 'frame-ancestors': ancestors }),
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

/** Of an embed: a page that is isolated itself may frame it as well. */
export function embedHeaders(nonce?: string): Readonly<Record<string, string>> {
  return { ...securityHeaders(nonce, ancestorsOf()), 'Cross-Origin-Resource-Policy': 'cross-origin' }
}

/** Folders of the site: no other site's page has any use for what is in them. */
const FOLDERS = ['assets', 'scenarios', 'lessons', 'examples']
const KEPT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assets: { 'Cache-Control': 'public, max-age=31536000, immutable' },
}

/**
 * The `_headers` file of the built site. What has a hash in its name never changes; the rest is asked for each time. Some
 * hosts join what two rules say of one header: of two policies both hold, so that the one for all may not speak of
 * frames; of resources no joined rule can be read, so that the one for all says nothing.
 */
export function headersFile(): string {
  const lines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)
  const POLICY = 'Content-Security-Policy'
  const RESOURCES = 'Cross-Origin-Resource-Policy'
  const { [POLICY]: _, [RESOURCES]: own, ...others } = securityHeaders()
  const document = (path: string, { [POLICY]: policy, [RESOURCES]: resources }: Readonly<Record<string, string>>) => [
    path,
    ...lines({ [POLICY]: policy!, [RESOURCES]: resources! }),
    '',
  ]
  return [
    '/*',
    ...lines({ [POLICY]: policyForHtml(), ...others }),
    '',
    ...document('/', securityHeaders()),
    ...document('/index.html', securityHeaders()),
    ...document(`/${EMBED_PAGE}`, embedHeaders()),
    ...FOLDERS.flatMap((folder) => [`/${folder}/*`, ...lines({ [RESOURCES]: own!, ...KEPT[folder] }), '']),
  ].join('\n')
}
