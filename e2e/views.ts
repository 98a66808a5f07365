import { expect, type Page } from '@playwright/test'
import { fixturePath, Playground } from './playground'

/** A state of the page that a person can bring about, and the way out of it. */
export interface View {
  readonly name: string
  open(page: Page): Promise<void>
  close(page: Page): Promise<void>
}

const dialog = (page: Page) => page.getByRole('dialog')
const world = (page: Page) => page.getByRole('region', { name: 'World' })

async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

function opensDialog(button: string): Pick<View, 'open' | 'close'> {
  return {
    async open(page) {
      await new Playground(page).data.getByRole('button', { name: button }).click()
      await expect(dialog(page)).toBeVisible()
    },
    close: leaveDialog,
  }
}

async function chooseWorld(page: Page, id: string): Promise<void> {
  await world(page).getByLabel('Environment', { exact: true }).selectOption(id)
  const anew = page.getByRole('button', { name: 'Start anew' })
  // Once the data of the world are made it asks, unless there is nothing to lose.
  const nothingToLose = page.locator('footer [data-status=ready]')
  await expect(anew.or(nothingToLose).first()).toBeVisible({ timeout: 30_000 })
  if (await anew.isVisible()) await anew.click()
}

const leaveEditor = (page: Page) => world(page).getByRole('button', { name: 'Leave it as it was' }).click()

/** Every dialog and every mode of the world card, in an order in which they can be visited one after the other. */
export const views: readonly View[] = [
  {
    name: 'keyboard shortcuts',
    async open(page) {
      await page.getByRole('button', { name: 'Help', exact: true }).click()
      await expect(dialog(page)).toBeVisible()
    },
    close: leaveDialog,
  },
  {
    name: 'share',
    async open(page) {
      await page.getByRole('button', { name: 'Share', exact: true }).click()
      await expect(dialog(page)).toBeVisible()
    },
    close: leaveDialog,
  },
  {
    name: 'stored runs',
    async open(page) {
      await page.getByRole('button', { name: 'Stored runs' }).click()
      await expect(dialog(page)).toBeVisible()
    },
    close: leaveDialog,
  },
  { name: 'make data', ...opensDialog('Make data') },
  { name: 'inspect data', ...opensDialog('Inspect and operate') },
  {
    name: 'map columns',
    async open(page) {
      const rows = Array.from({ length: 30 }, (_, i) => `${i / 30},${i % 3},${i % 7},${i % 10 === 9 ? 1 : 0}`)
      const csv = ['position,pushed,gained,stopped', ...rows].join('\n')
      const file = { name: 'strange.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
      await page.getByLabel('Choose a file').setInputFiles(file)
      await expect(dialog(page)).toContainText('Still missing')
    },
    close: leaveDialog,
  },
  {
    name: 'drive',
    async open(page) {
      await world(page).getByRole('button', { name: 'Drive it yourself' }).click()
      await page.keyboard.press('ArrowLeft', { delay: 300 })
    },
    async close(page) {
      await world(page).getByRole('button', { name: 'Stop driving' }).click()
      await world(page).getByRole('button', { name: 'Throw them away' }).click()
    },
  },
  {
    name: 'draw a maze',
    async open(page) {
      await chooseWorld(page, 'free-maze')
      await world(page).getByRole('button', { name: 'Draw the maze' }).click()
    },
    close: leaveEditor,
  },
  {
    name: 'move start and goal',
    async open(page) {
      await chooseWorld(page, 'u-maze')
      await world(page).getByRole('button', { name: 'Move start and goal' }).click()
    },
    close: leaveEditor,
  },
]

/** Every panel that there is for the algorithm at hand, on the board. */
export async function addEveryPanel(page: Page): Promise<void> {
  const list = page.getByRole('combobox', { name: 'Add a panel' })
  while ((await list.count()) > 0) await list.selectOption({ index: 1 })
}

export async function uploadEachFormat(page: Page): Promise<void> {
  const playground = new Playground(page)
  for (const name of ['pendulum-d4rl.hdf5', 'pendulum-compressed.npz', 'pendulum.csv', 'pendulum.jsonl']) {
    await page.getByLabel('Choose a file').setInputFiles(fixturePath(name))
    const anew = page.getByRole('button', { name: 'Start anew' })
    const current = playground.data.getByLabel('Dataset', { exact: true }).filter({ hasText: name })
    await expect(anew.or(current).first()).toBeVisible()
    if (await anew.isVisible()) await anew.click()
    await expect(current).toBeVisible()
  }
}
