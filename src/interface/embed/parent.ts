import { message } from '../../core/messages/message'
import { type Ask, PROTOCOL, type Refusal, type Reply, readAsk } from '../../core/sharing/embed-protocol'
import { addNotice } from '../../store/page/notices-store'
import { type Subject, useParent } from '../../store/page/parent-store'
import { useExperiments } from '../../store/runs/experiments-store'
import { hasBegun } from '../../store/runs/run'
import { useShownLanguage } from '../text/language'
import { answerTo } from './answers'

export function subjectOf({ ask }: Ask): Subject | null {
  if (ask === 'hello') return null
  return ask === 'configure' || ask === 'dataset' ? 'put' : ask
}

/** Listens to the page around this one, and to nobody else. Returns the way out. */
export function followParent(): () => void {
  const receive = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || window.parent === window) return
    const asked = readAsk(data)
    if (asked === null) return
    // Nobody could tell whom an answer reaches there.
    if (origin === 'null') {
      addNotice(message`The page around this one has no address of its own; it gets no answers.`)
      return
    }
    // A page that took the place of the first one starts from nothing.
    if (useParent.getState().origin !== origin) useParent.setState({ origin, questions: [], decided: {} })
    if ('wrong' in asked) return refuse(asked.id, 'malformed', asked.wrong)
    take(asked)
  }
  window.addEventListener('message', receive)
  return () => window.removeEventListener('message', receive)
}

function take(asked: Ask): void {
  const subject = subjectOf(asked)
  const { questions, decided, answering } = useParent.getState()
  if (subject === null) void answer(asked)
  else if (answering.includes(subject) || questions.some((other) => subjectOf(other) === subject))
    refuse(asked.id, 'busy')
  else if (decided[subject] === false) refuse(asked.id, 'declined')
  else if (decided[subject] === true || (subject === 'put' && !somethingHasBegun())) void answer(asked)
  else useParent.setState({ questions: [...questions, asked] })
}

/** What a person has trained here is not put aside without asking. */
function somethingHasBegun(): boolean {
  return useExperiments.getState().runs.some((run) => run.status !== 'recorded' && hasBegun(run))
}

/** The person's yes or no, now and until the page is closed. */
export function decide(subject: Subject, allowed: boolean): void {
  const { questions, decided } = useParent.getState()
  const [own, others] = [true, false].map((is) => questions.filter((one) => (subjectOf(one) === subject) === is))
  useParent.setState({ questions: others!, decided: { ...decided, [subject]: allowed } })
  for (const asked of own!) {
    if (allowed) void answer(asked)
    else refuse(asked.id, 'declined')
  }
}

async function answer(asked: Ask): Promise<void> {
  const { origin } = useParent.getState()
  const subject = subjectOf(asked)
  const others = () => useParent.getState().answering.filter((other) => other !== subject)
  if (subject) useParent.setState({ answering: [...others(), subject] })
  try {
    const given = await answerTo(asked)
    // Meanwhile the person may have taken the yes back, or another page have come.
    if (subject && useParent.getState().decided[subject] === false) return refuse(asked.id, 'declined')
    if (subject === 'put' && origin) addNotice(message`${new URL(origin).host} has opened this experiment here.`)
    if (useParent.getState().origin === origin) post({ playground: PROTOCOL, to: asked.id, answer: given })
  } catch (error) {
    refuse(asked.id, 'failed', error instanceof Error ? error.message : String(error))
  } finally {
    useParent.setState({ answering: others() })
  }
}

function refuse(to: string, why: Refusal['why'], more = ''): void {
  const { text } = useShownLanguage.getState()
  const words = text.embed.refusals[why]
  post({ playground: PROTOCOL, to, refused: { why, words: more === '' ? words : text.pair(words, more) } })
}

/** To that page's origin alone: where another one has taken its place the browser delivers nothing. */
function post(reply: Reply): void {
  const { origin } = useParent.getState()
  if (origin !== null) window.parent.postMessage(reply, origin)
}
