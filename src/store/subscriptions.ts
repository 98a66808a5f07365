import { followDatasets } from './datasets/known-datasets'
import { followScenarioOfLesson } from './lesson/leave-lesson'
import { followAnswers } from './panels/panels-answers'
import { followQuestions } from './panels/panels-questions'
import { followPredictions } from './prediction/prediction-store'
import { followFrozen } from './runs/frozen'
import { followPace } from './runs/pace'
import { followTogether } from './runs/together'
import { followRecording } from './scenario/scenario-player'
import { followMissingData } from './share/share-restore'
import { followKeptStates } from './timeline/kept-states'
import { followPlayHead } from './timeline/looking-back'
import { followFocusInTime } from './timeline/play-head'
import { followRecordedLooks } from './timeline/recorded-looks'
import { followWorldPace } from './world/world-actions'

/**
 * Everything that one store does because another has changed, begun once when the page opens: importing a store does
 * nothing. Of several that follow the same store, those above are told first.
 */
export function followStores(): void {
  followDatasets()
  followKeptStates()
  followFocusInTime()
  followAnswers()
  followFrozen()
  followRecordedLooks()
  followTogether()
  followRecording()
  followMissingData()
  followQuestions()
  followWorldPace()
  followPredictions()
  followPace()
  followScenarioOfLesson()
  followPlayHead()
}
