import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const START = fileURLToPath(new URL('../src/setup/start.mjs', import.meta.url))
const BUSY = 4871

test('npm start serves the built site with its policy, on the next port where the one asked for is in use', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const other = createServer().listen(BUSY, 'localhost')
  const server = spawn(process.execPath, [START, '--port', String(BUSY)])
  try {
    let said = ''
    server.stdout.on('data', (data) => {
      said += data
    })
    await expect.poll(() => said, { timeout: 150_000 }).toMatch(/The page is at http:\S+/)
    expect(said).toContain(`Port ${BUSY} is in use`)
    const address = /The page is at (http:\S+)/.exec(said)![1]!
    expect(address).not.toContain(String(BUSY))

    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const response = await page.goto(address)
    expect(response!.headers()['content-security-policy']).toContain("default-src 'none'")
    await expect(page.getByRole('button', { name: 'Run it live', exact: true })).toBeEnabled({
      timeout: 60_000,
    })
    // A development server answers hundreds, one for each module.
    expect(requests.length).toBeLessThan(60)
    expect(requests.filter((url) => url.includes('/src/'))).toEqual([])
    expect((await page.request.get(new URL('service-worker.js', address).href)).ok()).toBe(true)
  } finally {
    server.kill()
    other.close()
  }
})
