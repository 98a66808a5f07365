import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { fixturePath } from '../playground'
import type { Driver } from './driver'
import { installHands } from './hands'

/** Other engines and their WebAssembly are slower than Chromium's, and the machine may be busy. */
const SCENARIO_MS = 300_000
const OFFLINE = 100

async function open(driver: Driver, url: string): Promise<void> {
  await driver.open(url)
  await driver.run(installHands)
}

/** A short run in free play on an uploaded file, to its end: the rows of its learning curve. */
export async function trainOnFile(driver: Driver, address: string): Promise<string[][]> {
  const file = await readFile(fixturePath('pendulum-d4rl.hdf5'))
  await open(driver, `${address}/?backend=wasm&simd=plain&free`)
  return driver.run(
    async (bytes, offline) => {
      await hands.upload('Choose a file', 'pendulum-d4rl.hdf5', bytes)
      await hands.see('[aria-label=Data], #data', 'pendulum-d4rl')
      await hands.type('Offline steps, typed', String(offline))
      await hands.type('Online steps, typed', '400')
      await hands.press('Train')
      await hands.see('footer [data-status]', 'Finished')
      return hands.curve()
    },
    file.toString('base64'),
    OFFLINE,
  )
}

/** What a person does on a first long visit; `curveElsewhere`: what `trainOnFile` gave in another engine. */
export async function journey(driver: Driver, address: string, curveElsewhere: string[][]): Promise<void> {
  await test.step('a scenario runs live, all methods to their end', async () => {
    await open(driver, `${address}/?backend=wasm&scenario=unlearning`)
    await driver.run(async () => {
      await hands.press('Run it live')
      await hands.wait(() => hands.count('[data-live]') > 1, 'live methods')
    })
    // Asked again and again: a driver waits for an answer for some minutes only.
    const live = () =>
      driver.run(() => [...document.querySelectorAll('[data-live]')].map((one) => one.getAttribute('data-live')))
    await expect
      .poll(async () => (await live()).every((state) => state === 'finished'), { timeout: SCENARIO_MS })
      .toBe(true)
    expect(new Set(await live())).toEqual(new Set(['finished']))
  })

  await test.step('a run on an uploaded file has the numbers of the other engine', async () => {
    expect(await trainOnFile(driver, address)).toEqual(curveElsewhere)
  })

  await test.step('a fork repeats its parent', async () => {
    await driver.run(async (offline) => {
      await hands.press(`Futures from step ${offline}`)
      await hands.see('dialog, [role=dialog]', 'to the last bit')
      await hands.press('Start it')
      await hands.see('[data-run="AWAC (2)"]', '[Ff]inished')
    }, OFFLINE)
    const rows = await driver.run(() => hands.curve())
    const figures = (run: string) => rows.filter(([name]) => name === run).map((row) => row.slice(1))
    expect(figures('AWAC (2)').length).toBeGreaterThan(1)
    expect(figures('AWAC (2)')).toEqual(figures('AWAC (1)').slice(-figures('AWAC (2)').length))
  })

  await test.step('a slider acts while it trains', async () => {
    await driver.run(async () => {
      await hands.press('Reset')
      await hands.type('Online steps, typed', '200000')
      await hands.press('Train')
      await hands.wait(() => hands.step() > 150, 'step 150')
      await hands.slide('Temperature', -1)
      await hands.see('[aria-label=Marks] li', 'Temperature: 1 → 0.*, at step')
    })
  })

  await test.step('another algorithm goes on from there', async () => {
    await driver.run(async () => {
      await hands.press('Cal-QL', '#algorithm label')
      await hands.press('Switch and carry on')
      await hands.see('[aria-label=Marks] li', 'AWAC → Cal-QL')
      const at = hands.step()
      await hands.wait(() => hands.step() > at + 50, '50 more steps')
      await hands.wait(() => hands.count('[data-storage=kept]') > 0, 'the run to be kept')
    })
  })

  await test.step('after a reload it goes on', async () => {
    await driver.reload()
    await driver.run(installHands)
    await driver.run(async () => {
      await hands.see('[aria-label="An interrupted run"]', 'interrupted at step')
      await hands.press('Continue')
      await hands.wait(() => hands.step() > 150, 'the steps of before')
      const at = hands.step()
      await hands.wait(() => hands.step() > at, 'a step more')
    })
  })

  await test.step('its link opens what it was made from', async () => {
    const link = await driver.run(async () => {
      await hands.press('Share')
      const field = () =>
        [...document.querySelectorAll<HTMLInputElement>('dialog input, dialog textarea')].find(({ value }) =>
          value.includes('#v1.'),
        )
      await hands.wait(field, 'the link')
      return field()!.value
    })
    await open(driver, 'about:blank')
    await open(driver, link.replace('#', '?backend=wasm#'))
    const online = await driver.run(async () => {
      await hands.see('#algorithm', 'Cal-QL')
      const field = () => document.querySelector<HTMLInputElement>('input[aria-label="Online steps, typed"]')
      await hands.wait(field, 'the settings')
      return field()!.value
    })
    expect(online.replace(/\D/g, '')).toBe('200000')
  })
}
