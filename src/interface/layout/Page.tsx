import { useScenario } from '../../store/scenario/scenario-store'
import { useStage } from '../../store/stage/stage-store'
import { AlgorithmCard } from '../algorithm/AlgorithmCard'
import { Announcer } from '../announcements/Announcer'
import { DataCard } from '../data/DataCard'
import { GlossaryHost } from '../glossary/GlossaryHost'
import { LessonHost } from '../lessons/LessonHost'
import { PanelBoard } from '../panels/PanelBoard'
import { RunList } from '../runs/RunList'
import { PlaceBox } from '../scenario/PlaceBox'
import { ScenarioSliders } from '../scenario/ScenarioSliders'
import { ScenarioWords } from '../scenario/ScenarioWords'
import { useScenarioInFocus } from '../scenario/use-live-action'
import { WatchList } from '../scenario/WatchList'
import { LessonStrip } from '../share/LessonStrip'
import { Stage } from '../stage/Stage'
import { StoredRuns } from '../storage/StoredRuns'
import { SymbolLinks } from '../symbols/SymbolLinks'
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
import { useToldHeight } from './use-height'
import { ONE_COLUMN, useMedia } from './use-media'

/**
 * The room plan: world, algorithm and data on the left of the stage, time at the foot, words and further panels below. In
 * the document, and where there is one column, what the page is about comes first: story, pictures, what to watch, sliders.
 */
export function Page() {
  const text = useText()
  const scenario = useScenario((state) => state.id)
  const presenting = useStage((state) => state.presenting)
  const told = useToldHeight()
  const oneColumn = useMedia(ONE_COLUMN)
  const inFocus = useScenarioInFocus()
  return (
    <div className={styles.page} data-presenting={presenting || undefined}>
      <SkipLinks />
      <Header />
      <div ref={told}>
        <Notices />
        <LessonStrip />
        <StoredRuns />
      </div>
      <LessonHost />
      <main className={styles.rooms} id="experiment">
        <section className={styles.stage} aria-label={text.stage.label}>
          <Story />
          <Stage />
        </section>
        {scenario && (
          <div className={styles.watch}>
            <WatchList />
            {oneColumn && inFocus && <ScenarioSliders />}
          </div>
        )}
        <div className={styles.setup}>
          <Part id="world" title={text.world.title}>
            <WorldCard />
          </Part>
          <PlaceBox id="algorithm">
            <Part id="algorithm" title={text.algorithm.title}>
              <AlgorithmCard />
            </Part>
          </PlaceBox>
          <PlaceBox id="data">
            <Part id="data" title={text.data.title}>
              <DataCard />
            </Part>
          </PlaceBox>
        </div>
        <div className={styles.below}>
          {scenario && <ScenarioWords />}
          <PlaceBox id="runs">
            <RunList />
          </PlaceBox>
          <PlaceBox id="panels">
            <Part id="panels" title={text.everyone.skip.panelsTitle}>
              <PanelBoard />
            </Part>
          </PlaceBox>
        </div>
      </main>
      <Timeline />
      <SymbolTip />
      <SymbolLinks />
      <GlossaryHost />
      <Announcer />
    </div>
  )
}
