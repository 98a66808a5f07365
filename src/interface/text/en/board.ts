import { formatCount, formatMeasured } from '../../format/numbers'

/** Words of the board of panels, and the panels' names. */
export const boardPanels = {
  board: {
    add: 'Add a panel',
    restore: 'Panels as they were',
    empty: 'No panel is open. Add one above.',
    rate: 'Looks per second',
    rateExplained:
      'How often each visible panel looks at the networks while they train. Looking takes at most a twelfth of the time, so with many panels each may come less often. A panel out of view does not look; its lines have a gap there.',
    rateOf: (perSecond: number) => (perSecond === 0 ? 'when paused' : formatMeasured(perSecond)),
    earlier: (title: string) => `Move “${title}” forward`,
    later: (title: string) => `Move “${title}” back`,
    remove: (title: string) => `Remove “${title}”`,
    loading: 'The panel is loading.',
    waiting: 'Looking at the networks.',
    over: 'No worker has this run any more, so its networks cannot be looked at; this comes with a live run.',
    recordedOnly:
      'The recording holds the answers to what was asked when it was made; a live run can be asked anything.',
    overOnly: 'No worker has this run any more. Move the play head to a kept step to ask about it.',
    asking: 'What the networks are asked',
    lookedAt: (step: number) => `as of step ${formatCount(step)}`,
  },

  names: {
    dips: 'Unlearning dips',
    calibration: 'Q calibration',
    actionSlice: 'Action slice',
    stateMap: 'State map',
    gradients: 'Gradients',
    uncertainty: 'Uncertainty',
    knowledge: 'Knowledge, old and new',
    regret: 'Cumulative regret',
    weighting: 'From greedy to cloning',
    explorers: 'Explorers: bound and weight',
    metaAdaptation: 'Meta-adaptation',
    metaStep: 'Meta step: paper and code',
    modelRollouts: 'Model rollouts',
    telescoping: 'Telescoping lemma',
    taskPosterior: 'Task posterior',
    loops: 'Loops of PEARL',
    environment: 'Policy beside behaviour',
    metrics: 'All metrics',
    loss: 'Loss, term by term',
  },
}
