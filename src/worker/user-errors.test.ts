import { expose, wrap } from 'comlink'
import { afterAll, describe, expect, it } from 'vitest'
import { DatasetError } from '../core/data/dataset'
import { message } from '../core/messages/message'
import { messageOf } from '../core/messages/user-error'
import { asSentence } from './error-sentence'
import './user-errors'

const api = {
  refuse: () => asSentence(async () => Promise.reject(new DatasetError(message`line ${41} has no name.`))),
  crash: () => asSentence(async () => Promise.reject(new RangeError('Invalid array length\n  at somewhere'))),
  cancel: () => asSentence(async () => Promise.reject(new DOMException('Cancelled.', 'AbortError'))),
}

const { port1, port2 } = new MessageChannel()
expose(api, port1)
const remote = wrap<typeof api>(port2)
afterAll(() => {
  port1.close()
  port2.close()
})

async function thrownBy(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => new Error('It was not refused.'),
    (error: Error) => error,
  )
}

describe('an error that passes to the page', () => {
  it('keeps its sentence with the values apart', async () => {
    const error = await thrownBy(remote.refuse())
    expect(error).toBeInstanceOf(Error)
    expect(error.message).toBe('line 41 has no name.')
    expect(messageOf(error)).toEqual({ template: 'line {0} has no name.', values: [41] })
  })

  it('of a library is one sentence, in its own words', async () => {
    const error = await thrownBy(remote.crash())
    expect(error.message).toBe('Invalid array length.')
    expect(messageOf(error)).toEqual(message`${message`${'Invalid array length'}`}.`)
  })

  it('that was a cancellation stays one', async () => {
    expect((await thrownBy(remote.cancel())).name).toBe('AbortError')
  })
})
