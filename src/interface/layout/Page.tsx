import { useScenario } from '../../store/scenario/scenario-store'
import { AlgorithmCard } from '../algorithm/AlgorithmCard'
import { Announcer } from '../announcements/Announcer'
import { DataCard } from '../data/DataCard'
import { LessonHost } from '../lessons/LessonHost'
import { LearningCurve } from '../panels/learning-curve/LearningCurve'
import { PanelBoard } from '../panels/PanelBoard'
import { RunList } from '../runs/RunList'
import { PlaceBox } from '../scenario/PlaceBox'
import { ScenarioAside } from '../scenario/ScenarioAside'
import { ScenarioBanner } from '../scenario/ScenarioBanner'
import { ScenarioWords } from '../scenario/ScenarioWords'
import { LessonStrip } from '../share/LessonStrip'
import { StoredRuns } from '../storage/StoredRuns'
import { SymbolTip } from '../symbols/SymbolTip'
import { useText } from '../text/use-text'
import { WorldCard } from '../world/WorldCard'
import { Header } from './Header'
import { Notices } from './Notices'
import styles from './Page.module.css'
import { Part } from './Part'
import { SkipLinks } from './SkipLinks'
import { Story } from './Story'
import { Timeline } from './Timeline'

/** The room plan: the experiment is set up on the left, what happens is on the right, the timeline runs below. */
export function Page() {
  const text = useText()
  const scenario = useScenario((state) => state.id)
  return (
    <>
      <SkipLinks />
      <Header />
      <Notices />
      <LessonStrip />
      <StoredRuns />
      <LessonHost />
      <main className={styles.rooms} id="experiment">
        <div className={styles.setup}>
          <Part id="world" title={text.world.title}>
            <WorldCard />
          </Part>
          <PlaceBox id="data">
            <Part id="data" title={text.data.title}>
              <DataCard />
            </Part>
          </PlaceBox>
          <PlaceBox id="algorithm">
            <Part id="algorithm" title={text.algorithm.title}>
              <AlgorithmCard />
            </Part>
          </PlaceBox>
        </div>
        <div className={styles.stage} data-scenario={scenario ?? undefined}>
          <div className={styles.story}>
            <ScenarioBanner />
            <Story />
          </div>
          <div className={styles.curve}>
            <PlaceBox id="learningCurve">
              <Part id="curve" title={text.learningCurve.title}>
                <LearningCurve />
              </Part>
            </PlaceBox>
          </div>
          {scenario && (
            <>
              <div className={styles.aside}>
                <ScenarioAside />
              </div>
              <div className={styles.words}>
                <ScenarioWords />
              </div>
            </>
          )}
          <div className={styles.runs}>
            <PlaceBox id="runs">
              <RunList />
            </PlaceBox>
          </div>
          <div className={styles.panels}>
            <PlaceBox id="panels">
              <Part id="panels" title={text.everyone.skip.panelsTitle}>
                <PanelBoard />
              </Part>
            </PlaceBox>
          </div>
        </div>
      </main>
      <Timeline />
      <SymbolTip />
      <Announcer />
    </>
  )
}
