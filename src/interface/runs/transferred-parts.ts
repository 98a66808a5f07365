import type { TransferReason, TransferReport, Transferred } from '../../core/training/transfer-report'
import type { Text } from '../text/text'

/** In words, the networks by the names that they have in the algorithms' files. */
export function transferredParts(
  report: TransferReport,
  text: Text,
): { readonly kept: string[]; readonly anew: string[] } {
  const words = text.forks.carried
  const { networksCarried, networksAnew, optimisersCarried, onlineTransitions, ...state } = report
  const because = (what: string, reason: TransferReason) => words.because(what, words.reasons[reason])
  const reasons = [...new Set(networksAnew.map(({ reason }) => reason))]
  const named = (what: string, names: readonly string[]) => words.of(what, text.list(names))
  const parts: readonly (readonly [string, Transferred | null])[] = [
    [words.dataset, state.dataset],
    [words.environmentState, state.environmentState],
    [words.dynamicsModel, state.dynamicsModel],
    [words.randomStreams, state.randomStreams],
  ]
  const { carried, of, reason } = onlineTransitions
  const optimisersAnew = optimisersCarried.length > 0 ? words.optimisersAnew : words.allOptimisersAnew
  const everyOptimiser = networksAnew.length === 0 && optimisersCarried.length > 0
  return {
    kept: [
      ...(networksCarried.length > 0 ? [named(words.networks, networksCarried)] : []),
      ...(optimisersCarried.length > 0 ? [named(words.optimisers, optimisersCarried)] : []),
      ...(carried > 0 ? [words.transitions(carried)] : []),
      ...parts.flatMap(([what, part]) => (part?.carried ? [what] : [])),
    ],
    anew: [
      ...reasons.map((why) =>
        because(
          named(
            words.networks,
            networksAnew.filter((one) => one.reason === why).map(({ name }) => name),
          ),
          why,
        ),
      ),
      ...(everyOptimiser ? [] : [optimisersAnew]),
      ...(carried < of ? [because(words.transitionsLost(carried, of), reason ?? 'environment')] : []),
      ...parts.flatMap(([what, part]) => (part && !part.carried ? [because(what, part.reason)] : [])),
    ],
  }
}
