import type { PanelAnswers } from '../../../core/looks/questions'
import { mean } from '../../../core/statistics/moments'
import { formatMeasured } from '../../format/numbers'
import { useText, useTranslate } from '../../text/use-text'
import { Facts } from '../Facts'
import parts from '../parts.module.css'

/** Shares, errors, and where V* is known the regret in its two parts. */
export function CalibrationFacts({ answer }: { readonly answer: PanelAnswers['calibration'] }) {
  const words = useText().panels.calibration
  const translate = useTranslate()
  const { behaviour, reliability, regret, optimal } = answer
  const percent = (share: number) => `${Math.round(100 * share)} %`
  return (
    <>
      <Facts
        facts={[
          { label: words.shareBelow, value: percent(behaviour.shareBelow), explanation: words.shareBelowExplained },
          { label: words.boundRate, value: percent(mean(behaviour.boundRates)), explanation: words.boundRateExplained },
          ...(reliability
            ? [
                { label: words.bias, value: formatMeasured(reliability.bias), explanation: words.biasExplained },
                { label: words.error, value: formatMeasured(reliability.error), explanation: words.errorExplained },
              ]
            : []),
          ...(regret
            ? [
                { label: words.regret, value: formatMeasured(regret.regret), explanation: words.regretExplained },
                {
                  label: words.miscalibration,
                  value: formatMeasured(regret.miscalibration),
                  explanation: words.miscalibrationExplained,
                },
                {
                  label: words.overEstimation,
                  value: formatMeasured(regret.overEstimation),
                  explanation: words.overEstimationExplained,
                },
              ]
            : []),
        ]}
      />
      {optimal.kind === 'computing' && <p className={parts.stamp}>{words.optimalComputing}</p>}
      {optimal.kind === 'impossible' && <p className={parts.stamp}>{translate(optimal.reason)}</p>}
    </>
  )
}
