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
    without: 'Without a world there is no return to measure. The losses below still show the learning.',
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
