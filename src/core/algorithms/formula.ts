import type { FieldValue } from '../schema/field'
import type { Phase } from './algorithm'

/** A name and a sentence for what a term does. */
export interface TermWords {
  readonly name: string
  readonly sentence: string
}

/** How an algorithm's losses are written: its `formula.ts` exports one as `formula`. */
export interface Formula {
  /** The algorithm's id. */
  readonly algorithm: string
  readonly losses: LossesOf
  /** English words of terms that this algorithm alone has; those of several are in `shared/formula-parts.ts`. */
  readonly terms?: { readonly [id: string]: TermWords } | undefined
  /** English words of symbols that this algorithm alone has, by their LaTeX. */
  readonly symbols?: { readonly [latex: string]: string }
}

/** Lines of the source, by the names that stand in it. */
export interface Anchor {
  /** From `core/` on. */
  readonly file: string
  /** A declaration: all of its lines, with its comment. */
  readonly name: string
  /** Only the statement that begins in the declaration's one line with these words. */
  readonly statement?: string | undefined
}

/**
 * A part of a formula. Its LaTeX may hold `\h{name}`, a hyperparameter: its symbol with its value beneath, `\h{name|x}`
 * the same with the symbol x; and `\m{name}` or `\m{name|x}`, a metric with its newest value.
 */
export interface Term {
  /** Its words are found by it. */
  readonly id: string
  readonly latex: string
  /** The metric that the whole term is, shown beneath it. */
  readonly value?: string
  /** Further hyperparameters that act on it; those in the LaTeX count anyway. */
  readonly sliders?: readonly string[]
  /** Further metrics in which it shows. */
  readonly curves?: readonly string[]
  /** Its name among the summands whose gradients an update tells apart. */
  readonly gradient?: string
  readonly code: readonly Anchor[]
}

/** A condition that stands beside a formula: what is sampled from where, what a letter abbreviates. */
export interface Condition {
  readonly where: string
}

/** A term, a condition, or LaTeX between them, with the same `\h` and `\m`. */
export type Segment = string | Term | Condition

/** Where a formula stands in print. */
export interface Reference {
  readonly work: string
  readonly place?: { readonly kind: 'equation' | 'algorithm' | 'section'; readonly number: string }
}

/** What one network, or one factor, minimises: the loss, and below it what stands in it. */
export interface Loss {
  /** The network, or what else the loss moves, as the gradients panel names it. */
  readonly network: string
  readonly rows: readonly (readonly Segment[])[]
  readonly references: readonly Reference[]
}

/** What the form of the losses depends on. */
export interface Situation {
  readonly h: Readonly<Record<string, FieldValue>>
  readonly phase: Phase
  /** Gradient steps done. */
  readonly step: number
}

export type LossesOf = (situation: Situation) => readonly Loss[]

export function isTerm(segment: Segment): segment is Term {
  return typeof segment !== 'string' && 'id' in segment
}

/** As it is written. */
export function latexOf(segment: Segment): string {
  if (typeof segment === 'string') return segment
  return isTerm(segment) ? segment.latex : segment.where
}

export function termsOf(loss: Loss): readonly Term[] {
  return loss.rows.flat().filter(isTerm)
}

/** The summands of a loss: those whose gradients are told apart, or the terms of the first line. */
export function summandsOf(loss: Loss): readonly Term[] {
  const apart = termsOf(loss).filter(({ gradient }) => gradient !== undefined)
  return apart.length > 0 ? apart : (loss.rows[0] ?? []).filter(isTerm)
}

/** A term in its loss: what can be pointed at. */
export interface PlacedTerm {
  readonly key: string
  readonly loss: Loss
  readonly term: Term
}

export function placedTerms(losses: readonly Loss[]): PlacedTerm[] {
  return losses.flatMap((loss) => termsOf(loss).map((term) => ({ key: keyOf(loss, term), loss, term })))
}

export function keyOf({ network }: Loss, { id }: Term): string {
  return `${network}.${id}`
}

const MARKED = /\\([hm])\{(\w+)(?:\|((?:[^{}]|\{[^{}]*\})*))?\}/g

/** Replaces each `\h{...}` and `\m{...}`. */
export function replaceMarks(
  latex: string,
  replace: (kind: 'setting' | 'metric', name: string, symbol: string | undefined) => string,
): string {
  return latex.replace(MARKED, (_, kind: string, name: string, symbol: string | undefined) =>
    replace(kind === 'h' ? 'setting' : 'metric', name, symbol),
  )
}

function marked(latex: string, wanted: 'setting' | 'metric'): string[] {
  const names: string[] = []
  replaceMarks(latex, (kind, name) => {
    if (kind === wanted) names.push(name)
    return ''
  })
  return names
}

/** Hyperparameters that act on a term. */
export function slidersOf({ latex, sliders = [] }: Term): readonly string[] {
  return [...new Set([...marked(latex, 'setting'), ...sliders])]
}

/** Metrics in which a term shows, the one that it is first. */
export function curvesOf({ latex, value, curves = [] }: Term): readonly string[] {
  return [...new Set([...(value ? [value] : []), ...marked(latex, 'metric'), ...curves])]
}
