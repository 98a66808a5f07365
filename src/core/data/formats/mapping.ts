import type { Field } from './source'

/** Which fields of a file play which role. Several fields of a role are put side by side. */
export interface ColumnMapping {
  readonly observations: readonly string[]
  readonly actions: readonly string[]
  readonly rewards: string | null
  readonly nextObservations: readonly string[]
  /** 1 where the task itself ended. */
  readonly terminals: string | null
  /** 1 where the episode was cut off; where `terminals` is 1 too, the terminal counts. */
  readonly timeouts: string | null
  /** A number that stays the same within an episode. */
  readonly episode: string | null
}

export interface MappingGuess {
  readonly mapping: ColumnMapping
  /**
   * `named`: every field has one of the usual names. `guessed`: ask the person. `incomplete`: a role that
   * cannot be left out (observations, actions, rewards) has no field.
   */
  readonly certainty: 'named' | 'guessed' | 'incomplete'
}

type Role = keyof ColumnMapping

/** Names in use (D4RL, Minari, d3rlpy, Gymnasium, RLDS, robomimic), without case and punctuation, without plural. */
const usualNames: Readonly<Record<Role, readonly string[]>> = {
  observations: ['observation', 'obs', 'state'],
  actions: ['action', 'act'],
  rewards: ['reward', 'rew'],
  nextObservations: ['nextobservation', 'nextob', 'newob', 'nextstate', 'observationnext', 'obsnext'],
  terminals: ['terminal', 'termination', 'terminated', 'done', 'isterminal'],
  timeouts: ['timeout', 'truncation', 'truncated', 'episodeterminal'],
  episode: ['episode', 'episodeid', 'episodeindex', 'trajectory', 'trajectoryid', 'traj', 'trajid'],
}

/** Less sure: short and loose names, tried in this order. */
const looseNames: readonly (readonly [Role, RegExp])[] = [
  ['nextObservations', /^(s2|sp|sprime|snext|nexts|next.*|.*prime)$/],
  ['rewards', /^(r|rwd|.*reward.*)$/],
  ['terminals', /^(d|dw|.*terminal.*|.*terminated|.*done.*)$/],
  ['timeouts', /^(.*timeout.*|.*trunc.*|.*timelimit.*|last|islast)$/],
  ['episode', /^(ep|epid|.*episode.*|.*traj.*|rollout.*)$/],
  ['actions', /^(a|u|.*action.*|act.*|ctrl.*|control.*|torque.*|force.*|command.*)$/],
  ['observations', /^(s|x|o|.*obs.*|.*state.*)$/],
]

const singleRoles: readonly Role[] = ['rewards', 'terminals', 'timeouts', 'episode']
const bookkeeping =
  /^(index|t|time|step|timestep|stepid|unnamed|id|return|seed|info.*|.*version|.*size|discreteaction)$/

/** Proposes a mapping by the fields' names; `obs_0, obs_1, ...` are put together in the order of their numbers. */
export function guessMapping(fields: readonly Field[]): MappingGuess {
  const chosen: Record<Role, { name: string; index: number }[]> = {
    observations: [],
    actions: [],
    rewards: [],
    nextObservations: [],
    terminals: [],
    timeouts: [],
    episode: [],
  }
  const split = fields.map((field) => ({ field, ...splitName(field.name) }))
  for (const role of Object.keys(usualNames) as Role[]) {
    // One stem only: a file with both `observations` and `states` means the former.
    const stem = usualNames[role].find((candidate) => split.some((field) => field.stem === candidate))
    const found = split.filter((candidate) => candidate.stem === stem)
    for (const { field, index } of found) chosen[role].push({ name: field.name, index })
  }
  const taken = new Set(Object.values(chosen).flatMap((entries) => entries.map(({ name }) => name)))
  const left = fields.filter((field) => !taken.has(field.name) && !field.refusal)
  const named = chosen.observations.length > 0 && chosen.actions.length > 0 && chosen.rewards.length > 0
  if (!named) guessFromRest(chosen, left)
  const complete = chosen.observations.length > 0 && chosen.actions.length > 0 && chosen.rewards.length > 0

  const all = (role: Role) => chosen[role].sort((a, b) => a.index - b.index).map(({ name }) => name)
  const one = (role: Role) => chosen[role][0]?.name ?? null
  const mapping: ColumnMapping = {
    observations: all('observations'),
    actions: all('actions'),
    rewards: one('rewards'),
    nextObservations: all('nextObservations'),
    terminals: one('terminals'),
    timeouts: one('timeouts'),
    episode: one('episode'),
  }
  return { mapping, certainty: named ? 'named' : complete ? 'guessed' : 'incomplete' }
}

function guessFromRest(chosen: Record<Role, { name: string; index: number }[]>, left: readonly Field[]): void {
  const named = new Set((Object.keys(chosen) as Role[]).filter((role) => chosen[role].length > 0))
  const unknown: string[] = []
  for (const { name } of left) {
    const { stem, index } = splitName(name)
    const role = looseNames.find(([candidate, pattern]) => !named.has(candidate) && pattern.test(stem))?.[0]
    if (role && !(singleRoles.includes(role) && chosen[role].length > 0)) chosen[role].push({ name, index })
    else if (!bookkeeping.test(stem)) unknown.push(name)
  }
  // What has a name of its own (position, velocity, angle) is most likely a part of the observation.
  if (chosen.observations.length === 0) {
    for (const name of unknown) chosen.observations.push({ name, index: chosen.observations.length })
  }
}

/** `Next_Observations[3]` becomes `nextobservation`, 3. */
function splitName(name: string): { stem: string; index: number } {
  const [, text = '', digits] = /^(.*?)[\s_.[(-]*(\d*)[\])]*$/.exec(name.slice(0, 200)) ?? []
  const stem = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return { stem: stem.length > 3 ? stem.replace(/s$/, '') : stem, index: digits ? Number(digits) : 0 }
}
