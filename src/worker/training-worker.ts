/** The worker's entry: imports the training core and nothing of the page. */
import { env } from '@tensorflow/tfjs-core'
import { expose } from 'comlink'
import './user-errors'
import { spawnEngineThread } from './engine-threads'
import { TrainingService } from './training-service'
import { wasmFiles } from './wasm-files'

// tfjs starts its threads from its own source text, which no longer stands alone once a bundler has shortened it.
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)

// What fails with nobody waiting for it would otherwise fail in silence: the page is told, as of any other error.
addEventListener('unhandledrejection', ({ reason }) => reportError(reason))

expose(new TrainingService(wasmFiles, spawnEngineThread))
