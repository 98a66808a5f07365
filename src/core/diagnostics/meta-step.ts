import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'

/**
 * How one step of the actor with look-ahead is written. g = grad L_trn(phi), g' = grad L_tst at phi' = phi - a g, and
 * (I - a H) g' the derivative of L_tst(phi') by phi:
 *
 *  * `paper`: g + beta (I - a H) g', the objective of the paper, differentiated exactly;
 *  * `firstOrder`: g + beta g', the Jacobian of the look-ahead taken for the identity;
 *  * `code`: g + c g' with c = beta L_trn / L_tst, as the authors’ code has it;
 *  * `guarded`: the same with c = beta min(|L_trn / L_tst|, cap), so that no sign turns and nothing explodes.
 */
export const META_FORMS = ['paper', 'firstOrder', 'code', 'guarded'] as const
export type MetaForm = (typeof META_FORMS)[number]

export interface MetaStepForm {
  /** Of g' or of (I - a H) g' */
  readonly weight: number
  /** |step| */
  readonly norm: number
  /** Of the angle to g, what the batch alone would do. */
  readonly cosineToBatch: number
  /** Of the angle to the paper's. */
  readonly cosineToPaper: number
}

export interface MetaStep {
  readonly trainLoss: number
  readonly testLoss: number
  /** beta, what annealing has left of it */
  readonly beta: number
  /** a */
  readonly stepSize: number
  /** Of g and g': whether both batches ask for the same. */
  readonly agreement: number
  readonly forms: Readonly<Record<MetaForm, MetaStepForm>>
  /** What phi' derived by phi does to g', beside what the code's weight does to it. */
  readonly jacobian: {
    /** |(I - a H) g'| / |g'| */
    readonly stretch: number
    /** Of the angle between (I - a H) g' and g': 1 where it does not turn it */
    readonly cosine: number
    /** |(I - a H) g' - g'| / |g'|: the share of g' that taking the identity leaves out */
    readonly leftOut: number
    /** L_trn / L_tst, what the code multiplies g' with besides beta */
    readonly codeRatio: number
  }
}

export interface MetaStepOptions {
  /** Of the guarded form. */
  readonly cap?: number
}

/**
 * All forms on one batch and one draw of recent states, at the networks as they are. Cost: four gradients of the actor, one of
 * them of second order. Undefined where the algorithm does not look ahead, or not yet.
 */
export async function computeMetaStep(
  access: Pick<DiagnosticAccess, 'compareGradients'>,
  { cap = 10 }: MetaStepOptions,
  random: RandomStream,
): Promise<MetaStep | undefined> {
  const compared = await access.compareGradients(random)
  if (!compared) return undefined
  const { trainLoss, testLoss, beta, stepSize } = compared.numbers as Numbers
  const product = (a: Gradient, b: Gradient) => compared.products[`${a}·${b}`] ?? compared.products[`${b}·${a}`]!
  /** Of two sums of gradients. */
  const between = (x: Combination, y: Combination) =>
    GRADIENTS.reduce((all, a) => all + GRADIENTS.reduce((sum, b) => sum + x[a] * y[b] * product(a, b), 0), 0)
  const cosine = (x: Combination, y: Combination) =>
    Math.max(-1, Math.min(1, between(x, y) / Math.sqrt(between(x, x) * between(y, y))))
  const codeRatio = trainLoss / testLoss
  const step = (weight: number, curved: boolean): Combination => ({
    train: 1,
    test: weight,
    curvature: curved ? weight : 0,
  })
  const steps: Record<MetaForm, Combination> = {
    paper: step(beta, true),
    firstOrder: step(beta, false),
    code: step(beta * codeRatio, false),
    guarded: step(beta * Math.min(Math.abs(codeRatio), cap), false),
  }
  const [batch, test] = [step(0, false), { train: 0, test: 1, curvature: 0 }]
  const exact = { ...test, curvature: 1 }
  const form = (of: Combination): MetaStepForm => ({
    weight: of.test,
    norm: Math.sqrt(between(of, of)),
    cosineToBatch: cosine(of, batch),
    cosineToPaper: cosine(of, steps.paper),
  })
  return {
    trainLoss,
    testLoss,
    beta,
    stepSize,
    agreement: cosine(batch, test),
    forms: {
      paper: form(steps.paper),
      firstOrder: form(steps.firstOrder),
      code: form(steps.code),
      guarded: form(steps.guarded),
    },
    jacobian: {
      stretch: Math.sqrt(between(exact, exact) / between(test, test)),
      cosine: cosine(exact, test),
      leftOut: Math.sqrt(product('curvature', 'curvature') / product('test', 'test')),
      codeRatio,
    },
  }
}

type Numbers = Record<'trainLoss' | 'testLoss' | 'beta' | 'stepSize', number>

const GRADIENTS = ['train', 'test', 'curvature'] as const
type Gradient = (typeof GRADIENTS)[number]
/** Multiples of g, g' and -a H g'. */
type Combination = Readonly<Record<Gradient, number>>
