import { type ComponentType, lazy } from 'react'
import type { PanelId } from '../../store/panels-store'

const load: Readonly<Record<PanelId, () => Promise<ComponentType>>> = {
  dips: () => import('./dips/DipsPanel').then((module) => module.DipsPanel),
  calibration: () => import('./calibration/CalibrationPanel').then((module) => module.CalibrationPanel),
  actionSlice: () => import('./action-slice/ActionSlicePanel').then((module) => module.ActionSlicePanel),
  stateMap: () => import('./state-map/StateMapPanel').then((module) => module.StateMapPanel),
  gradients: () => import('./gradients/GradientsPanel').then((module) => module.GradientsPanel),
  uncertainty: () => import('./uncertainty/UncertaintyPanel').then((module) => module.UncertaintyPanel),
  metaAdaptation: () => import('./meta-adaptation/MetaAdaptationPanel').then((module) => module.MetaAdaptationPanel),
  modelRollouts: () => import('./model-rollouts/ModelRolloutsPanel').then((module) => module.ModelRolloutsPanel),
  taskPosterior: () => import('./task-posterior/TaskPosteriorPanel').then((module) => module.TaskPosteriorPanel),
  environment: () => import('./environment/EnvironmentPanel').then((module) => module.EnvironmentPanel),
  metrics: () => import('./Losses').then((module) => module.Losses),
  loss: () => import('../loss/LossPanel').then((module) => module.LossPanel),
}

const known = new Map<PanelId, ComponentType>()

/** The panel, fetched when it is first put on the board. */
export function panelComponent(id: PanelId): ComponentType {
  const component = known.get(id) ?? lazy(() => load[id]().then((component) => ({ default: component })))
  known.set(id, component)
  return component
}

/** Fetches it anew when it is next drawn: React remembers a failure for ever. */
export function forgetPanel(id: PanelId): void {
  known.delete(id)
}

/** Panels that take the whole width. */
export const widePanels: readonly PanelId[] = ['metrics', 'environment', 'gradients', 'taskPosterior', 'loss']
