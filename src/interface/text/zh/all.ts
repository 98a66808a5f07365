import type { Text } from '../text'
import { boardPanels } from './board'
import { charts } from './charts'
import { data } from './data'
import { dataWork } from './data-work'
import { embed } from './embed'
import { everyone } from './everyone'
import { forks } from './forks'
import { glossary } from './glossary'
import { lessons } from './lessons'
import { loss } from './loss'
import { modelPanels } from './model-panels'
import { networkPanels } from './network-panels'
import { page } from './page'
import { predict } from './predict'
import { runList } from './run-list'
import { runPanels } from './run-panels'
import { runs } from './runs'
import { scenario } from './scenario'
import { settings } from './settings'
import { share } from './share'
import { sourcePanels } from './source-panels'
import { sources } from './sources'
import { stage } from './stage'
import { storage } from './storage'
import { story } from './story'
import { symbols } from './symbols'
import { world } from './world'
import { worldWork } from './world-work'

/** Every word of the page in simplified Chinese. */
export const zh: Text = {
  ...page,
  stage,
  storage,
  story,
  runs: { ...runs, list: runList },
  scenario,
  forks,
  sources,
  world,
  data,
  ...settings,
  ...charts,
  dataWork,
  panels: { ...boardPanels, ...runPanels, ...networkPanels, ...modelPanels, ...sourcePanels },
  worldWork,
  embed,
  everyone,
  glossary,
  lessons,
  loss,
  symbols,
  share,
  predict,
}
