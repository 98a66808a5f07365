import type { ColumnMapping, ColumnRole, GivenMapping } from './column-roles'
import type { Field } from './source'

export interface MappingGuess {
  readonly mapping: ColumnMapping
  /**
   * `named`: every field has one of the usual names. `guessed`: ask the person. `incomplete`: a role that
   * cannot be left out (observations, actions) has no field.
   */
  readonly certainty: 'named' | 'guessed' | 'incomplete'
  /** Some field has a name that is not one of the usual ones, so what it was taken for has to be told. */
  readonly loose: boolean
}

/**
 * Names in use (D4RL, Minari, d3rlpy, Gymnasium, RLDS, robomimic, ManiSkill, LeRobot, OGBench, Stable-Baselines3),
 * without case and punctuation, without plural; the better one first.
 */
const usualNames: Readonly<Record<ColumnRole, readonly string[]>> = {
  observations: ['observation', 'obs', 'state', '观测', '观察', '状态'],
  actions: ['action', 'act', '动作', '控制量'],
  rewards: ['reward', 'rew', 'nextreward', '奖励', '奖赏', '即时奖励'],
  nextObservations: [
    'nextobservation',
    'nextob',
    'newob',
    'nextstate',
    'observationnext',
    'obsnext',
    '下一观测',
    '下一个观测',
    '下一状态',
    '下一个状态',
    '下一步观测',
  ],
  terminals: [
    'terminal',
    'termination',
    'terminated',
    'term',
    'isterminal',
    'done',
    'nextdone',
    'nextterminal',
    'nextterminated',
    'nexttermination',
    '终止',
    '是否终止',
    '结束',
    '是否结束',
    '完成',
  ],
  timeouts: [
    'timeout',
    'truncation',
    'truncated',
    'trunc',
    'timelimittruncated',
    'nexttruncated',
    'istruncated',
    'episodeterminal',
    '截断',
    '是否截断',
    '超时',
  ],
  episode: [
    'episode',
    'episodeid',
    'episodeindex',
    'episodenumber',
    'trajectory',
    'trajectoryid',
    'traj',
    'trajid',
    '回合',
    '回合编号',
    '轨迹',
    '轨迹编号',
    '幕',
  ],
  masks: ['mask', 'discount', 'notdone', 'nonterminal', 'nextnotdone'],
  ends: ['islast', 'last', 'episodeend', 'endofepisode', 'trajectoryend', 'trajend'],
  starts: ['isfirst', 'first', 'episodestart', 'startofepisode', 'trajectorystart', 'trajstart', 'newepisode'],
}

/** Less sure: short and loose names, tried in this order. */
const looseNames: readonly (readonly [ColumnRole, RegExp])[] = [
  ['rewards', /^(r|rwd|.*reward.*|.*奖励.*|.*奖赏.*)$/],
  ['timeouts', /^(.*timeout.*|.*trunc.*|.*timelimit.*|.*截断.*|.*超时.*)$/],
  ['terminals', /^(d|dw|.*terminal.*|.*terminat.*|.*done.*|.*终止.*)$/],
  ['nextObservations', /^(s2|sp|sprime|snext|nexts|next.*|.*prime|下一.*|.*下一步.*)$/],
  ['episode', /^(ep|epid|epno|.*episode.*|.*traj.*|rollout.*|.*回合.*|.*轨迹.*)$/],
  ['actions', /^(a|u|.*action.*|act.*|ctrl.*|control.*|torque.*|force.*|command.*|.*动作.*|控制.*)$/],
  ['observations', /^(s|x|o|.*obs.*|.*state.*|.*观测.*|.*状态.*)$/],
]

const looseFlags: readonly ColumnRole[] = ['timeouts', 'terminals', 'episode']
/** Numbers about an episode, which are no names of episodes. */
const aboutEpisodes = /(return|reward|length|len|step|time|score|success|count|size|info|reset|seed)/
/** A sum or a mean over steps is the reward only where no column holds that of the step. */
const ofManySteps = /^(cum|total|sum|running|mean|avg|average|episode).*reward/
const bookkeeping =
  /^(|index|i|t|time|timestamp|step|steps|timestep|stepid|stepindex|frame|frameindex|unnamed.*|level|id|row|run|date|return|seed|info.*|.*version|.*size|taskindex|discreteaction|prob.*|logprob.*|时间|时间戳|步|步数|步骤|序号|编号|索引|帧)$/

