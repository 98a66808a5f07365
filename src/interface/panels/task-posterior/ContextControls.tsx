import { RandomStream } from '../../../core/random/random-stream'
import { changeQuestion, useQuestions } from '../../../store/panels/panels-questions'
import { Button } from '../../controls/Button'
import { useText } from '../../text/use-text'
import { Asking } from '../Asking'

/** Every press of the button shuffles anew. */
const shuffling = RandomStream.fromSeed(5)

/** Transitions put into the context or taken out by hand. */
export function ContextControls({ available }: { readonly available: number }) {
  const words = useText().panels.taskPosterior
  const context = useQuestions((state) => state.taskPosterior.context)
  const used = context ?? allOf(available)
  const change = (next: readonly number[] | null) => changeQuestion('taskPosterior', { context: next })
  const missing = allOf(available).find((index) => !used.includes(index))
  return (
    <Asking label={words.contextLabel} says={false}>
      <output>{words.used(used.length, available)}</output>
      <Button look="plain" disabled={missing === undefined} onClick={() => change([...used, missing!])}>
        {words.add}
      </Button>
      <Button look="plain" disabled={used.length === 0} onClick={() => change(used.slice(0, -1))}>
        {words.remove}
      </Button>
      <Button look="plain" onClick={() => change(someOf(available, used.length))}>
        {words.shuffle}
      </Button>
      <Button look="plain" onClick={() => change(null)}>
        {words.all}
      </Button>
      <Button look="plain" onClick={() => change([])}>
        {words.none}
      </Button>
    </Asking>
  )
}

export function allOf(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}

/** As many as before, chosen at random. */
function someOf(available: number, count: number): number[] {
  const rest = allOf(available)
  return Array.from({ length: count }, () => rest.splice(shuffling.integer(rest.length), 1)[0]!)
}
