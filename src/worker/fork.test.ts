import { it } from 'vitest'
import { forkRepeatsItsParent } from './fork-testing'

it.each(['cpu', 'wasm'] as const)(
  'on %s a future that changes nothing equals its parent to the bit, in another worker; one that changes something does not',
  (backend) => forkRepeatsItsParent(backend),
)
