import { expect, test } from '@playwright/test'
import { deflateSync } from 'fflate'

function fragmentOf(content: string): string {
  return `#v1.${Buffer.from(deflateSync(new TextEncoder().encode(content))).toString('base64url')}`
}

const markup = '<img src=x onerror="window.slippedIn=1"><script>window.slippedIn=1</script>'
const hostile: readonly (readonly [string, string, RegExp])[] = [
  ['of another version', '#v9.abc', /version 9/],
  ['damaged', '#v1.%3Cscript%3E', /damaged/],
  ['a bomb', fragmentOf(`{"version":1,"a":"${' '.repeat(5_000_000)}"}`), /damaged/],
  ['too long', `#v1.${'A'.repeat(40_000)}`, /too long/],
  [
    'full of markup',
    fragmentOf(
      JSON.stringify({
        version: 1,
        environment: { id: markup },
        algorithm: { id: markup, hyperparameters: { [markup]: markup, lambda: 1e300 } },
        dataset: { kind: 'file', path: `${markup}\u202e` },
        page: { datasetName: markup, scenario: { id: markup }, panels: { awac: [markup] }, [markup]: 1 },
      }),
    ),
    /not all of it could be taken/,
  ],
  [
    'poisonous',
    fragmentOf(
      '{"version":1,"__proto__":{"locks":{"run":"hidden"}},"seed":-1e99,"settings":{"__proto__":{"x":1},"offlineSteps":1e12}}',
    ),
    /offlineSteps = 1000000000000 is outside/,
  ],
]

test('hostile links are told, run nothing, and ask nobody', async ({ page, baseURL }) => {
  const addresses: string[] = []
  page.context().on('request', (request) => addresses.push(request.url()))
  for (const [what, fragment, says] of hostile) {
    await test.step(what, async () => {
      await page.goto('about:blank')
      await page.goto(`/?backend=wasm&free${fragment}`)
      await expect(page.getByRole('region', { name: 'Notices' })).toContainText(says, { timeout: 60_000 })
      await expect(page.getByRole('button', { name: 'Reset', exact: true })).toBeVisible()
      expect(await page.evaluate(() => 'slippedIn' in window)).toBe(false)
      expect(await page.locator('img, main script').count()).toBe(0)
    })
  }
  const foreign = addresses.filter((address) => !/^(data|blob|about):/.test(address) && !address.startsWith(baseURL!))
  expect(foreign).toEqual([])
})
