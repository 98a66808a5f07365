import { runHasBegun } from '../runs/run-reports'
import { type ResetQuestion, useSettings } from './settings-store'

/** Does it at once where nothing would be lost, else asks first. */
export function askBeforeReset(question: ResetQuestion, wouldLose = runHasBegun()): void {
  declineReset()
  if (wouldLose) useSettings.setState({ question })
  else question.accept()
}

export function acceptReset(): void {
  const { question } = useSettings.getState()
  useSettings.setState({ question: null })
  question?.accept()
}

export function carryOnInstead(): void {
  const { question } = useSettings.getState()
  useSettings.setState({ question: null })
  question?.carryOn?.()
}

export function declineReset(): void {
  const { question } = useSettings.getState()
  useSettings.setState({ question: null })
  question?.decline?.()
}
