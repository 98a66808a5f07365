import { type ComponentType, lazy } from 'react'
import type { PanelId } from '../../store/panels-store'

/** Every panel of the board, fetched when it is first put there. */
export const panelComponents: Readonly<Record<PanelId, ComponentType>> = {
  dips: lazy(() => import('./dips/DipsPanel').then(({ DipsPanel }) => ({ default: DipsPanel }))),
  calibration: lazy(() =>
    import('./calibration/CalibrationPanel').then(({ CalibrationPanel }) => ({ default: CalibrationPanel })),
  ),
  actionSlice: lazy(() =>
    import('./action-slice/ActionSlicePanel').then(({ ActionSlicePanel }) => ({ default: ActionSlicePanel })),
  ),
  stateMap: lazy(() => import('./state-map/StateMapPanel').then(({ StateMapPanel }) => ({ default: StateMapPanel }))),
  gradients: lazy(() =>
    import('./gradients/GradientsPanel').then(({ GradientsPanel }) => ({ default: GradientsPanel })),
  ),
  uncertainty: lazy(() =>
    import('./uncertainty/UncertaintyPanel').then(({ UncertaintyPanel }) => ({ default: UncertaintyPanel })),
  ),
  metaAdaptation: lazy(() =>
    import('./meta-adaptation/MetaAdaptationPanel').then(({ MetaAdaptationPanel }) => ({
      default: MetaAdaptationPanel,
    })),
  ),
  modelRollouts: lazy(() =>
    import('./model-rollouts/ModelRolloutsPanel').then(({ ModelRolloutsPanel }) => ({ default: ModelRolloutsPanel })),
  ),
  taskPosterior: lazy(() =>
    import('./task-posterior/TaskPosteriorPanel').then(({ TaskPosteriorPanel }) => ({ default: TaskPosteriorPanel })),
  ),
  environment: lazy(() =>
    import('./environment/EnvironmentPanel').then(({ EnvironmentPanel }) => ({ default: EnvironmentPanel })),
  ),
  metrics: lazy(() => import('./Losses').then(({ Losses }) => ({ default: Losses }))),
  loss: lazy(() => import('../loss/LossPanel').then(({ LossPanel }) => ({ default: LossPanel }))),
}

/** Panels that take the whole width. */
export const widePanels: readonly PanelId[] = ['metrics', 'environment', 'gradients', 'taskPosterior', 'loss']
