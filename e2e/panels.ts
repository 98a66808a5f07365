import { expect, type Locator } from '@playwright/test'
import { type Playground, plainNumber } from './playground'

/** The board of panels as a person uses it. */
export class Board {
  constructor(private readonly playground: Playground) {}

  panel(id: string): Locator {
    return this.playground.page.locator(`[data-panel=${id}]`)
  }

  get ids(): Promise<(string | null)[]> {
    return this.playground.page
      .locator('[data-panel]')
      .evaluateAll((slots) => slots.map((slot) => slot.getAttribute('data-panel')))
  }

  async add(name: string): Promise<void> {
    await this.playground.page.getByRole('combobox', { name: 'Add a panel' }).selectOption(name)
  }

  /** Brings a panel into view and waits until it shows the networks of a step. */
  async shown(id: string, step: number): Promise<Locator> {
    const panel = this.panel(id)
    await panel.scrollIntoViewIfNeeded()
    await expect(panel.locator(`[data-step="${step}"]`)).toBeVisible()
    return panel
  }

  async table(id: string): Promise<number[][]> {
    await this.panel(id).scrollIntoViewIfNeeded()
    return this.playground.tableOf(this.panel(id))
  }

  /** The same by the names of its columns. */
  async tableByColumn(id: string): Promise<Readonly<Record<string, readonly number[]>>> {
    const names = await this.playground.columnsOf(this.panel(id))
    const rows = await this.table(id)
    return Object.fromEntries(names.map((name, i) => [name, column(rows, i)]))
  }

  /** The figure that stands under a name. */
  async fact(id: string, name: string): Promise<number> {
    const entry = this.panel(id).locator('dl > div', { has: this.playground.page.getByText(name, { exact: true }) })
    return plainNumber((await entry.locator('dd').innerText()).replace(' %', ''))
  }

  /** The latest value in a legend. */
  async latest(id: string, name: string): Promise<number> {
    const item = this.panel(id).locator('li', { hasText: name }).first()
    return plainNumber((await item.locator('span').last().innerText()).trim())
  }
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Column of a table. */
export function column(rows: readonly (readonly number[])[], index: number): number[] {
  return rows.map((row) => row[index]!)
}
