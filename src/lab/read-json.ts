import { readFile } from 'node:fs/promises'
import { repeatedKeys } from './strict/repeated-keys'

/** The JSON of a file; throws one sentence where there is no such file, no JSON in it, or a key twice in one object. */
export async function readJson(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new Error(`${path} cannot be read: is there such a file?`)
  }
  // Editors on Windows put a byte order mark first.
  const json = text.replace(/^\uFEFF/, '')
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const [repeated] = repeatedKeys(json)
  if (repeated !== undefined) {
    throw new Error(`${path} has ${repeated} twice; only the last one would count, so nothing was trained. Leave one.`)
  }
  return given
}
