import { Fragment } from 'react'
import { RAISED_BY, raisedParts } from '../../core/pictures/raised-parts'

/** V^μ as it is written, the letter after the ^ raised; in SVG text. */
export function raisedInPlot(words: string) {
  return raisedParts(words).map(({ text, raised: up }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own.
    <Fragment key={i}>
      {up ? (
        <>
          <tspan dy={-RAISED_BY} fontSize="max(0.75em, 11px)">
            {text}
          </tspan>
          <tspan dy={RAISED_BY}>{'\u200b'}</tspan>
        </>
      ) : (
        text
      )}
    </Fragment>
  ))
}

/** The same in words of the page. */
export function raised(words: string) {
  return raisedParts(words).map(({ text, raised: up }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own.
    <Fragment key={i}>{up ? <sup>{text}</sup> : text}</Fragment>
  ))
}
