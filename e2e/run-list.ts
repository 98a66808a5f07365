import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'

export interface SavedRun {
  readonly name: string
  readonly seeds: readonly {
    readonly seed: number
    readonly metrics: Readonly<Record<string, { readonly steps: number[]; readonly values: number[] }>>
    readonly evaluations: readonly { readonly step: number; readonly mean: number }[]
  }[]
}

/** The list of runs as a person uses it. */
export class RunListOnPage {
  constructor(private readonly page: Page) {}

  get section(): Locator {
    return this.page.getByRole('region', { name: 'Runs' })
  }

  row(label: string): Locator {
    return this.section.locator(`[data-run="${label}"]`)
  }

  get labels(): Promise<(string | null)[]> {
    return this.section.locator('[data-run]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run')))
  }

  async open(label: string): Promise<Locator> {
    await this.row(label)
      .getByRole('button', { name: `More about ${label}` })
      .click()
    return this.row(label)
  }

  /** What a button saves. */
  async saved(button: Locator): Promise<{ readonly name: string; readonly content: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') }
  }

  async savedRuns(): Promise<SavedRun[]> {
    const { content } = await this.saved(this.section.getByRole('button', { name: 'Export all' }))
    return (JSON.parse(content) as { runs: SavedRun[] }).runs
  }

  async finished(label: string): Promise<void> {
    await expect(this.row(label)).toContainText(/Finished|finished/, { timeout: 60_000 })
  }
}
