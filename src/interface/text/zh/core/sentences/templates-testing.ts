import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'vite'
import { countedNouns } from '../../../../../core/messages/counted'

const source = fileURLToPath(new URL('../../../../../', import.meta.url))

/** Every English template that the source tags with `message`, and those that count. */
export function templatesInSource(): Set<string> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => ['.ts', '.tsx'].includes(extname(file)) && !/\.(?:test|browser)\.ts$/.test(file),
  )
  const tagged = files.flatMap((file) => templatesOf(file, readFileSync(join(source, file), 'utf8')))
  return new Set([...tagged, ...countedNouns.flatMap((noun) => [`{0} ${noun}`, `{0} ${noun}s`])])
}

function templatesOf(file: string, text: string): string[] {
  if (!text.includes('message`')) return []
  const found: string[] = []
  const visitor = new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== 'Identifier' || tag.name !== 'message') return
      found.push(
        quasi.quasis.map(({ value }) => value.cooked ?? '').reduce((before, part, i) => `${before}{${i - 1}}${part}`),
      )
    },
  })
  visitor.visit(parseSync(file, text).program)
  return found
}
