import { useMemo } from 'react'
import { panelSeries } from '../../store/panels/panels-answers'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'

/** What Q promised, what the policy then earned, and what the data earned, of every compared run. */
export function PromisesPicture() {
  const { stage: words, panels } = useText()
  const quantities = useMemo((): readonly Quantity[] => {
    const looked = (name: string) => (runId: number) => panelSeries('calibration', name, runId)
    return [
      {
        name: 'calibration.qPolicy',
        label: words.promised,
        // Recordings that were made before looks were kept know the algorithm's own mean.
        seriesOf: ({ id, series }) => looked('qPolicy')(id) ?? series.metrics.get('qPolicy'),
      },
      {
        name: 'calibration.trueValue',
        label: words.earned,
        dash: '6 4',
        seriesOf: ({ id }) => looked('trueValue')(id),
      },
      {
        name: 'calibration.behaviourValue',
        label: words.behaviour,
        dash: '2 3',
        shared: true,
        seriesOf: ({ id }) => looked('behaviourValue')(id),
      },
    ]
  }, [words])
  return (
    <StageLines
      title={panels.calibration.title}
      explanation={words.promisesExplained}
      name="promises"
      yLabel={words.value}
      quantities={quantities}
    />
  )
}
