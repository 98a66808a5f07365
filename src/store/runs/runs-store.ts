import { create } from 'zustand'
import { emptyMember, hasBegun, type Member } from './member'
import { keyOf, type Run } from './run'

/** Beyond this many members the oldest that nothing holds is forgotten. */
const MOST_MEMBERS = 80

interface RunsState {
  /** In the order in which they were begun. */
  readonly runs: readonly Run[]
  readonly members: readonly Member[]
  /** `runId` of the member that the sliders, the panels and the view of the world belong to. */
  readonly focus: number
}

/** Every run of this visit, of the page's own and recorded ones. */
export const useRuns = create<RunsState>(() => ({ runs: [], members: [], focus: 0 }))

let lastId = 0

export function newId(): number {
  return ++lastId
}

export function memberOf(runId: number): Member | undefined {
  return useRuns.getState().members.find((member) => member.runId === runId)
}

export function runOf(runId: number): Run | undefined {
  const member = memberOf(runId)
  return member && useRuns.getState().runs.find(({ id }) => id === member.of)
}

export function membersOf(id: number): readonly Member[] {
  return useRuns.getState().members.filter((member) => member.of === id)
}

/** A run has each seed once. */
export function memberWithSeed(id: number, seed: number): Member | undefined {
  return membersOf(id).find((member) => member.seed === seed)
}

export function focusedRun(): Run | undefined {
  return runOf(useRuns.getState().focus)
}

/**
 * A member of the run that these describe: of a new one, or of the one on the list that differs in the seed alone,
 * where the same seed again takes the place of the first, in focus as well. Returns its `runId`.
 */
export function addMember(
  wanted: Omit<Run, 'id' | 'name' | 'hidden'>,
  seed: number,
  state: Partial<Member> = {},
): number {
  const runId = newId()
  useRuns.setState(({ runs, members, focus }) => {
    const proposed: Run = { ...wanted, id: newId(), name: null, hidden: false }
    const known = runs.find((run) => keyOf(run) === keyOf(proposed))
    const run = known ?? proposed
    const replaced = members.find((member) => member.of === run.id && member.seed === seed)
    const others = members.filter((member) => member !== replaced)
    const member = { ...emptyMember(runId, run.id, seed), ...state }
    return {
      runs: known ? runs : [...runs, run],
      members: shortened([...others, member]),
      focus: replaced?.runId === focus ? runId : focus,
    }
  })
  forgetEmptyRuns()
  return runId
}

export function updateMember(runId: number, change: Partial<Member>): void {
  useRuns.setState(({ members }) => ({
    members: members.map((member) => (member.runId === runId ? { ...member, ...change } : member)),
  }))
}

export function updateRun(id: number, change: Partial<Omit<Run, 'id'>>): void {
  useRuns.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? { ...run, ...change } : run)) }))
}

export function removeMembers(gone: (member: Member) => boolean): void {
  useRuns.setState(({ members }) => ({ members: members.filter((member) => !gone(member)) }))
  forgetEmptyRuns()
}

/** From here on these seeds are another run than the rest of theirs, which does not share what happens to them. */
export function partFromTheirRun(runIds: readonly number[]): void {
  const run = runOf(runIds[0]!)
  if (!run || membersOf(run.id).every((member) => runIds.includes(member.runId))) return
  const id = newId()
  useRuns.setState(({ runs }) => ({ runs: [...runs, { ...run, id, name: null }] }))
  for (const runId of runIds) updateMember(runId, { of: id })
}

/** What it is made of has changed before its first step: it may now belong to a run that is on the list already. */
export function reconfigure(runId: number, configuration: Run['configuration']): void {
  partFromTheirRun([runId])
  const own = runOf(runId)!
  updateRun(own.id, { configuration })
  const { runs, focus } = useRuns.getState()
  const key = keyOf({ ...own, configuration })
  const twin = runs.find((run) => run.id !== own.id && keyOf(run) === key)
  if (!twin) return
  const { seed } = memberOf(runId)!
  const replaced = memberWithSeed(twin.id, seed)
  if (replaced?.runId === focus) useRuns.setState({ focus: runId })
  removeMembers((member) => member === replaced)
  updateMember(runId, { of: twin.id })
  forgetEmptyRuns()
}

/** A run that was only ever prepared leaves no trace. */
export function removeUnbegun(runId: number): void {
  removeMembers((member) => member.runId === runId && !hasBegun(member))
}

function forgetEmptyRuns(): void {
  useRuns.setState(({ runs, members }) => ({ runs: runs.filter(({ id }) => members.some(({ of }) => of === id)) }))
}

function shortened(members: readonly Member[]): readonly Member[] {
  if (members.length <= MOST_MEMBERS) return members
  const oldest = members.find(({ status }) => status === 'ended' || status === 'finished' || status === 'failed')
  return oldest ? members.filter((member) => member !== oldest) : members
}
