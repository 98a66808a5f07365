import type { Sources } from './sources'

const FOLDER = 'algorithms/'

/** The algorithm's own file, then all that it imports from the algorithms' folder, nearest first. */
export function filesOf(algorithmId: string, sources: Sources): readonly string[] {
  const found = [mainFileOf(algorithmId, sources)]
  for (const file of found) {
    for (const imported of importsOf(file, sources)) {
      if (!found.includes(imported)) found.push(imported)
    }
  }
  return found
}

/** The file of its folder's name that declares this id. */
export function mainFileOf(algorithmId: string, sources: Sources): string {
  const declaration = `\n  id: '${algorithmId}',\n`
  for (const [file, content] of sources) {
    if (/^algorithms\/([^/]+)\/\1\.ts$/.test(file) && content.includes(declaration)) return file
  }
  throw new Error(`No file of ${FOLDER} declares the algorithm "${algorithmId}".`)
}

/** Without the folder that all of them share; an algorithm's main file, named like its own folder, without that one too. */
export function shortName(file: string): string {
  const name = file.startsWith(FOLDER) ? file.slice(FOLDER.length) : file
  return name.replace(/^([^/]+)\/(?=\1\.ts$)/, '')
}

function importsOf(file: string, sources: Sources): string[] {
  const folder = file.split('/').slice(0, -1)
  return [...(sources.get(file) ?? '').matchAll(/from '(\.[^']*)'/g)]
    .map(([, path]) => `${resolved(folder, path!)}.ts`)
    .filter((path) => path.startsWith(FOLDER) && sources.has(path))
}

function resolved(folder: readonly string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
