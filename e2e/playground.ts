import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'

const FIXTURES = new URL('../src/core/data/formats/fixtures/', import.meta.url)

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(name, FIXTURES))
}

export interface EvaluationRow {
  readonly step: number
  readonly mean: number
}

/** The page as a person uses it. */
export class Playground {
  constructor(readonly page: Page) {}

  /** Opens the page in free play and waits until Train can be pressed. */
  static async open(page: Page, address = '/'): Promise<Playground> {
    await page.goto(inFreePlay(address))
    const playground = new Playground(page)
    // Rather than expected, which looks again a second later each time.
    await playground.train.and(page.locator(':enabled')).waitFor({ timeout: 60_000 })
    return playground
  }

  get train(): Locator {
    return this.page.getByRole('button', { name: 'Train', exact: true })
  }

  get pause(): Locator {
    return this.page.getByRole('button', { name: 'Pause', exact: true })
  }

  get trainAgain(): Locator {
    return this.page.getByRole('button', { name: 'Train again' })
  }

  get step(): Locator {
    return this.page.getByRole('button', { name: 'Step', exact: true })
  }

  get reset(): Locator {
    return this.page.getByRole('button', { name: 'Reset', exact: true })
  }

  get data(): Locator {
    return this.page.getByRole('region', { name: 'Data' })
  }

  get status(): Locator {
    return this.page.locator('footer [data-status]')
  }

  get learningCurve(): Locator {
    return this.page.getByRole('figure', { name: 'Does it get better?' })
  }

  get metrics(): Locator {
    return this.page.getByRole('region', { name: 'What do the networks learn?' })
  }

  /** A number that the data card tells. */
  async fact(name: string): Promise<number> {
    const term = this.data.locator('dl div').filter({ hasText: name })
    return plainNumber((await term.locator('dd').innerText()).split(' ±')[0]!)
  }

  async upload(name: string): Promise<void> {
    await this.page.getByLabel('Choose a file').setInputFiles(fixturePath(name))
  }

  /** Types a setting and leaves the field. */
  async set(label: string, value: string): Promise<void> {
    const input = this.page.getByRole('textbox', { name: `${label}, typed`, exact: true })
    await input.fill(value)
    await input.press('Enter')
  }

  async openAllSettings(): Promise<void> {
    await this.page.getByText('All settings').click()
  }

  async stepReached(): Promise<number> {
    return Number(await this.page.locator('footer [role=progressbar]').getAttribute('aria-valuenow'))
  }

  async waitForStep(step: number): Promise<void> {
    await expect.poll(() => this.stepReached(), { timeout: 60_000, intervals: [100] }).toBeGreaterThanOrEqual(step)
  }

  /** The learning curve of a run that ends at `lastStep`, as its table tells it. */
  async evaluationsUpTo(lastStep: number): Promise<EvaluationRow[]> {
    let rows: number[][] = []
    const read = async () => {
      rows = await this.curveInFocus()
      return rows.at(-1)?.[0]
    }
    await expect.poll(read, { timeout: 80_000 }).toBe(lastStep)
    return rows.map(([step, mean]) => ({ step: step!, mean: mean! }))
  }

  /** The rows of the learning curve's table that are about the run in focus: step, mean return, and what follows. */
  async curveInFocus(): Promise<number[][]> {
    const rows = await this.cellsOf(this.learningCurve)
    const seed = await this.page.getByRole('textbox', { name: 'Seed', exact: true }).inputValue()
    // The run in focus comes first.
    const own = rows.filter((row) => row[0] === rows[0]![0] && row[1] === seed)
    return own.map(([, , ...figures]) => figures.map(plainNumber))
  }

  async tableOf(panel: Locator): Promise<number[][]> {
    return (await this.cellsOf(panel)).map((row) => row.map(plainNumber))
  }

  async columnsOf(panel: Locator): Promise<string[]> {
    const button = panel.getByRole('button', { name: 'Table' })
    await button.click()
    const names = await numbersOf(panel).locator('thead th').allInnerTexts()
    await button.click()
    return names
  }

  async cellsOf(panel: Locator): Promise<string[][]> {
    const button = panel.getByRole('button', { name: 'Table' })
    await button.click()
    const rows = await numbersOf(panel)
      .locator('tbody tr')
      .evaluateAll((elements) =>
        elements.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
      )
    await button.click()
    return rows
  }
}

/** Without a word the page opens on a scenario. */
export function inFreePlay(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}free`
}

/** The table that a panel opens below its body, which may hold tables of its own. */
function numbersOf(panel: Locator): Locator {
  return panel.locator('table').last()
}

/** A number as the page writes it: a real minus, narrow spaces. NaN where a cell is empty. */
export function plainNumber(text: string): number {
  const plain = text.replaceAll('\u2212', '-').replaceAll('\u202f', '')
  return plain === '' ? Number.NaN : Number(plain)
}
