/** Words of the algorithm card and of every setting. */
export const settings = {
  algorithm: {
    title: 'Algorithm',
    waiting: 'The algorithms are loading.',
    more: 'more',
    all: 'All settings',
    search: 'Search the settings',
    nothingFound: (query: string) => `No setting is called “${query}”.`,
    ofRun: 'Run',
    source: 'Source',
  },

  field: {
    live: 'Acts at once, also while training.',
    reset: 'A change starts the run anew.',
    restore: (value: string) => `restore ${value}`,
    restoreLabel: (label: string, value: string) => `${label}: restore ${value}, its default`,
    reference: 'In the references:',
    range: (low: string, high: string) => `A number from ${low} to ${high}.`,
    typed: (label: string) => `${label}, typed`,
    on: 'on',
    off: 'off',
    dragHint: 'Double click restores the default.',
  },
}
