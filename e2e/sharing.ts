import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { Playground } from './playground'

/** The dialog in which an experiment is shared. */
export class Sharing {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Share this experiment' })
  }

  async open(): Promise<this> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click()
    await expect(this.dialog).toBeVisible()
    return this
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.dialog).toHaveCount(0)
  }

  /** The link as it is shown; it begins with the page's own address. */
  async link(): Promise<string> {
    const field = this.dialog.getByRole('textbox', { name: 'Link', exact: true })
    await expect(field).toHaveValue(/#v1\.[\w-]+$/)
    return field.inputValue()
  }

  async file(): Promise<{ readonly path: string; readonly content: Record<string, never> }> {
    const download = this.page.waitForEvent('download')
    await this.dialog.getByRole('button', { name: 'Save as a file' }).click()
    const path = await (await download).path()
    return { path, content: JSON.parse(await readFile(path, 'utf8')) }
  }

  async openClass(): Promise<void> {
    await this.dialog.getByText('For a class').click()
  }

  async lock(what: string, level: 'free' | 'locked' | 'hidden'): Promise<void> {
    await this.dialog.getByRole('combobox', { name: `${what}: free, locked or hidden` }).selectOption(level)
  }
}

/** A link as somebody else opens it, with the backend that all machines have. */
export function onWasm(link: string): string {
  return link.replace('#', '?backend=wasm#')
}

export async function openShared(page: Page, link: string): Promise<Playground> {
  await page.goto(onWasm(link))
  await expect(page.getByRole('region', { name: 'Run controls' })).toBeVisible()
  return new Playground(page)
}
