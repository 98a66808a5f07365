import { Fragment } from 'react'

/** V^μ as it is written, the letter after the ^ raised; in SVG text. */
export function raisedInPlot(words: string) {
  return parts(words).map(({ plain, raised }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own.
    <Fragment key={i}>
      {plain}
      {raised && (
        <>
          <tspan dy="-5" fontSize="max(0.75em, 11px)">
            {raised}
          </tspan>
          <tspan dy="5">{'\u200b'}</tspan>
        </>
      )}
    </Fragment>
  ))
}

/** The same in words of the page. */
export function raised(words: string) {
  return parts(words).map(({ plain, raised: up }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own.
    <Fragment key={i}>
      {plain}
      {up && <sup>{up}</sup>}
    </Fragment>
  ))
}

function parts(words: string): { readonly plain: string; readonly raised: string }[] {
  return words
    .split(/(?=\^)|(?<=\^.)/)
    .map((part) => (part.startsWith('^') ? { plain: '', raised: part.slice(1) } : { plain: part, raised: '' }))
}
