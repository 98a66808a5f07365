import { expect, test } from 'vitest'
import { overlap, spanWords } from './words-on-plot'

const scales = { x: (step: number) => step, y: (value: number) => value, left: 0, right: 300, top: 0, bottom: 200 }
const dip = (step: number, label: string) => ({ step, from: 80, to: 120, label, colour: '' })

test('what was lost is told beside its bracket where nothing is in the way', () => {
  expect(spanWords([dip(100, 'lost 50 %')], scales, [])).toMatchObject([
    { x: 107, anchor: 'start', box: { top: 92.5 } },
  ])
})

test('four dips at about the same place are told apart, all within the plot', () => {
  const told = spanWords(
    [dip(100, 'lost 29 %'), dip(100, 'lost 55 %'), dip(110, 'lost 94 %'), dip(110, 'below random')],
    { ...scales, right: 180 },
    [],
  )
  for (const [i, { box }] of told.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(180)
    for (const { box: other } of told.slice(i + 1)) expect(overlap(box, other)).toBe(false)
  }
})

test('words that would hide a curve move to where there is none', () => {
  const points = [0, 300].map((step) => ({ step, value: 100 }))
  const [told] = spanWords([dip(100, 'lost 50 %')], scales, [], [{ points }])
  expect(told!.box.top > 100 || told!.box.bottom < 100).toBe(true)
})
