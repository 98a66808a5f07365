import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Playground } from './playground'

test('a chart is saved as numbers and as pictures that stand alone', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '300')
  await playground.set('Online steps', '100')
  await playground.train.click()
  const evaluations = await playground.evaluationsUpTo(400)

  const saved = async (format: string): Promise<Buffer> => {
    const download = page.waitForEvent('download')
    await playground.learningCurve.getByRole('button', { name: `as ${format}` }).click()
    return readFile(await (await download).path())
  }
  const [header, ...rows] = (await saved('CSV')).toString('utf8').split('\r\n')
  expect(header!.split(',')[2]).toBe('gradient steps')
  expect(rows.map((row) => Number(row.split(',')[2]))).toEqual(evaluations.map(({ step }) => step))

  const svg = (await saved('SVG')).toString('utf8')
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).toMatch(/viewBox="0 0 \d/)
  expect(svg).not.toContain('var(--')
  const words = [...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, word]) => word)
  expect(words).toEqual(expect.arrayContaining(['gradient steps', 'episode return', 'offline', 'online', 'AWAC']))
  // A point for each evaluation.
  const longest = Math.max(
    ...[...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points]) => points!.split(' ').length / 2),
  )
  expect(longest).toBe(evaluations.length)

  const png = await saved('PNG')
  expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
  // Width, in the header: twice that of the chart on the page.
  expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
})
