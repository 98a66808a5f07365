import { expect, it } from 'vitest'
import { raisedParts } from './raised-parts'

it('raises the letter after each ^ and nothing else', () => {
  expect(raisedParts('V^μ, data; Q^π')).toEqual([
    { text: 'V', raised: false },
    { text: 'μ', raised: true },
    { text: ', data; Q', raised: false },
    { text: 'π', raised: true },
  ])
  expect(raisedParts('earned')).toEqual([{ text: 'earned', raised: false }])
  expect(raisedParts('2 ^')).toEqual([{ text: '2 ^', raised: false }])
  expect(raisedParts('')).toEqual([])
})
