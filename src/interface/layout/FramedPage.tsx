import { useText } from '../text/use-text'

/** In the place of the page where another site's page has framed it, and the way out of there. */
export function FramedPage() {
  const text = useText()
  return (
    <main>
      <h1>{text.title}</h1>
      <p>{text.embed.framed}</p>
      <p>
        <a href={window.location.href} target="_blank" rel="noopener">
          {text.embed.openAlone}
        </a>
      </p>
    </main>
  )
}
