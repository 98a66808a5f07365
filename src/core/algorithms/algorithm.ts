import { type Scalar, sub, type Tensor } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../engine/gradients'
import type { StepResult } from '../engine/runtime'
import type { HostArray, Shape, TensorTree, Tree } from '../engine/tree'
import type { AlgorithmParity } from '../parity/adapter'
import type { RandomStream } from '../random/random-stream'
import type { ChoiceField, FieldValue, NumberField, Schema, ValueOf, Values, ValuesOf } from '../schema/field'

export type Phase = 'offline' | 'online'

/** What the networks have to fit. Actions are scaled to [-1, 1]^A everywhere inside an algorithm. */
export interface Sizes {
  /** S */
  readonly observation: number
  /** A */
  readonly action: number
}

/** Rows of transitions as an algorithm sees them; B rows. */
export type Batch = {
  /** s [B, S] */
  readonly observations: Tensor
  /** a [B, A] in [-1, 1] */
  readonly actions: Tensor
  /** r [B], after scale and shift */
  readonly rewards: Tensor
  /** s' [B, S] */
  readonly nextObservations: Tensor
  /** d [B]: 1 for true terminals only, never for time limits */
  readonly terminals: Tensor
  /** G [B]: Monte-Carlo return-to-go of the row's trajectory; NO_RETURN where that still runs */
  readonly returnsToGo: Tensor
  /** a' [B, A] in [-1, 1]: the action that the dataset took at s', where `nextActions` asked for it */
  readonly nextActions?: Tensor
  /** [B]: 1 where there is such an action, 0 at the end of a trajectory and for rows collected online */
  readonly nextActionKnown?: Tensor
}

/**
 * The batches of a step, by the names that its algorithm gives them; one that only some steps ask for is optional.
 * `{ readonly batch: Batch; readonly recent?: Batch }`
 */
export type Batches = { readonly [name: string]: Batch }
/** What `batches` asks for, so that `update` has it: one request for each name. */
export type Requests<B extends Batches> = { readonly [Name in keyof B]: BatchRequest }

/** Where the rows of a batch are drawn from. */
export interface BatchRequest {
  readonly rows: number
  /**
   * Rows of the dataset stand evenly among those collected online, the first row one of the dataset (at one half: at
   * places 0, 2, 4, ...), so that every block cut from the batch has its share. Otherwise they come first.
   */
  readonly interleaved?: boolean
  /** Fill `nextActions` and `nextActionKnown` too. */
  readonly nextActions?: boolean
  readonly from: /** The run's replay: offline and online data, mixed as the run's settings say. */
    | 'replay'
    /** Only the dataset, uniformly. */
    | 'offline'
    /** Only what was collected online (the dataset while there is nothing yet), uniformly. */
    | 'online'
    /** The last `RECENT_ROWS` online transitions, uniformly. */
    | 'recent'
    /** All rows, in proportion to the priorities that the algorithm returns as `outputs.priorities`. */
    | 'prioritised'
    /** Transitions of the tasks that the `replay` rows were drawn from, with `terminals` marking rows that pad. */
    | 'context'
}

/**
 * Random numbers that a step needs: standard normal, uniform on [low, high), or whole numbers of 0 .. from - 1, drawn
 * with or without replacement along the last axis.
 */
export type Draw =
  | {
      readonly distribution: 'normal' | 'uniform'
      readonly shape: Shape
      readonly low?: number
      readonly high?: number
    }
  | { readonly distribution: 'choice'; readonly shape: Shape; readonly from: number; readonly replace: boolean }
/** Drawn numbers by the names that the algorithm gives them: `{ readonly nextAction: Tensor }`. */
export type Noise = { readonly [name: string]: Tensor }
/** What `draws` asks for, so that `update` has it. */
export type Draws<N extends Noise = Noise> = { readonly [Name in keyof N]: Draw }
/** The noise of most policies: an action's, [n, A], absent where the mean acts. */
export type ActionNoise = { readonly action?: Tensor }

export function normal(...shape: number[]): Draw {
  return { distribution: 'normal', shape }
}

