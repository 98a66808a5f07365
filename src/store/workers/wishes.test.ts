import { expect, it } from 'vitest'
import { inEnglish } from '../../core/said/said'
import { backendWishes } from './wishes'

it('reads backend, mode and threads from the address', () => {
  const wishes = { backend: 'cpu', mode: 'eager', threads: 2 }
  expect(backendWishes('?backend=cpu&mode=eager&threads=2')).toEqual({ wishes, problems: [] })
  expect(backendWishes('')).toEqual({ wishes: { mode: 'compiled' }, problems: [] })
})

it.each([
  ['?backend=gpu', 'There is no backend “gpu”; webgpu, wasm and cpu are known.'],
  ['?threads=0', '“0” is no number of threads; 1 to 16 are possible.'],
  ['?threads=17', '“17” is no number of threads; 1 to 16 are possible.'],
  ['?threads=two', '“two” is no number of threads; 1 to 16 are possible.'],
])('says what %s cannot mean', (search, sentence) => {
  const { wishes, problems } = backendWishes(search)
  expect(wishes).toEqual({ mode: 'compiled' })
  expect(problems.map(inEnglish)).toEqual([sentence])
})
