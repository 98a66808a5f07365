import { create } from 'zustand'
import type { ColumnMapping } from '../../core/data/formats/column-roles'
import type { Part } from '../../core/data/formats/part'
import type { FileFields } from '../../core/data/formats/read-dataset'
import type { Message } from '../../core/messages/message'

/** Files whose columns a person is to name. */
export interface MappingQuestion {
  readonly files: readonly File[]
  readonly found: FileFields
  /** The guess, as the person has changed it. */
  readonly mapping: ColumnMapping
  /** How much of it; null: all. */
  readonly part: Part | null
  /** Why the last attempt with it was refused. */
  readonly refusal: Message | null
  readonly reading: boolean
}

export const useMapping = create<{ readonly question: MappingQuestion | null }>(() => ({ question: null }))

export function askForMapping(files: readonly File[], found: FileFields, part: Part | null): void {
  useMapping.setState({ question: { files, found, mapping: found.mapping, part, refusal: null, reading: false } })
}

export function changeMapping(mapping: ColumnMapping): void {
  useMapping.setState(({ question }) => ({
    question: question && { ...question, mapping, refusal: null, reading: false },
  }))
}

export function changePart(part: Part | null): void {
  useMapping.setState(({ question }) => ({ question: question && { ...question, part, refusal: null } }))
}

export function endMapping(): void {
  useMapping.setState({ question: null })
}