export function uniform(low: number, high: number, ...shape: number[]): Draw {
  return { distribution: 'uniform', shape, low, high }
}

/** Subsets of {0, ..., from - 1}, each of as many as the last axis is long; with `replace` a number may come twice. */
export function chosen(from: number, replace: boolean, ...shape: number[]): Draw {
  return { distribution: 'choice', shape, from, replace }
}

/** Draws the numbers of one `draw` into `out`, row-major. */
export function fillDraw(draw: Draw, out: Float32Array, random: RandomStream): void {
  if (draw.distribution === 'choice') random.fillChoices(out, draw.from, draw.shape.at(-1)!, draw.replace)
  else if (draw.distribution === 'normal') random.fillNormal(out)
  else random.fillUniform(out, draw.low ?? 0, draw.high ?? 1)
}

/**
 * Hyperparameters inside a step: a live number is a scalar tensor, so that its slider acts at once;
 * switches, choices and whole numbers are plain values that select what is traced.
 */
export type Live<S extends Schema> = string extends keyof S
  ? { readonly [name: string]: Scalar | FieldValue }
  : {
      readonly [Key in keyof S]: S[Key] extends NumberField
        ? S[Key]['change'] extends 'live'
          ? Scalar
          : number
        : S[Key] extends ChoiceField<infer Choice>
          ? Choice
          : ValueOf<S[Key]>
    }

export interface UpdateArguments<State extends TensorTree, H, B extends Batches = Batches, N extends Noise = Noise> {
  readonly state: State
  readonly batches: B
  readonly noise: N
  readonly h: H
  readonly phase: Phase
  /** What `variant` said for this step. */
  readonly variant: string
}

export interface ActArguments<State extends TensorTree, H, A extends Noise = Noise> {
  readonly state: State
  /** s [n, S] */
  readonly observations: Tensor
  /** What `actDraws` asked for; most policies take their mean where there is none. */
  readonly noise: A
  readonly h: H
  /** `explore`: as the algorithm collects data online; `sample`: from the policy; `mean`: its deterministic action. */
  readonly mode: ActMode
  /** Of the run, for algorithms that act otherwise once they are online; online unless said. */
  readonly phase?: Phase
}
export type ActMode = 'explore' | 'sample' | 'mean'

export interface MetricDeclaration {
  readonly label: string
  readonly symbol?: string
  /** One sentence. */
  readonly explanation: string
}

/** Settings under a name, such as a rung of an ablation ladder. */
export interface Preset {
  readonly id: string
  readonly label: string
  /** One sentence. */
  readonly explanation: string
  /** Hyperparameters that it sets; the others stay as they are. */
  readonly values: Values
}

/** What panels ask about rows: observations [n, S] and actions [n, A]. The result has the rows last: [..., n]. */
export interface ProbeArguments<State extends TensorTree, H> {
  readonly state: State
  readonly observations: Tensor
  readonly actions: Tensor
  readonly h: H
}

/**
 * What panels may ask of an algorithm's networks. The names have one meaning for all algorithms; each has those that
 * exist in it. They are plain functions of their arguments, without noise and without effect.
 */
export interface ProbesOf<State extends TensorTree, H> {
  /** Q_i(s, a) of the online critics [N, n] */
  q?(given: ProbeArguments<State, H>): Tensor
  /** Qbar_i(s, a) of the target critics [N, n] */
  targetQ?(given: ProbeArguments<State, H>): Tensor
  /** V(s) of a value network [n] */
  value?(given: ProbeArguments<State, H>): Tensor
  /** log pi(a|s) [n] */
  logDensity?(given: ProbeArguments<State, H>): Tensor
  /** -alpha log pi(a|s), what the critics' target adds to Q at the next state [n]; absent where Q holds no entropy */
  entropyBonus?(given: ProbeArguments<State, H>): Tensor
  /** w(s, a), with which the policy imitates an action, but for what a softmax over a batch makes of it [n] */
  advantageWeight?(given: ProbeArguments<State, H>): Tensor
  /** The optimistic Q_UB(s, a) that an explorer climbs [n] */
  upperBound?(given: ProbeArguments<State, H>): Tensor
  /** The explorer's action for the policy's at s, without noise [A, n] */
  exploredAction?(given: ProbeArguments<State, H>): Tensor
  /** s' as each member of a dynamics model expects it, in the learner's units [M, S, n] */
  predictedNextObservation?(given: ProbeArguments<State, H>): Tensor
  /** u(s, a), what a penalty takes off the reward, before its weight [n] */
  penalty?(given: ProbeArguments<State, H>): Tensor
}
export type ProbeName = keyof ProbesOf<TensorTree, Live<Schema>>

