/** The shipped scenarios in the order in which the page lists them; `public/scenarios/ID.json` holds each. */
export const scenarioIds = [
  'unlearning',
  'collapse',
  'optimism',
  'hallucination',
  'adaptation',
  'sparse-adaptation',
] as const
