/** The worker's entry: imports the training core and nothing of the page. */
import { expose } from 'comlink'
import { TrainingService } from './training-service'
import { wasmFiles } from './wasm-files'

expose(new TrainingService(wasmFiles))
