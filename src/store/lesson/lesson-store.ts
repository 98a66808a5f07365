import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Lesson } from '../../core/lessons/lesson'
import { type LessonId, lessonIds } from '../../core/lessons/lesson-ids'
import type { Place } from '../../core/lessons/places'

interface LessonState {
  /** null: none is open, or its file is on its way. */
  readonly lesson: Lesson | null
  /** From 0 on. */
  readonly step: number
}

/** The guided lesson that is open; what a teacher's link locks is in the lesson store. */
export const useLesson = create<LessonState>(() => ({ lesson: null, step: 0 }))

/** The place on the page that the lesson is about just now. */
export function placeOfLesson({ lesson, step }: LessonState): Place | null {
  return lesson?.steps[step]?.highlight ?? null
}

interface LessonProgress {
  /** The step at which each lesson was left. */
  readonly leftAt: Readonly<Partial<Record<LessonId, number>>>
  readonly through: readonly LessonId[]
}

/** Of the person, not of the run: kept between visits. */
export const useLessonProgress = create<LessonProgress>()(
  persist((): LessonProgress => ({ leftAt: {}, through: [] }), { name: 'playground-lessons' }),
)

/** `?lesson=ID` opens that one. */
export function wantedLesson(search: string): { readonly id: LessonId | null; readonly unknown: string | null } {
  const asked = new URLSearchParams(search).get('lesson')
  const id = lessonIds.find((known) => known === asked) ?? null
  return { id, unknown: id === null ? asked : null }
}
