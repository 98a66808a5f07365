import type { NamedWords } from '../schema/words'

/** Behaviour policies that mean the same in every environment, in simplified Chinese. */
export const sharedPolicies: Readonly<Record<string, NamedWords>> = {
  random: { label: '随机', explanation: '均匀随机的动作：覆盖面广，成绩很差。' },
  narrow: { label: '狭窄示范', explanation: '几乎没有噪声的专家：表现好，但对其他动作只字不提。' },
}