/** Proposes a mapping by the fields' names; `obs_0, obs_1, ...` are put together in the order of their numbers. */
export function guessMapping(fields: readonly Field[], given: GivenMapping = {}): MappingGuess {
  const all = fields.map((field) => ({ field, ...splitName(field.name) }))
  const split = all.filter(({ field }) => !field.refusal)
  const chosen = new Map<ColumnRole, { name: string; index: number }[]>()
  const found = (role: ColumnRole) => chosen.get(role) ?? []
  const wanted = (role: ColumnRole) => !(role in given)
  for (const role of (Object.keys(usualNames) as ColumnRole[]).filter(wanted)) {
    const members = membersOf(role, split)
    // What cannot be used says why, where the file has nothing else for the role.
    const found = members.length > 0 ? members : membersOf(role, all)
    chosen.set(
      role,
      found.map(({ field, index }) => ({ name: field.name, index })),
    )
  }
  const taken = new Set([...chosen.values()].flat().map(({ name }) => name))
  const left = split.filter(({ field }) => !taken.has(field.name))
  guessFlags(chosen, left)
  const named = [found('observations'), found('actions')].every((entries) => entries.length > 0)
  if (!named) guessFromRest(chosen, left, wanted)
  const complete = (['observations', 'actions'] as const).every((role) => role in given || found(role).length > 0)

  const several = (role: ColumnRole) => [...found(role)].sort((a, b) => a.index - b.index).map(({ name }) => name)
  const one = (role: ColumnRole) => found(role)[0]?.name ?? null
  const mapping = endsOf(
    {
      observations: several('observations'),
      actions: several('actions'),
      rewards: one('rewards'),
      nextObservations: several('nextObservations'),
      terminals: one('terminals'),
      timeouts: one('timeouts'),
      episode: one('episode'),
      masks: one('masks'),
      ends: one('ends'),
      starts: one('starts'),
    },
    split.map(({ field }) => field.name.toLowerCase()),
  )
  const mayBeReward = left.some(
    ({ field, stem }) => field.width === 1 && !bookkeeping.test(stem) && !used(mapping, field.name),
  )
  const sure = named && (mapping.rewards !== null || !mayBeReward)
  const byUsualNames = new Set(Object.values(usualNames).flat())
  const loose = Object.values(mapping)
    .flat()
    .some((name) => name && !byUsualNames.has(splitName(name).stem))
  return { mapping, certainty: sure ? 'named' : complete ? 'guessed' : 'incomplete', loose }
}

/** What a group `next` holds about a step (TorchRL) tells what the step led to; beside it, the same name is about before. */
const ofNext = /^next[/.]/i
const toldByNext: readonly ColumnRole[] = ['rewards', 'terminals', 'timeouts']

/** One stem only: a file with both `observations` and `states` means the former. */
function membersOf(role: ColumnRole, fields: readonly Split[]): readonly Split[] {
  const all = fields.filter(({ field }) => field.refusal !== null || fits(role, field))
  const after = all.filter(({ field, stem }) => ofNext.test(field.name) && usualNames[role].includes(stem))
  const fitting = toldByNext.includes(role) && after.length > 0 ? after : all
  const stem = usualNames[role].find((candidate) => fitting.some((each) => each.stem === candidate))
  return withoutRepeats(
    role,
    fitting.filter((candidate) => candidate.stem === stem),
  )
}

function used(mapping: ColumnMapping, name: string): boolean {
  return Object.values(mapping).flat().includes(name)
}

/** A role of one number in a row is not for vectors. */
function fits(role: ColumnRole, { width }: Field): boolean {
  return role === 'observations' || role === 'actions' || role === 'nextObservations' || width === 1
}

/** Times and places of pictures beside what else is observed (LeRobot, ManiSkill, robomimic). */
const ofPictures = /(^|[/._])(images?|videos?|rgb|depth|cameras?|pixels?|sensor_(data|param))([/._]|$)/i

/** `achieved_goal` mostly says again what the observation says already. */
function withoutRepeats<T extends { readonly field: Field }>(role: ColumnRole, members: readonly T[]): readonly T[] {
  if (role !== 'observations' && role !== 'nextObservations') return members
  const whole = members.filter(({ field }) => !field.repeats && !ofPictures.test(field.name))
  return whole.length > 0 ? whole : members.filter(({ field }) => !field.repeats)
}

/**
 * OGBench calls the end of a trajectory `terminals`, and says with `masks` where the task ended; RLDS has a flag for
 * each of the three. Files of OGBench without rewards have no masks either.
 */
function endsOf(mapping: ColumnMapping, names: readonly string[]): ColumnMapping {
  const { terminals, timeouts, masks, ends, episode } = mapping
  const stem = terminals && splitName(terminals).stem
  if (masks && terminals && stem !== 'isterminal' && !ends && !timeouts && !episode)
    return { ...compact(mapping), ends: terminals, terminals: null }
  const simulator = names.includes('qpos') && names.includes('qvel')
  if (terminals && stem === 'terminal' && simulator && mapping.rewards === null && !ends && !timeouts)
    return { ...compact(mapping), ends: terminals, terminals: null }
  return compact(terminals ? { ...mapping, masks: null } : mapping)
}

/** Roles that few files have are left out where they are empty. */
function compact({ masks, ends, starts, ...mapping }: ColumnMapping): ColumnMapping {
  return { ...mapping, ...(masks ? { masks } : {}), ...(ends ? { ends } : {}), ...(starts ? { starts } : {}) }
}

