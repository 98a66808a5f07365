// npm start: installs what is missing, builds the site where its sources have changed, serves it and prints its address.
import { parseArgs } from 'node:util'
import { buildKernels, installPackages, root } from './install.mjs'
import { buildSite, siteIsCurrent } from './site.mjs'

const PORT = 4173
const USAGE = `npm start -- [options]   serves the built page; \`npm run dev\` is for changing its code
  --port N    default ${PORT}; where it is in use, the next free one is taken
  --host [H]  also for other machines of the network (default: this machine alone)
  --open      opens the page in the browser`

function optionsGiven() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: String(PORT) },
        host: { type: 'string' },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`)
    process.exit(1)
  }
}

const values = optionsGiven()
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port takes a whole number from 1 to 65535, not "${values.port}".`)
  process.exit(1)
}
installPackages()
if (siteIsCurrent()) console.log('The site is built from the sources as they are.')
else {
  buildKernels()
  console.log('Building the site (some seconds) ...')
  await buildSite()
}

const { preview } = await import('vite')
const server = await preview({ root, logLevel: 'warn', preview: { port, host: values.host, open: values.open } })
const addresses = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]
const taken = new URL(addresses[0]).port !== String(port)
if (taken) console.log(`Port ${port} is in use; this is the next free one.`)
console.log(`The page is at ${addresses.join(' and ')} (Ctrl-C ends it).`)
