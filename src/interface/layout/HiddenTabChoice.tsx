import { setWhenHidden, usePreferences, type WhenHidden } from '../../store/page/preferences-store'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'

const CHOICES: readonly WhenHidden[] = ['train', 'pause']

/** Whether training goes on where nobody sees it. */
export function HiddenTabChoice() {
  const text = useText()
  const whenHidden = usePreferences((state) => state.whenHidden)
  return (
    <Select
      label={text.hiddenTab.label}
      compact
      value={whenHidden}
      options={CHOICES.map((value) => ({ value, label: text.hiddenTab[value] }))}
      onChange={setWhenHidden}
    />
  )
}
