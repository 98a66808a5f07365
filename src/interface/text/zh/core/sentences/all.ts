import type { Sentences } from '../../../core-words'
import { checkpoints } from './checkpoints'
import { data } from './data'
import { dataArrays } from './data-arrays'
import { dataKinds } from './data-kinds'
import { dataText } from './data-text'
import { datasets } from './datasets'
import { faults } from './faults'
import { sharing } from './sharing'
import { words } from './words'

/** What core, the worker and the stores may have to say, in simplified Chinese. */
export const sentences: Sentences = {
  ...words,
  ...data,
  ...dataText,
  ...dataArrays,
  ...dataKinds,
  ...datasets,
  ...faults,
  ...checkpoints,
  ...sharing,
}
