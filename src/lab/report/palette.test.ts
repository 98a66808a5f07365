import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PALETTE } from './palette'

it('is the palette of the page', () => {
  const css = readFileSync('src/interface/styles/tokens.css', 'utf8')
  const light = css.slice(0, css.indexOf('[data-theme="dark"]'))
  for (const [name, colour] of Object.entries(PALETTE)) {
    expect(light).toContain(`${name.slice('var('.length, -1)}: ${colour};`)
  }
})
