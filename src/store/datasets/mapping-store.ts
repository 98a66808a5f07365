import { create } from 'zustand'
import type { ColumnMapping } from '../../core/data/formats/column-roles'
import type { FileFields } from '../../core/data/formats/read-dataset'
import type { Message } from '../../core/messages/message'

/** Files whose columns a person is to name. */
export interface MappingQuestion {
  readonly files: readonly File[]
  readonly found: FileFields
  /** The guess, as the person has changed it. */
  readonly mapping: ColumnMapping
  /** Why the last attempt with it was refused. */
  readonly refusal: Message | null
  readonly reading: boolean
}

export const useMapping = create<{ readonly question: MappingQuestion | null }>(() => ({ question: null }))

export function askForMapping(files: readonly File[], found: FileFields): void {
  useMapping.setState({ question: { files, found, mapping: found.mapping, refusal: null, reading: false } })
}

export function changeMapping(mapping: ColumnMapping): void {
  useMapping.setState(({ question }) => ({
    question: question && { ...question, mapping, refusal: null, reading: false },
  }))
}

export function endMapping(): void {
  useMapping.setState({ question: null })
}
