import { create } from 'zustand'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import { type PanelId, panelIds } from '../panels/panels-store'

/** What a page for another page's frame shows, and nothing around it. */
export type Embed =
  | { readonly show: 'stage' }
  | { readonly show: 'panel'; readonly panel: PanelId | 'learningCurve' }
  | { readonly show: 'scenario'; readonly id: (typeof scenarioIds)[number] }

const PANELS = ['learningCurve', ...panelIds] as const

/** `?embed=stage`, `?embed=panel:NAME` or `?embed=scenario:ID`. What is unknown is said, and the stage shown. */
export function wantedEmbed(search: string): { readonly embed: Embed | null; readonly unknown: string | null } {
  const asked = new URLSearchParams(search).get('embed')
  if (asked === null) return { embed: null, unknown: null }
  const [show, name] = asked.split(/:(.*)/s)
  if (show === 'stage' && name === undefined) return { embed: { show }, unknown: null }
  const panel = PANELS.find((id) => id === name)
  if (show === 'panel' && panel) return { embed: { show, panel }, unknown: null }
  const id = scenarioIds.find((known) => known === name)
  if (show === 'scenario' && id) return { embed: { show, id }, unknown: null }
  return { embed: { show: 'stage' }, unknown: asked }
}

/** As the address has it. */
export function nameOfEmbed(embed: Embed): string {
  if (embed.show === 'stage') return embed.show
  return `${embed.show}:${embed.show === 'panel' ? embed.panel : embed.id}`
}

/** Whether another page has framed this one: only an embed acts there. */
export function isFramed(): boolean {
  return window.parent !== window
}

/** What the page shows of itself, as its address asked when it opened; null: the whole page. */
export const useEmbed = create<{ readonly embed: Embed | null }>(() => ({ embed: null }))
