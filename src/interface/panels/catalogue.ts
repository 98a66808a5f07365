import type { ComponentType } from 'react'
import type { PanelId } from '../../store/panels/panels-store'
import { fetchedPart } from '../faults/fetched-part'

/** The panels, each fetched when it is first put on the board. */
export const panels: Readonly<Record<PanelId, ComponentType>> = {
  dips: fetchedPart(() => import('./dips/DipsPanel'), 'DipsPanel'),
  calibration: fetchedPart(() => import('./calibration/CalibrationPanel'), 'CalibrationPanel'),
  actionSlice: fetchedPart(() => import('./action-slice/ActionSlicePanel'), 'ActionSlicePanel'),
  stateMap: fetchedPart(() => import('./state-map/StateMapPanel'), 'StateMapPanel'),
  gradients: fetchedPart(() => import('./gradients/GradientsPanel'), 'GradientsPanel'),
  uncertainty: fetchedPart(() => import('./uncertainty/UncertaintyPanel'), 'UncertaintyPanel'),
  knowledge: fetchedPart(() => import('./knowledge/KnowledgePanel'), 'KnowledgePanel'),
  regret: fetchedPart(() => import('./regret/RegretPanel'), 'RegretPanel'),
  weighting: fetchedPart(() => import('./weighting/WeightingPanel'), 'WeightingPanel'),
  explorers: fetchedPart(() => import('./explorers/ExplorersPanel'), 'ExplorersPanel'),
  metaAdaptation: fetchedPart(() => import('./meta-adaptation/MetaAdaptationPanel'), 'MetaAdaptationPanel'),
  metaStep: fetchedPart(() => import('./meta-step/MetaStepPanel'), 'MetaStepPanel'),
  modelRollouts: fetchedPart(() => import('./model-rollouts/ModelRolloutsPanel'), 'ModelRolloutsPanel'),
  telescoping: fetchedPart(() => import('./telescoping/TelescopingPanel'), 'TelescopingPanel'),
  taskPosterior: fetchedPart(() => import('./task-posterior/TaskPosteriorPanel'), 'TaskPosteriorPanel'),
  loops: fetchedPart(() => import('./loops/LoopsPanel'), 'LoopsPanel'),
  environment: fetchedPart(() => import('./environment/EnvironmentPanel'), 'EnvironmentPanel'),
  metrics: fetchedPart(() => import('./Losses'), 'Losses'),
  loss: fetchedPart(() => import('../loss/LossPanel'), 'LossPanel'),
}

/** Panels that take the whole width. */
export const widePanels: readonly PanelId[] = ['metrics', 'environment', 'gradients', 'taskPosterior', 'loss']
