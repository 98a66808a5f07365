import type { Sources } from './sources'

const FOLDER = 'algorithms/'

/** The algorithm's own file, then all that it imports from the algorithms' folder, nearest first. */
export function filesOf(algorithmId: string, sources: Sources): readonly string[] {
  const found = [mainFileOf(algorithmId)]
  for (const file of found) {
    for (const imported of importsOf(file, sources)) {
      if (!found.includes(imported)) found.push(imported)
    }
  }
  return found
}

export function mainFileOf(algorithmId: string): string {
  return `${FOLDER}${algorithmId}.ts`
}

/** Without the folder that all of them share. */
export function shortName(file: string): string {
  return file.startsWith(FOLDER) ? file.slice(FOLDER.length) : file
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
