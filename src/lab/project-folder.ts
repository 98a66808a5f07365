import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { name } from '../../package.json'

/** Of the code that runs, wherever it was called from; undefined where it lies beside no package.json of the project. */
export function projectFolder(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!isProject(folder)) {
    if (dirname(folder) === folder) return undefined
    folder = dirname(folder)
  }
  return folder
}

function isProject(folder: string): boolean {
  const path = join(folder, 'package.json')
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).name === name
}