type Split = { readonly field: Field; readonly stem: string; readonly index: number }

/** Flags go by loose names, too: a wrong guess shows in the episodes, and is told. */
function guessFlags(chosen: Map<ColumnRole, { name: string; index: number }[]>, left: readonly Split[]): void {
  for (const { field, stem, index } of left) {
    if (field.width !== 1 || aboutEpisodes.test(stem.replace('timelimit', '').replace('timeout', ''))) continue
    const role = looseNames.find(([candidate, pattern]) => looseFlags.includes(candidate) && pattern.test(stem))?.[0]
    if (role && chosen.get(role)?.length === 0) chosen.set(role, [{ name: field.name, index }])
  }
}

function guessFromRest(
  chosen: Map<ColumnRole, { name: string; index: number }[]>,
  left: readonly Split[],
  wanted: (role: ColumnRole) => boolean,
): void {
  const before = new Set([...chosen].filter(([, entries]) => entries.length > 0).map(([role]) => role))
  const taken = new Set([...chosen.values()].flat().map(({ name }) => name))
  const unknown: string[] = []
  const sumsLast = left.toSorted((a, b) => Number(ofManySteps.test(a.stem)) - Number(ofManySteps.test(b.stem)))
  for (const { field, stem, index } of sumsLast) {
    if (taken.has(field.name)) continue
    // `x` beside `y` and `z` is a coordinate, not the observation.
    if (isCoordinate(field.name) && left.some((other) => isCoordinate(other.field.name) && other.field !== field)) {
      unknown.push(field.name)
      continue
    }
    const role = looseNames.find(
      ([candidate, pattern]) =>
        wanted(candidate) &&
        !before.has(candidate) &&
        fits(candidate, field) &&
        pattern.test(stem) &&
        !(candidate === 'episode' && aboutEpisodes.test(stem)),
    )?.[0]
    const single = role && fits(role, { ...field, width: 2 }) === false
    if (role && !(single && (chosen.get(role)?.length ?? 0) > 0))
      chosen.set(role, [...(chosen.get(role) ?? []), { name: field.name, index }])
    else if (!role && !bookkeeping.test(stem) && !looseNames.some(([, pattern]) => pattern.test(stem)))
      unknown.push(field.name)
  }
  // What has a name of its own (position, velocity, angle) is most likely a part of the observation.
  if (wanted('observations') && chosen.get('observations')?.length === 0)
    chosen.set(
      'observations',
      unknown.map((name, index) => ({ name, index })),
    )
}

function isCoordinate(name: string): boolean {
  return /^[xyz]$/i.test(name)
}

/** Whether a field of this name says something about ends of episodes: 1 where it holds, and mostly not said where not. */
export function isFlagName(name: string): boolean {
  const { stem } = splitName(name)
  const flags = (['terminals', 'timeouts', 'ends', 'starts'] as const).flatMap((role) => usualNames[role])
  return flags.includes(stem) || /^(is)?success$|timelimit|timeout|trunc|terminat|终止|截断|结束|超时/.test(stem)
}

/**
 * `Next_Observations[3]` becomes `nextobservation`, 3. In a group (`obs/joint_pos`, `observation.state`) the group's
 * name counts.
 */
export function splitName(name: string): { stem: string; index: number } {
  const [, group, member] =
    /^(?:steps[/.])?((?:next[ _.]?)?(?:obs|observations?|infos?|env_states))[/.](.+)$/i.exec(name) ?? []
  // Gymnasium says in `info` what ended an episode.
  if (group && member && /^info/i.test(group) && endInInfo.test(stemOf(member)))
    return { stem: stemOf(member), index: 0 }
  if (group && member && !/^\d+$/.test(member)) {
    // robomimic and ManiSkill put the robot first, then what it handles; goals come last.
    const order = /^(observations?|states?|agent_pos)$/i.test(member)
      ? -1
      : /goal|^objects?$|^extra/i.test(member)
        ? 1
        : 0
    return { stem: stemOf(group), index: order }
  }
  const [, text = '', digits] = /^(.*?)[\s_.[(-]*(\d*)[\])]*$/.exec(name.slice(0, 200).replace(/^steps[/.]/i, '')) ?? []
  return { stem: stemOf(text), index: digits ? Number(digits) : 0 }
}

const endInInfo = /^(timelimittruncated|truncated|truncation|terminated|termination|timeout)$/

/** Traditional characters of the names above, and the simplified ones. */
const traditional = '觀測動獎勵賞終斷結狀態軌跡時間編號數驟步截'
const simplified = '观测动奖励赏终断结状态轨迹时间编号数骤步截'

function stemOf(given: string): string {
  const text = [...given].map((character) => simplified[traditional.indexOf(character)] ?? character).join('')
  const stem = text.toLowerCase().replace(/[^a-z0-9\u4e00-\u9fff]/g, '')
  return stem.length > 3 ? stem.replace(/s$/, '') : stem
}
