import type { Environment } from '../../core/environments/environment'
import { findEnvironment } from '../../core/environments/registry'
import type { Values } from '../../core/schema/field'
import { MazeEditor } from './MazeEditor'
import { PlaceEditor } from './PlaceEditor'

interface WorldEditorProps {
  readonly environment: Environment
  readonly parameters: Values
  readonly onEnd: () => void
}

/** Cell by cell where the whole maze is a parameter, else start and goal. */
export function WorldEditor({ environment, parameters, onEnd }: WorldEditorProps) {
  if (typeof parameters.layout === 'string') return <MazeEditor used={parameters.layout} onEnd={onEnd} />
  const definition = findEnvironment(environment.id)
  return <PlaceEditor definition={definition} environment={environment} used={parameters} onEnd={onEnd} />
}

export function isEditable(environmentId: string): boolean {
  const { parameters } = findEnvironment(environmentId)
  return 'layout' in parameters || 'goalX' in parameters
}
