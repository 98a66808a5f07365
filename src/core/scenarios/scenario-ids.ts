/** The shipped scenarios in the order in which the page lists them; `public/scenarios/ID.json` holds each. */
export const scenarioIds = [
  'unlearning',
  'initial-unlearning',
  'collapse',
  'no-pretraining',
  'forget-the-data',
  'optimism',
  'hallucination',
  'adaptation',
  'sparse-adaptation',
] as const
