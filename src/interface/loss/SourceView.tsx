import { useEffect, useRef, useState } from 'react'
import type { Term } from '../../core/algorithms/formula'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { Select } from '../controls/Select'
import parts from '../panels/parts.module.css'
import { useDeclared, useText } from '../text/use-text'
import { SourceDifference } from './SourceDifference'
import { SourceListing } from './SourceListing'
import styles from './SourceView.module.css'
import { resolveAnchor } from './source/anchors'
import { filesOf, mainFileOf, shortName } from './source/files-of'
import type { Sources } from './source/sources'

const ALONE = ''

interface SourceViewProps {
  readonly algorithmId: string
  readonly term: Term | undefined
}

/** The algorithm's file as it is, with a term's lines marked; or beside another algorithm's. */
export function SourceView({ algorithmId, term }: SourceViewProps) {
  const text = useText()
  const words = text.loss.source
  const declared = useDeclared()
  const algorithms = useCatalogue((state) => state.algorithms)
  const { sources, failed } = useSources()
  const [opened, open] = useState<string | null>(null)
  const [other, compare] = useState(ALONE)
  const wanted = term?.code[0]?.file
  // Another term: its file, whichever was opened by hand before.
  const [followed, follow] = useState(wanted)
  if (followed !== wanted) {
    follow(wanted)
    open(null)
  }
  if (!sources) return <p className={parts.note}>{failed ? words.failed : words.loading}</p>

  const files = filesOf(algorithmId, sources)
  const reachable = wanted === undefined || files.includes(wanted) ? files : [...files, wanted]
  const main = mainFileOf(algorithmId, sources)
  const otherMain = other === ALONE ? main : mainFileOf(other, sources)
  const file = other === ALONE ? (opened ?? wanted ?? main) : main
  const ranges = (term?.code ?? [])
    .filter((anchor) => anchor.file === file)
    .map((anchor) => resolveAnchor(anchor, sources.get(file)!))
  return (
    <section className={`${styles.source} ${other === ALONE ? '' : styles.beside}`} aria-label={words.title}>
      <div className={parts.controls}>
        {other === ALONE && (
          <Select
            label={words.file}
            compact
            value={file}
            options={reachable.map((value) => ({ value, label: shortName(value) }))}
            onChange={open}
          />
        )}
        <span className={styles.compare}>
          <span aria-hidden="true">{words.compare}</span>
          <Select
            label={words.compare}
            compact
            value={other}
            options={[
              { value: ALONE, label: words.alone },
              ...algorithms
                .filter(({ id }) => id !== algorithmId)
                .map((algorithm) => ({ value: algorithm.id, label: declared.algorithm(algorithm).label })),
            ]}
            onChange={compare}
          />
        </span>
      </div>
      {other === ALONE ? (
        <SourceListing file={file} content={sources.get(file)!} ranges={ranges} />
      ) : (
        <SourceDifference
          before={{ file: otherMain, content: sources.get(otherMain)! }}
          after={{ file, content: sources.get(file)! }}
          ranges={ranges}
        />
      )}
    </section>
  )
}

/** Fetched when somebody reads them, and not before. */
function useSources(): { readonly sources: Sources | null; readonly failed: boolean } {
  const [sources, setSources] = useState<Sources | null>(null)
  const [failed, setFailed] = useState(false)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    import('./source/sources').then(
      (module) => alive.current && setSources(module.sources),
      () => alive.current && setFailed(true),
    )
    return () => {
      alive.current = false
    }
  }, [])
  return { sources, failed }
}
