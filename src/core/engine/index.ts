/**
 * The engine's door: what others may use of it. README.md beside this file says how it works.
 * `thread.ts` is the one other door: where a further thread begins, nothing else of the engine is wanted.
 */
export { BackendFailure } from './backend-failure'
export { type BackendChoice, type ChoiceOptions, chooseBackend } from './backends'
export { type CompiledStep, type CompileOptions, compile } from './compile'
export { createRuntime, type RuntimeOptions, type WasmPaths } from './create-runtime'
export { stopGradient, stopGradients, valueAndGradients } from './gradients'
export { HealthCheck } from './health-check'
export { EngineError, inEnglish, type Message as Said } from './message'
export { describePlan } from './plan/describe-plan'
export type { Kernel, Plan } from './plan/plan'
export {
  type BackendName,
  type DeviceState,
  type Execution,
  executionOf,
  type GatheredMetrics,
  meansOf,
  type Program,
  type Runtime,
  type Step,
  type StepResult,
} from './runtime'
export {
  flatten,
  type HostArray,
  isFloat32Array,
  isHostArray,
  isShape,
  isTensor,
  mapTree,
  type PathLeaf,
  type Shape,
  sizeOf,
  type TensorTree,
  type Tree,
} from './tree'
export { canShareMemory, type EngineThread, type ThreadOptions } from './wasm/threads/team'
