import { ACTION_KINDS } from '../diagnostics/uncertainty'
import { mean } from '../statistics/moments'
import { median } from '../statistics/quantile'
import type { PanelReport } from './questions'

/** What of an answer is drawn over time, by name. */
export function measuresOf(report: PanelReport): Record<string, number> {
  if (report.answer === null) return {}
  switch (report.panel) {
    case 'calibration': {
      const { behaviour, reliability, regret } = report.answer
      const { qData, qPolicy, behaviourValue, shareBelow, boundRates } = behaviour
      return {
        qData,
        qPolicy,
        behaviourValue,
        shareBelow,
        boundRate: mean(boundRates),
        ...(reliability && { trueValue: mean(reliability.returns) }),
        ...(regret && { miscalibration: regret.miscalibration, overEstimation: regret.overEstimation }),
      }
    }
    case 'gradients': {
      const { networks, changes, steps } = report.answer
      return Object.fromEntries([
        ...networks.flatMap(({ network, value, terms }) => [
          [`loss:${network}`, value],
          ...terms.map((one) => [`loss:${network}:${one.term}`, one.value]),
        ]),
        ...networks.map(({ network, norm }) => [`norm:${network}`, norm]),
        ...networks.flatMap(({ network, terms }) =>
          terms.map(({ term, share }) => [`share:${network}:${term}`, share]),
        ),
        ...changes.map(({ network, changePerStep }) => [`ratio:${network}`, changePerStep]),
        ...changes.flatMap(({ network, distanceToTarget }) =>
          distanceToTarget === null ? [] : [[`target:${network}`, distanceToTarget]],
        ),
        ...changes.flatMap(({ network, targetDrift }) =>
          targetDrift === null ? [] : [[`drift:${network}`, targetDrift / steps]],
        ),
      ])
    }
    case 'uncertainty': {
      const { at, penaltyAgainstError } = report.answer
      return Object.fromEntries([
        ...ACTION_KINDS.flatMap((kind) => {
          const { deviation, disagreement } = at[kind]
          return [
            ...(deviation ? [[`deviation:${kind}`, median(deviation)]] : []),
            ...(disagreement ? [[`disagreement:${kind}`, median(disagreement)]] : []),
          ]
        }),
        ...(penaltyAgainstError ? [['correlation', penaltyAgainstError.spearman]] : []),
      ])
    }
    case 'knowledge': {
      const { old, new: fresh } = report.answer
      const measured = (kind: string, at: typeof old) => [
        [`q:${kind}`, at.q],
        [`tdError:${kind}`, at.tdError],
        [`spread:${kind}`, at.spread],
        [`highest:${kind}`, at.highest],
        [`highestUniform:${kind}`, at.highestUniform],
      ]
      return Object.fromEntries([...measured('old', old), ...(fresh ? measured('new', fresh) : [])])
    }
    case 'taskPosterior': {
      const { variances, latentSize } = report.answer
      return { deviation: mean(variances.slice(-latentSize).map(Math.sqrt)) }
    }
    case 'metaStep': {
      const { forms, agreement, jacobian } = report.answer
      return { agreement, leftOut: jacobian.leftOut, codeToPaper: forms.code.cosineToPaper }
    }
    case 'telescoping': {
      const { imagined, real } = report.answer
      return { imagined, real }
    }
    case 'metaAdaptation':
      return { onlineShare: report.answer.onlineShare }
    case 'actionSlice':
    case 'stateMap':
    case 'modelRollouts':
      return {}
  }
}
