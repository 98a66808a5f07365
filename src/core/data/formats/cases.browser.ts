import { expect, test } from 'vitest'
import { expectReadRight } from './cases-testing'

const addresses = import.meta.glob<string>('./fixtures/cases/*/*', { query: '?url', import: 'default', eager: true })
const files = Object.entries(addresses).map(([path, url]) => ({ path: path.split('/').slice(-2).join('/'), url }))
/** A test server sends it as packed text, which the browser unpacks on the way: the test in Node has it. */
const UNPACKED_ON_THE_WAY = '52-containers/data.csv.gz'
const cases = files.filter(({ path }) => !path.endsWith('/expected.json') && path !== UNPACKED_ON_THE_WAY)

test('every case is here', () => expect(cases.length).toBeGreaterThan(40))

test.each(cases)('in a browser, too, $path is read right, told, or refused by name', async ({ path, url }) => {
  const [folder, name] = path.split('/')
  const facts = files.find((file) => file.path === `${folder}/expected.json`)!.url
  const file = new File([await (await fetch(url)).blob()], name!)
  await expectReadRight(path, file, await (await fetch(facts)).json())
})