/** A network with what is around it: the same parameters mean the same function only in one kind. */
export type NetworkKind =
  /** Q(s, a) of an ensemble */
  | 'action-value'
  /** The same with LayerNorm in the hidden layers: Dense, LayerNorm, ReLU; or Dense, ReLU, LayerNorm */
  | 'normalised-action-value'
  | 'activation-normalised-action-value'
  /** V(s) */
  | 'state-value'
  /** tanh(mlp(s)) */
  | 'deterministic-policy'
  /** N(mlp(s), sigma), sigma the same in all states */
  | 'gaussian-policy'
  /** N(tanh(mlp(s)), sigma) */
  | 'tanh-mean-gaussian-policy'
  /** N(tanh(mlp(s)), sigma), log sigma between bounds by a sigmoid */
  | 'tanh-mean-sigmoid-gaussian-policy'
  /** tanh(N(mean, sigma)), both from mlp(s) */
  | 'tanh-gaussian-policy'
  /** The same with LayerNorm in the hidden layers */
  | 'normalised-tanh-gaussian-policy'
  /** The same without it, with log sigma = m x + o, m and o learnt */
  | 'scaled-tanh-gaussian-policy'
  /** alpha = exp(x) */
  | 'temperature'
  /** alpha = softplus(x) */
  | 'softplus-temperature'
  /** The multiplier of CQL's constraint, and of one on a divergence */
  | 'gap-multiplier'
  | 'divergence-multiplier'
  | 'perturbation-explorer'
  | 'free-explorer'
  | 'density-ratio'
  /** How far a schedule has come */
  | 'schedule'
  | 'meta-share'
  /** An ensemble of models of the environment, and what belongs to it */
  | 'dynamics'
  /** Networks that also see z, and what infers it */
  | 'latent-action-value'
  | 'latent-state-value'
  | 'latent-policy'
  | 'gaussian-encoder'
  | 'point-encoder'

export type NetworkKinds = { readonly [name: string]: NetworkKind }

/**
 * One algorithm: what the paper says, and nothing about buffers, workers or charts. `B`, `N` and `A` name the batches
 * and the noise of its update, and the noise of its actions.
 */
export interface Algorithm<
  S extends Schema = Schema,
  State extends TensorTree = TensorTree,
  B extends Batches = Batches,
  N extends Noise = Noise,
  A extends Noise = Noise,
