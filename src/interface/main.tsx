import './styles/tokens.css'
import './styles/base.css'
import './styles/touch.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { isFramed, wantedEmbed } from '../store/page/embed'
import { keepPageOffline } from '../store/page/offline'
import { followTheme } from '../store/page/theme-store'
import { startSession } from '../store/start-session'
import { followVisibility } from '../store/workers/hidden-tab'
import { useWorld } from '../store/world/world-store'
import { BrokenPage } from './faults/BrokenPart'
import { ErrorBoundary } from './faults/ErrorBoundary'
import { fetchedPart } from './faults/fetched-part'
import { FramedPage } from './layout/FramedPage'
import { Page } from './layout/Page'
import { followLanguage } from './text/language'

const { search } = window.location
const embedded = wantedEmbed(search).embed !== null
/** In somebody's frame the whole page does nothing: it could be laid under what a person believes to press. */
const refused = isFramed() && !embedded
const EmbedPage = fetchedPart(() => import('./embed/EmbedPage'), 'EmbedPage')

followTheme()
followVisibility()
// Who wants less motion starts the view by hand.
useWorld.setState({ playing: !window.matchMedia('(prefers-reduced-motion: reduce)').matches })
if (!refused) {
  const session = startSession(search)
  // Once everything that is needed now has been fetched. In development nothing is kept, nor for other people's pages.
  if (import.meta.env.PROD && !embedded) void session.then(keepPageOffline)
}
// Not awaited: the words of another language need modules of this script, and come only after it has been evaluated.
void followLanguage().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <ErrorBoundary instead={(error, retry) => <BrokenPage error={error} onRetry={retry} />}>
        {refused ? (
          <FramedPage />
        ) : embedded ? (
          <Suspense>
            <EmbedPage />
          </Suspense>
        ) : (
          <Page />
        )}
      </ErrorBoundary>
    </StrictMode>,
  ),
)
