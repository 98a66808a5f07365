import { expect, type Page, test } from '@playwright/test'
import { expectUsable, trainingWorkers } from './faults'
import { Playground, plainNumber } from './playground'

const HOUR_MS = 3_600_000

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now })
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (now ? 'hidden' : 'visible') })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

async function longRun(page: Page): Promise<Playground> {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '200')
  await playground.set('Online steps', '500000')
  await playground.train.click()
  await playground.waitForStep(210)
  return playground
}

test('a hidden tab trains on, or rests until it is seen again, as was chosen', async ({ page }) => {
  const playground = await longRun(page)
  await setHidden(page, true)
  await playground.waitForStep((await playground.stepReached()) + 50)
  await setHidden(page, false)

  await page.getByRole('combobox', { name: 'While the tab is hidden' }).selectOption('pause')
  await setHidden(page, true)
  await expect(playground.status).toContainText('Paused')
  const rested = await playground.stepReached()
  await page.waitForTimeout(1000)
  expect(await playground.stepReached()).toBe(rested)
  await setHidden(page, false)
  await playground.waitForStep(rested + 50)

  // What a person has paused stays so.
  await playground.pause.click()
  await expect(playground.status).toContainText('Paused')
  await setHidden(page, true)
  await setHidden(page, false)
  await page.waitForTimeout(500)
  await expect(playground.train).toBeVisible()
})

test('a machine that slept for an hour has neither trained nor died meanwhile', async ({ page }) => {
  const playground = await longRun(page)
  const rate = async () => plainNumber((await page.getByText('gradient steps/s').innerText()).split(' ')[0]!)
  await expect.poll(rate).toBeGreaterThan(0)
  const usual = await rate()
  const sleep = (ms: number) => {
    const now = performance.now.bind(performance)
    const date = Date.now
    performance.now = () => now() + ms
    Date.now = () => date() + ms
  }
  const before = await playground.stepReached()
  await Promise.all([page.evaluate(sleep, HOUR_MS), trainingWorkers(page)[0]!.evaluate(sleep, HOUR_MS)])
  const rates: number[] = []
  for (let i = 0; i < 12; i++) {
    rates.push(await rate())
    await page.waitForTimeout(250)
  }
  expect(Math.min(...rates)).toBeGreaterThan(usual / 10)
  expect(Math.max(...rates)).toBeLessThan(usual * 10)
  await playground.waitForStep(before + 100)
  await expect(page.getByRole('region', { name: 'Notices' })).not.toContainText('Training goes on from')
  // Not an hour's worth of it.
  expect(await playground.stepReached()).toBeLessThan(before + usual * 120)
})

const refusal = (page: Page) => page.locator('[data-storage=refused]')

/** Trains past the switch, where the run would be kept. */
async function trainOn(page: Page): Promise<void> {
  const playground = await longRun(page)
  await expect(refusal(page)).toBeVisible({ timeout: 30_000 })
  await playground.waitForStep((await playground.stepReached()) + 100)
  await expectUsable(playground)
  await refusal(page).getByRole('button').click()
}

test.describe('storage', () => {
  test('that is full is told, and the run goes on', async ({ page }) => {
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
    })
    await trainOn(page)
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('no room left')
  })

  for (const [name, forbid] of Object.entries({
    'that is forbidden': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError')
      }
    },
    'that does not exist': () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
    'that belongs to a newer page': () => {
      // It has been here before; this page's own request comes after it.
      indexedDB.open('offline-to-online-playground', 99).onsuccess = ({ target }) => {
        ;(target as IDBOpenDBRequest).result.close()
      }
    },
  })) {
    test(`${name} is told, and the run goes on`, async ({ page }) => {
      await page.addInitScript(forbid)
      await trainOn(page)
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('store nothing')
    })
  }
})

interface Kept {
  id: string
  bytes: ArrayBuffer
}

/** Changes the stored checkpoints as a bad disk, or an older page, would have left them. */
async function changeStored(page: Page, change: 'flip' | 'older' | 'newer' | 'cut'): Promise<number> {
  return page.evaluate(async (what) => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await asked(indexedDB.open('offline-to-online-playground'))
    const store = db.transaction('checkpoints', 'readwrite').objectStore('checkpoints')
    const versions: Readonly<Record<string, number>> = { older: 0, newer: 99 }
    const all = (await asked(store.getAll())) as Kept[]
    for (const one of all) {
      const bytes = new Uint8Array(one.bytes)
      new DataView(one.bytes).setUint32(8, versions[what] ?? 1, true)
      // The second time it is as it was.
      if (what === 'flip' || what === 'cut') bytes[bytes.length - 500]! ^= 0x10
      if (what === 'cut') one.bytes = one.bytes.slice(0, bytes.length - 1000)
      await asked(store.put(one))
    }
    db.close()
    return all.length
  }, change)
}

test('a stored run that is damaged, cut off or of another version is refused with the reason; the page goes on', async ({
  page,
}) => {
  const first = await longRun(page)
  await expect(page.locator('[data-storage=kept]')).toBeVisible({ timeout: 30_000 })
  await first.pause.click()
  await expect(first.status).toContainText('Paused')
  for (const [change, reason] of [
    ['older', /version 0, which this page no longer reads/],
    ['newer', /version 99, which is newer than this page/],
    ['flip', /checksum of its part \d+ does not agree/],
    ['cut', /cut off/],
  ] as const) {
    await test.step(change, async () => {
      expect(await changeStored(page, change)).toBeGreaterThan(0)
      const playground = await Playground.open(page, '/?backend=wasm')
      const offer = page.getByRole('region', { name: 'An interrupted run' })
      await offer.getByRole('button', { name: 'Continue' }).click()
      await expect(page.getByRole('region', { name: 'Notices' })).toContainText(reason)
      await playground.step.click()
      await expect.poll(() => playground.stepReached()).toBe(1)
    })
  }
})
