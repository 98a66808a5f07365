import './styles/tokens.css'
import './styles/base.css'
import './styles/touch.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepPageOffline } from '../store/page/offline'
import { followTheme } from '../store/page/theme-store'
import { startSession } from '../store/start-session'
import { followVisibility } from '../store/workers/hidden-tab'
import { useWorld } from '../store/world/world-store'
import { BrokenPage } from './faults/BrokenPart'
import { ErrorBoundary } from './faults/ErrorBoundary'
import { Page } from './layout/Page'
import { followLanguage } from './text/language'

followTheme()
followVisibility()
// Who wants less motion starts the view by hand.
useWorld.setState({ playing: !window.matchMedia('(prefers-reduced-motion: reduce)').matches })
const session = startSession(window.location.search)
// Once everything that is needed now has been fetched. In development nothing is kept.
if (import.meta.env.PROD) void session.then(keepPageOffline)
// Not awaited: the words of another language need modules of this script, and come only after it has been evaluated.
void followLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <ErrorBoundary instead={(error, retry) => <BrokenPage error={error} onRetry={retry} />}>
        <Page />
      </ErrorBoundary>
    </StrictMode>,
  ),
)
