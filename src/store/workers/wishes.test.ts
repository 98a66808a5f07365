import { expect, it } from 'vitest'
import { backendWishes } from './wishes'

it('reads backend and mode from the address', () => {
  expect(backendWishes('?backend=cpu&mode=eager')).toEqual({ wishes: { backend: 'cpu', mode: 'eager' }, unknown: null })
  expect(backendWishes('')).toEqual({ wishes: { mode: 'compiled' }, unknown: null })
})

it('names a backend that there is not', () => {
  expect(backendWishes('?backend=gpu')).toEqual({ wishes: { mode: 'compiled' }, unknown: 'gpu' })
})
