import { useLayoutEffect, useRef, useState } from 'react'
import { closeGlossary, symbolKey, useGlossary } from '../../store/page/glossary-store'
import { useSettings } from '../../store/settings/settings-store'
import { raised } from '../charts/superscript'
import { Dialog } from '../controls/Dialog'
import { MathSymbol } from '../controls/MathSymbol'
import { meaningOf, symbolNames } from '../symbols/glossary'
import { useDeclared, useText } from '../text/use-text'
import styles from './GlossaryDialog.module.css'

/** Two screens for somebody who knows SAC; below them what words and symbols mean. */
export function GlossaryDialog() {
  const text = useText()
  const { glossary: words } = text
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const at = useGlossary((state) => state.at)
  const [sought, seek] = useState('')
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (at === null) return
    place.current?.scrollIntoView({ block: 'center' })
    place.current?.focus({ preventScroll: true })
  }, [at])
  const has = (...of: string[]) => of.join(' ').toLowerCase().includes(sought.trim().toLowerCase())
  const terms = Object.entries(words.terms).filter(([, { name, says }]) => has(name, says))
  const symbols = symbolNames
    .map((symbol) => ({ symbol, says: meaningOf(symbol, algorithmId, text, declared) }))
    .filter(({ symbol, says }) => says !== '' && has(symbol, says))
  return (
    <Dialog title={words.title} wide onClose={closeGlossary}>
      {sought === '' && <IfYouKnowSac />}
      <label className={styles.find}>
        {words.find}
        <input type="search" value={sought} onChange={({ target }) => seek(target.value)} />
      </label>
      {terms.length > 0 && <h3>{words.words}</h3>}
      <dl className={styles.list}>
        {terms.map(([id, { name, says }]) => (
          <div
            key={id}
            ref={id === at ? place : undefined}
            tabIndex={-1}
            data-term={id}
            className={id === at ? styles.here : undefined}
          >
            <dt>{raised(name)}</dt>
            <dd>{raised(says)}</dd>
          </div>
        ))}
      </dl>
      {symbols.length > 0 && (
        <>
          <h3>{words.symbols}</h3>
          <p className={styles.note}>{words.symbolsOf}</p>
        </>
      )}
      <dl className={styles.list}>
        {symbols.map(({ symbol, says }) => (
          <div
            key={symbol}
            ref={symbolKey(symbol) === at ? place : undefined}
            tabIndex={-1}
            data-symbol-entry={symbol}
            className={symbolKey(symbol) === at ? styles.here : undefined}
          >
            <dt>
              <MathSymbol latex={symbol} />
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {terms.length + symbols.length === 0 && <p className={styles.note}>{words.nothing}</p>}
    </Dialog>
  )
}

function IfYouKnowSac() {
  const { sac } = useText().glossary
  return (
    <div className={styles.sac}>
      <h3>{sac.title}</h3>
      <p>{sac.start}</p>
      <h3>{sac.offlineTitle}</h3>
      <p>{sac.offline}</p>
      <h3>{sac.backTitle}</h3>
      <ul>
        {Object.values(sac.back).map((line) => (
          <li key={line}>{raised(line)}</li>
        ))}
      </ul>
      <h3>{sac.ideasTitle}</h3>
      <ul>
        {Object.values(sac.ideas).map((line) => (
          <li key={line}>{raised(line)}</li>
        ))}
      </ul>
    </div>
  )
}
