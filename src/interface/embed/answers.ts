import { messageOf } from '../../core/messages/user-error'
import { type Answer, type Ask, type Figure, PROTOCOL } from '../../core/sharing/embed-protocol'
import { takeFile } from '../../store/datasets/file-actions'
import { nameOfEmbed, useEmbed } from '../../store/page/embed'
import { useExperiments } from '../../store/runs/experiments-store'
import { runsAsFile } from '../../store/runs/run-file'
import { openContent } from '../../store/share/share-restore'
import { withEverythingDrawn } from '../charts/in-view'
import { panelAsSvg } from '../panels/panel-pictures'
import { groupsOf } from '../runs/run-groups'
import { useShownLanguage } from '../text/language'

/** Does what was asked. Throws where it cannot be done, in words. */
export async function answerTo(asked: Ask): Promise<Answer> {
  const { language, declared } = useShownLanguage.getState()
  switch (asked.ask) {
    case 'hello': {
      const embed = nameOfEmbed(useEmbed.getState().embed!)
      return { kind: 'hello', protocol: PROTOCOL, embed, language, isolated: window.crossOriginIsolated }
    }
    case 'configure': {
      const { state, problems } = await openContent(asked.configuration)
      const words = problems.map(declared.translate)
      if (!state) throw new Error(words.join(' '))
      return { kind: 'configured', problems: words }
    }
    case 'dataset': {
      const { summary } = await takeFile(new File([asked.bytes], asked.name), asked.mapping).catch((error: unknown) => {
        throw new Error(declared.translate(messageOf(error)))
      })
      return { kind: 'dataset', name: summary.name, transitions: summary.transitions }
    }
    case 'runs': {
      const { experiments, runs, focus } = useExperiments.getState()
      return { kind: 'runs', file: JSON.parse(runsAsFile(groupsOf(experiments, runs, focus), runs)) }
    }
    case 'figures':
      return { kind: 'figures', figures: await figures() }
  }
}

/** Every figure in view or out of it, under its question. */
function figures(): Promise<readonly Figure[]> {
  return withEverythingDrawn(() =>
    [...document.querySelectorAll<HTMLElement>('[data-picture]:not([hidden]), [data-panel]')].flatMap((place) => {
      const title = place.querySelector('h2')?.textContent ?? ''
      const svg = panelAsSvg(place, title)
      return svg === null ? [] : [{ title, svg }]
    }),
  )
}
