import { findEnvironment } from '../core/environments/registry'
import type { Values } from '../core/schema/field'
import { defaults } from '../core/schema/values'
import { useBackend } from './backend-store'
import { useCatalogue } from './catalogue-store'
import { messageOf, trainer } from './connection'
import { chooseBuiltIn, defaultBuiltIn } from './dataset-actions'
import { useDataset } from './dataset-store'
import { addNotice } from './notices-store'
import { beginRun } from './run-actions'
import { runHasFailed, useRun } from './run-store'
import { adoptAlgorithm } from './settings-actions'
import { useSettings } from './settings-store'
import { backendWishes } from './wishes'
import { setWorldPace } from './world-actions'

/** What happens when the page opens: worker, backend and the built-in dataset, so that Train works at once. */
export async function startSession(search: string): Promise<void> {
  const { wishes, unknown } = backendWishes(search)
  if (unknown !== null) addNotice(`There is no backend “${unknown}”; webgpu, wasm and cpu are known.`)
  const { environmentId } = useSettings.getState()
  useSettings.setState({ parameters: defaults(findEnvironment(environmentId!).parameters) as Values })
  const backend = startBackend(wishes)
  try {
    const algorithms = await trainer().describeAlgorithms()
    useCatalogue.setState({ algorithms })
    adoptAlgorithm(algorithms[0]!)
    setWorldPace()
    await Promise.all([backend, chooseBuiltIn(defaultBuiltIn)])
  } catch (error) {
    runHasFailed(useRun.getState().runId, messageOf(error))
  }
}

async function startBackend(wishes: Parameters<ReturnType<typeof trainer>['startBackend']>[0]): Promise<void> {
  try {
    useBackend.setState({ choice: await trainer().startBackend(wishes) })
    // Where the dataset was there first, the run has waited for the backend.
    if (useDataset.getState().current) await beginRun()
  } catch (error) {
    useBackend.setState({ failure: messageOf(error) })
    runHasFailed(useRun.getState().runId, messageOf(error))
  }
}
