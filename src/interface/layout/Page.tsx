import { useScenario } from '../../store/scenario-store'
import { AlgorithmCard } from '../algorithm/AlgorithmCard'
import { Announcer } from '../announcements/Announcer'
import { DataCard } from '../data/DataCard'
import { LearningCurve } from '../panels/LearningCurve'
import { PanelBoard } from '../panels/PanelBoard'
import { RunList } from '../runs/RunList'
import { ScenarioAside } from '../scenario/ScenarioAside'
import { ScenarioBanner } from '../scenario/ScenarioBanner'
import { ScenarioWords } from '../scenario/ScenarioWords'
import { usePlace } from '../scenario/use-place'
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
  const curve = usePlace('learningCurve')
  return (
    <>
      <SkipLinks />
      <Header />
      <Notices />
      <LessonStrip />
      <StoredRuns />
      <main className={styles.rooms} id="experiment">
        <div className={styles.setup}>
          <Part id="world" title={text.world.title}>
            <WorldCard />
          </Part>
          <Part id="data" title={text.data.title}>
            <DataCard />
          </Part>
          <Part id="algorithm" title={text.algorithm.title}>
            <AlgorithmCard />
          </Part>
        </div>
        <div className={styles.stage} data-scenario={scenario ?? undefined}>
          <div className={styles.story}>
            <ScenarioBanner />
            <Story />
          </div>
          <div className={styles.curve}>
            <div {...curve}>
              <Part id="curve" title={text.learningCurve.title}>
                <LearningCurve />
              </Part>
            </div>
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
            <RunList />
          </div>
          <div className={styles.panels}>
            <Part id="panels" title={text.everyone.skip.panelsTitle}>
              <PanelBoard />
            </Part>
          </div>
        </div>
      </main>
      <Timeline />
      <SymbolTip />
      <Announcer />
    </>
  )
}
