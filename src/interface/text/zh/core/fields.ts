import type { FieldWords, Scoped } from '../../core-words'
import { critics } from './fields-critics'
import { imitating } from './fields-imitating'
import { mopo } from './fields-mopo'
import { o2o } from './fields-o2o'
import { pearl } from './fields-pearl'
import { run } from './fields-run'
import { shared } from './fields-shared'
import { worlds } from './fields-worlds'

export const fields: Scoped<FieldWords> = { shared, run, ...imitating, ...critics, o2o, mopo, pearl, ...worlds }
