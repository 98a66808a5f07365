import { formatCount } from '../../format/numbers'

/** Words of every panel's frame, of the learning curve and of the losses. */
export const charts = {
  panel: {
    explain: 'Explain',
    table: 'Table',
    tableOf: (title: string) => `Table of “${title}”`,
    save: 'Save',
    saveCsv: 'CSV',
    savePng: 'PNG',
    saveSvg: 'SVG',
    saveAs: (title: string, format: string) => `Save “${title}” as ${format}`,
    cursor: (title: string) => `${title}: values at a step; arrow keys move it`,
  },

  axis: { step: 'gradient steps', stepAt: (step: number) => `step ${formatCount(step)}` },

  phases: { offline: 'offline', online: 'online' },

  learningCurve: {
    title: 'Does it get better?',
    explanation:
      'Now and then the current policy plays whole episodes and learns nothing from them: by its mean action, or by samples where the setting “Evaluated policy” says so. The line is the mean of their returns, the band around it their middle half. The tinted part is offline: the policy has seen only the data. At the border it starts to act and to learn from what it does. A normalised score of 0 is a random policy, 100 an expert.',
    return: 'episode return',
    score: 'normalised score',
    meanReturn: 'mean return',
    middleHalf: 'middle half',
    behaviour: 'data',
    random: 'random',
    expert: 'expert',
    oracle: 'told the task',
    adaptationEpisode: (episode: number) => `episode ${episode}`,
    metaExplanation:
      'Now and then the policy plays some episodes in each of several tasks that it never trained on, without any gradient step. The line is the mean return of the last of these episodes, the band the middle half of the tasks; dashed lines are the episodes before it, the first one played on a guess. The distance between them is what it gains by inferring the task. For comparison: a random policy, and a controller that is told what is hidden.',
    waiting: 'Nothing measured yet. The first point comes with the first step.',
  },

  judgedByData: {
    title: 'Is it better, by the data alone?',
    explanation:
      'There is no world to play in, so returns cannot be measured. Fitted Q evaluation asks the data instead: what would the current policy earn, discounted, from where the episodes begin? The fit is ridge regression on random features, its interval that of leaving out a tenth of the episodes at a time. Beside it stands the same fit for the actions of the data, whose true value is known: that is how far the method itself is off here. Trust a difference between runs only where it is larger than both. The other charts ask how near the policy stays to actions of held-out episodes (one in ten, where there are ten: no run trains on those), and how far the critics are from their own targets there.',
    waiting: 'Nothing judged yet. The first figures come with the first step.',
    value: (value: string, interval: readonly string[] | null) =>
      interval
        ? `Fitted Q evaluation: ${value} (95 %: ${interval[0]} to ${interval[1]}), the discounted return of this policy.`
        : `Fitted Q evaluation: ${value}, the discounted return of this policy; too few episodes for an interval.`,
    noValue: 'Fitted Q evaluation says nothing here: there are no rewards, or its fit did not come to rest.',
    check: (found: string, earned: string) =>
      `A check of the method: for the actions of the data it finds ${found}, and they earned ${earned}.`,
    metrics: {
      policyValue: {
        label: 'Value by fitted Q evaluation',
        explanation:
          'Discounted return of the policy’s mean action from the episodes’ first observations, in the rewards’ own units, fitted from the data.',
      },
      policyValueTdError: {
        label: 'Its error on episodes left out',
        explanation:
          'Root mean square of r + γ Q(s′, π(s′)) − Q(s, a) of the fitted Q, on episodes that were left out of the fit.',
      },
      actionDistance: {
        label: 'Distance to held-out actions',
        explanation:
          'Root mean square of π(s) − a, actions scaled to [−1, 1]. Small: the policy does what the data do.',
      },
      logLikelihood: {
        label: 'Log-likelihood of held-out actions',
        explanation:
          'Mean of log π(a|s), actions scaled to [−1, 1]. A policy that improves leaves poor actions, so that it may fall.',
      },
      criticTdError: {
        label: 'Held-out TD error of the critics',
        explanation:
          'Root mean square of r + γ minᵢ Qᵢ(s′, π(s′)) − mean Q(s, a) of the run’s own critics, in the learner’s units.',
      },
    },
  },

  losses: {
    title: 'What do the networks learn?',
    explanation:
      'Means over the last 25 gradient steps, as the algorithm itself computes them. A falling loss alone says little: the target moves along with the networks. Look for numbers that run away, and for what happens at the border.',
    waiting: 'Nothing measured yet. The first values come after 25 steps.',
    without: (names: string) => `Not measured so far, in this phase and with these settings: ${names}.`,
    episodeReturn: 'Return while exploring',
    episodeReturnExplanation: 'Mean return of the training episodes that ended, exploration included.',
  },
}
