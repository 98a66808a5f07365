/** The shipped scenarios in the order in which the page lists them, the one that it opens on first; `public/scenarios/ID.json` holds each. */
export const scenarioIds = [
  'initial-unlearning',
  'unlearning',
  'collapse',
  'no-pretraining',
  'forget-the-data',
  'optimism',
  'hallucination',
  'adaptation',
  'sparse-adaptation',
] as const
