import { readFile } from 'node:fs/promises'

/** The JSON of a file; throws one sentence where there is no such file or no JSON in it. */
export async function readJson(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new Error(`${path} cannot be read: is there such a file?`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
