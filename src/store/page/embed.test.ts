import { expect, it } from 'vitest'
import { nameOfEmbed, wantedEmbed } from './embed'
import { readAddress } from './preferences-store'

it.each(['stage', 'panel:calibration', 'panel:learningCurve', 'scenario:forget-the-data'])('%s is an embed', (name) => {
  const { embed, unknown } = wantedEmbed(`?embed=${name}&theme=dark`)
  expect(unknown).toBeNull()
  expect(nameOfEmbed(embed!)).toBe(name)
})

it.each(['', 'panel', 'panel:attic', 'scenario:attic', 'stage:1', 'panel:toString', 'scenario:'])(
  'of “%s” the stage is shown, and it is said',
  (name) => {
    expect(wantedEmbed(`?embed=${encodeURIComponent(name)}`)).toEqual({ embed: { show: 'stage' }, unknown: name })
  },
)

it('without the parameter the page is none', () => {
  expect(wantedEmbed('?scenario=unlearning')).toEqual({ embed: null, unknown: null })
})

it('an address brings its theme and language for this visit; what is unknown is said', () => {
  expect(readAddress('?theme=dark&lang=zh')).toEqual({ linkedTheme: 'dark', linkedLanguage: 'zh', unknown: [] })
  expect(readAddress('?theme=pink&lang=tlh')).toEqual({
    linkedTheme: null,
    linkedLanguage: null,
    unknown: ['theme=pink', 'lang=tlh'],
  })
  expect(readAddress('')).toEqual({ linkedTheme: null, linkedLanguage: null, unknown: [] })
})
