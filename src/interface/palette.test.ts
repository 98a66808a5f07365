import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Variables of the two themes, what canvases and worlds draw, and a backdrop, which in older browsers knows no variables. */
const PLACES = ['controls/Dialog.module.css', 'palette.ts', 'styles/tokens.css', 'world/palette.ts']
const COLOUR = /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\((?!\$)/i
const HIDDEN = /\/\*[\s\S]*?\*\/|\/\/.*|href="#[^"]*"/g

it('no colour is written anywhere but in the palette', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|css)$/.test(file) && !/\.(test|browser)\.tsx?$/.test(file))
  const coloured = files.filter((file) =>
    COLOUR.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8').replace(HIDDEN, '')),
  )
  expect(coloured.sort()).toEqual(PLACES)
})
