import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type PictureId, type Pictures, pictureIds, usualPictures } from '../../core/scenarios/pictures'
import { useEmbed } from '../page/embed'
import { boardKey } from '../panels/panels-store'
import { useScenario } from '../scenario/scenario-store'
import { useSettings } from '../settings/settings-store'

interface StageState {
  /** As the person chose them, by algorithm or scenario. */
  readonly chosen: Readonly<Record<string, Pictures>>
  /** Whether the stage fills the screen. */
  readonly presenting: boolean
  /** Which of the four pictures has the whole stage; null: all stand on it. */
  readonly enlarged: number | null
}

export const useStage = create<StageState>()(
  persist((): StageState => ({ chosen: {}, presenting: false, enlarged: null }), {
    name: 'playground-stage',
    partialize: ({ chosen }) => ({ chosen }),
  }),
)

/** The four on the stage, of the open scenario or else of the algorithm. */
export function picturesOnStage({ chosen }: StageState, algorithmId: string): Pictures {
  const { open } = useScenario.getState()
  const own = chosen[boardKey(algorithmId)]
  if (own?.length === 4 && own.every((id) => pictureIds.includes(id))) return own
  return open?.scenario.pictures ?? usualPictures(algorithmId)
}

/** One that stands on the stage already changes places. */
export function choosePicture(algorithmId: string, slot: number, id: PictureId): void {
  useStage.setState((state) => {
    const before = picturesOnStage(state, algorithmId)
    const other = before.indexOf(id)
    const next = before.map((kept, i) => (i === slot ? id : i === other ? before[slot]! : kept))
    return { chosen: { ...state.chosen, [boardKey(algorithmId)]: next as unknown as Pictures } }
  })
}

export function enlarge(slot: number | null): void {
  useStage.setState({ enlarged: slot })
}

export function present(presenting: boolean): void {
  useStage.setState({ presenting, enlarged: null })
}

/** Where one panel is embedded alone there is no stage that a picture could stand on. */
export function hasStage({ embed }: ReturnType<typeof useEmbed.getState>): boolean {
  return embed?.show !== 'panel'
}

/** Tells of a picture whether it stands on the stage. */
export function useOnStage(): (id: PictureId) => boolean {
  const algorithmId = useSettings((state) => state.algorithmId)
  useScenario((state) => state.open)
  const state = useStage()
  const there = useEmbed(hasStage)
  return (id) => there && picturesOnStage(state, algorithmId).includes(id)
}