> {
  readonly id: string
  readonly label: string
  readonly summary: string
  /** Paper, and the reference code whose numbers it reproduces. */
  readonly source: string
  /** What it has to agree with: fetched by whoever compares (`npm run lab -- parity`), and by nobody who trains. */
  parity?(): Promise<{ readonly parity: AlgorithmParity }>
  readonly hyperparameters: S
  readonly presets?: readonly Preset[]
  /** How a run trains it; offline and then online unless said otherwise (see training/create-run.ts). */
  readonly training?: 'offline-online' | 'model-based' | 'meta'
  readonly metrics: { readonly [name: string]: MetricDeclaration }
  /** Settings of the run (see training/run-settings.ts) that this algorithm wants by default. */
  readonly runDefaults?: Values
  /** Online transitions enter the replay only when their episode is over, so that each has its return-to-go. */
  readonly wholeEpisodes?: boolean
  /**
   * What each entry of the state that is no optimiser means: entries of one name, kind and shape in two algorithms can
   * take each other's values, and nothing else can (see training/continue-run.ts).
   */
  networks(h: ValuesOf<S>): NetworkKinds
  /**
   * Entries that take, from another algorithm's run, what that has under this name; what stands under that name here
   * then begins anew.
   */
  readonly inherits?: { readonly [entry: string]: string }
  /** Algorithms of one family train the same networks by losses of one scale: optimiser states serve both. */
  readonly family?: string
  /** Freshly initialised networks, targets and optimiser states. */
  initialise(sizes: Sizes, h: ValuesOf<S>, random: RandomStream): Tree<HostArray>
  /**
   * Static branch of the update at this step, counted from 0, e.g. TD3's delayed actor; programs are traced per variant.
   * An `update` whose branches return different entries says its type: `update(...): UpdateResult`.
   */
  variant?(step: number, h: ValuesOf<S>, phase: Phase): string
  batches(h: ValuesOf<S>, phase: Phase, variant: string): Requests<B>
  draws(sizes: Sizes, h: ValuesOf<S>, phase: Phase, variant: string): Draws<N>
  /**
   * One gradient step. Returns the changed state entries, the metrics, and under `outputs` arrays for panels
   * (advantage weights, priorities, ...). Gradients as each optimiser saw them go out as `outputs['gradient:' + path]`
   * only through `gradients`, so that nobody pays for them who does not ask.
   */
  update(given: UpdateArguments<State, Live<S>, B, N>): UpdateResult
  actDraws(sizes: Sizes, rows: number, h: ValuesOf<S>, mode: ActMode): Draws<A>
  /** a [n, A] in [-1, 1] */
  act(given: ActArguments<State, Live<S>, A>): Tensor
  readonly probes?: ProbesOf<State, Live<S>>
  /** Gradients that panels set beside each other, taken on a batch of the step that they belong to. */
  readonly comparison?: {
    /** Whether a step has them. */
    applies(h: ValuesOf<S>, phase: Phase, variant: string): boolean
    of(given: UpdateArguments<State, Live<S>, B, N>): ComparedGradients
  }
}

/** Gradients of one network by name, and numbers that belong to them, each a scalar. */
export interface ComparedGradients {
  readonly gradients: { readonly [name: string]: TensorTree }
  readonly numbers: { readonly [name: string]: Tensor }
}

export interface UpdateResult extends StepResult {
  /** The gradient that each optimiser saw in this step, by the network's name in the state. */
  readonly gradients: TensorTree
  /** The loss that each of these gradients is of. */
  readonly losses: { readonly [network: string]: Tensor }
  /** For a network whose loss is a sum: its summands, which add up to what stands under `losses` and `gradients`. */
  readonly terms?: { readonly [network: string]: LossTerms }
}

/** The summands of a loss in the order of the formula. Functions, called only by who asks. */
export interface LossTerms {
  readonly [term: string]: () => { readonly value: Tensor; readonly gradients: TensorTree }
}

/** An algorithm whose parts the compiler has seen to fit: settings, networks, batches and noise by their names. */
export function defineAlgorithm<
  const S extends Schema,
  State extends TensorTree,
  B extends Batches,
  N extends Noise,
  A extends Noise = ActionNoise,
>(algorithm: Algorithm<S, State, B, N, A>): Algorithm<S, State, B, N, A> {
  return algorithm
}

type LossOf<P extends TensorTree> = (parameters: P) => Tensor

/** The summands of a loss, each with its own gradient. */
export function lossTerms<P extends TensorTree>(
  parameters: P,
  summands: { readonly [term: string]: LossOf<P> },
): LossTerms {
  return Object.fromEntries(
    Object.entries(summands).map(([term, loss]) => [term, () => valueAndGradients(loss, parameters)]),
  )
}

/** The same, where one more summand, of this name, is what the given ones leave of the whole loss. */
export function lossTermsAndRest<P extends TensorTree>(
  parameters: P,
  loss: LossOf<P>,
  summands: { readonly [term: string]: LossOf<P> },
  rest: string,
): LossTerms {
  const left = (given: P) => Object.values(summands).reduce((whole, summand) => sub(whole, summand(given)), loss(given))
  return lossTerms(parameters, { ...summands, [rest]: left })
}
