import { expect, it } from 'vitest'
import { curvesPicture } from './curves-picture'
import { drawPicture } from './draw-picture'
import { legendHeight, legendPlaces } from './legend'
import { frameOf } from './picture'
import { pictureFile } from './picture-file'
import { svgPen } from './svg-pen'

const entry = (label: string) => ({ label, colour: 'black' })

it('a legend has as many names beside each other as have room, and a height of its rows', () => {
  const places = legendPlaces([entry('a'), entry('b'), entry('a long name of a method'), entry('c')], 200)
  expect(places.map(({ y }) => y)).toEqual([10, 10, 30, 50])
  expect(places[1]!.x).toBeGreaterThan(places[0]!.x + 36)
  expect(places.filter(({ y }) => y > 10).map(({ x }) => x)).toEqual([0, 0])
  expect([legendHeight([], 200), legendHeight([entry('a')], 200)]).toEqual([0, 24])
})

const curves = {
  x: { low: 0, high: 100, label: 'gradient steps' },
  y: { low: -10, high: 10, label: 'return' },
  border: 50,
  phases: { offline: 'offline', online: 'online' },
  lines: [
    { label: 'A', colour: 'red', points: [0, 50, 100].map((step) => ({ step, value: step / 10 - 5 })) },
    { colour: 'blue', faint: true, points: [{ step: 0, value: 3 }] },
  ],
  references: [
    { value: 5, label: 'data', colour: 'grey' },
    { value: 5.1, label: 'expert', colour: 'grey' },
  ],
  marks: [{ step: 20, label: 'a change of which much is to be said' }, { step: 30 }],
  spans: [{ step: 60, from: 4, to: -4, label: 'lost 40 %', colour: 'red' }],
}

function drawn(): string {
  const pen = svgPen('serif', (colour) => colour)
  drawPicture(pen, curvesPicture(curves), { width: 500, height: 300 })
  return pen.content()
}

it('curves have names, a legend, both axes named, and no words that a line strikes through', () => {
  const svg = drawn()
  const words = [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, word]) => word)
  expect(words).toEqual(
    expect.arrayContaining(['gradient steps', 'return', 'offline', 'online', 'A', 'data', 'expert', 'lost 40 %']),
  )
  // The two lines are so close that their words would lie on each other.
  expect(/x="([^"]*)"[^>]*>data</.exec(svg)![1]).not.toBe(/x="([^"]*)"[^>]*>expert</.exec(svg)![1])
  for (const word of ['data', 'expert', 'lost 40 %']) {
    expect(svg).toMatch(new RegExp(`paint-order="stroke">${word}<`))
  }
  // No room before the next mark.
  expect(svg).not.toContain('a change of which')
})

it('V^μ has its letter raised', () => {
  const pen = svgPen('serif', (colour) => colour)
  pen.text(0, 0, 'V^μ, data', { colour: 'black' }, 'start')
  expect(pen.content()).toMatch(/>V<tspan dy="-5"[^>]*>μ<\/tspan><tspan dy="5">\u200b<\/tspan>, data<\/text>$/)
})

it('what is drawn is where it belongs', () => {
  const { pixelX, pixelY } = frameOf(curvesPicture(curves), { width: 500, height: 300 })
  const round = (value: number) => String(Math.round(100 * value) / 100)
  const line = [0, 50, 100].flatMap((step) => [pixelX(step), pixelY(step / 10 - 5)]).map(round)
  expect(drawn()).toContain(`points="${line.join(' ')}"`)
})

it('a file scales with its place, and what is said in it cannot end it', () => {
  const options = {
    title: 'a < b & "c"\u0001',
    width: 200,
    height: 100,
    fontFamily: '"Serif"',
    resolve: () => '#123456',
  }
  const svg = pictureFile(['<g/>'], options)
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="200" height="100" viewBox="0 0 200 100"/)
  expect(svg).toContain('<title>a &lt; b &amp; &quot;c&quot; </title>')
  expect(svg).toContain('font-family="&quot;Serif&quot;"')
})
