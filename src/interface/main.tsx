import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startSession } from '../store/start-session'
import { Page } from './layout/Page'
import { followTheme } from './theme'

followTheme()
void startSession(window.location.search)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
