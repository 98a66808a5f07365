import { expect, it } from 'vitest'
import { inEnglish } from '../../core/messages/message'
import { readBackendRequest } from './backend-request'

it('reads backend, mode and threads from the address', () => {
  const request = { backend: 'cpu', mode: 'eager', threads: 2 }
  expect(readBackendRequest('?backend=cpu&mode=eager&threads=2')).toEqual({ request, problems: [] })
  expect(readBackendRequest('')).toEqual({ request: { mode: 'compiled' }, problems: [] })
})

it.each([
  ['?backend=gpu', 'There is no backend “gpu”; webgpu, wasm and cpu are known.'],
  ['?threads=0', '“0” is no number of threads; 1 to 16 are possible.'],
  ['?threads=17', '“17” is no number of threads; 1 to 16 are possible.'],
  ['?threads=two', '“two” is no number of threads; 1 to 16 are possible.'],
])('says what %s cannot mean', (search, sentence) => {
  const { request, problems } = readBackendRequest(search)
  expect(request).toEqual({ mode: 'compiled' })
  expect(problems.map(inEnglish)).toEqual([sentence])
})
