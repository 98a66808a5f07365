import { useSettings } from '../../../store/settings/settings-store'
import { useTaskFamily } from '../../../store/settings/task-family'
import { useText } from '../../text/use-text'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { SideBySide } from './SideBySide'

/** The policy acting, beside the behaviour policy that made data. */
export function EnvironmentPanel() {
  const words = useText().panels.environment
  const environmentId = useSettings((state) => state.environmentId)
  const family = useTaskFamily()
  if (!family && environmentId !== null) return <SideBySide key={environmentId} environmentId={environmentId} />
  return (
    <Panel title={words.title} explanation={words.explanation} name="environment">
      <p className={parts.note}>{family ? words.tasks : words.without}</p>
    </Panel>
  )
}
