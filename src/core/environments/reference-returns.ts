import type { Environment } from './environment'
import { behaviourReturns } from './rollout'

type References = Environment['referenceReturns']

const EPISODES = 100
const SEED = 1

/**
 * Adds reference returns: the recorded ones of the standard task or, for parameters that somebody chose, ones measured
 * when first asked for.
 */
export function withReferenceReturns(
  environment: Omit<Environment, 'referenceReturns'>,
  recorded: References | undefined,
): Environment {
  let references = recorded
  return {
    ...environment,
    get referenceReturns(): References {
      references ??= measure(this)
      return references
    },
  }
}

function measure(environment: Environment): References {
  const mean = (id: string) => {
    const policy = environment.behaviourPolicies.find((candidate) => candidate.id === id)!
    return behaviourReturns(environment, policy, EPISODES, SEED).reduce((sum, value) => sum + value, 0) / EPISODES
  }
  return {
    random: mean('random'),
    expert: mean('expert'),
    source: `Means of ${EPISODES} episodes of the random and the expert behaviour policy under these parameters, seed ${SEED}.`,
  }
}
