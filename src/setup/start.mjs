// npm start: installs what is missing, then serves the page and prints its address.
import { buildKernels, installPackages, run } from './install.mjs'

installPackages()
buildKernels()
process.exit(run('node', ['node_modules/vite/bin/vite.js', ...process.argv.slice(2)]))
