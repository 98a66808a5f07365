import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.2 A and AA, and axe's best practices: none of their rules is broken by anything on the page, or `within` it. */
export async function expectNoViolations(page: Page, within = 'html'): Promise<void> {
  const release = await holdBarsInPlace(page)
  // What nobody reads is not gathered, and there are no frames of other origins: four times as fast.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  await release()
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, html, any }) => `${target} ${html.slice(0, 160)} ${any.map(({ message }) => message)}`)}`,
    ),
  ).toEqual([])
}

/** Header, timeline and run bar stay where they stand in the page: what they cover just now is no smaller for it. */
async function holdBarsInPlace(page: Page): Promise<() => Promise<void>> {
  const put = (position: string) =>
    page.evaluate((to) => {
      for (const bar of document.querySelectorAll<HTMLElement>('body header, body footer, [data-place=runBar]'))
        bar.style.position = to
    }, position)
  await put('relative')
  return () => put('')
}

/** As above, in light and in dark colours. */
export async function expectNoViolationsInEitherTheme(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolations(page, within)
  }
}
