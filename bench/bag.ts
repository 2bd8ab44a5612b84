import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { openProfile } from '#test/support/browser.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { openHouse, serveHouse } from '../src/house.ts'

/**
 * Ten cases of the demo into the bag of a real browser, from the press to "Packat", and the bag unlocked with its passphrase,
 * from the press to the opened page. `npm run build` first: the browser loads what was built.
 */
const [cases, rounds] = [10, 5]
const webFolder = join(import.meta.dirname, '../dist/web')
const phrase = 'fyra helt påhittade ord'

const told = (what: string, times: readonly number[]): void => {
  const sorted = times.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  console.log(
    `${what}: median ${median.toFixed(0)} ms of ${sorted.map((time) => time.toFixed(0)).join(', ')}`,
  )
}

const took = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const makeBag = async (page: Page): Promise<void> => {
  await page.goto('/vaskan')
  await page.getByRole('textbox', { name: 'Vad ska enheten heta?' }).fill('Mätning')
  await page.getByLabel('Lösenfras', { exact: true }).fill(phrase)
  await page.getByLabel('Lösenfrasen en gång till').fill(phrase)
  await page.getByRole('button', { name: 'Gör väskan klar' }).click()
  await page.getByRole('button', { name: 'Packa', exact: true }).waitFor()
  for (const fold of await page.locator('form details:not([open]) > summary').all()) await fold.click()
  for (const box of await page.getByRole('checkbox').all())
    if ((await page.getByRole('checkbox', { checked: true }).count()) < cases) await box.check()
}

const pack = (page: Page): Promise<number> =>
  took(async () => {
    await page.getByRole('button', { name: /^Packa/ }).click()
    await page.getByText(/Packat\. Finns på enheten till/).waitFor()
  })

const unlock = async (page: Page): Promise<number> => {
  await page.reload()
  await page.getByLabel('Lösenfras', { exact: true }).fill(phrase)
  return took(async () => {
    await page.getByRole('button', { name: 'Lås upp' }).click()
    await page.getByRole('button', { name: 'Lås nu' }).waitFor()
  })
}

const folder = await mkdtemp(join(tmpdir(), 'barntid-bag-bench-'))
const embedded = await startEmbedded({ dataDir: join(folder, 'postgres') })
const login = appLogin(embedded.ownerUrl)
await migrate({ ownerUrl: embedded.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
const house = openHouse(db, { demo: true })
await seedDemo(house, { ownerUrl: embedded.ownerUrl, clock: systemClock, say: () => {}, closed: 600 })
const app = await serveHouse({ house, clock: systemClock, https: false, logLevel: 'silent', webFolder })
const baseURL = await app.listen({ port: 0, host: '127.0.0.1' })
const context = await openProfile(join(folder, 'profile'), { baseURL, locale: 'sv-SE' })
try {
  await context.request.post('/api/demo/session', { data: { person: 'amira' } })
  const page = await context.newPage()
  await makeBag(page)
  const chosen = await page.getByRole('checkbox', { checked: true }).count()
  const packed: number[] = []
  const unlocked: number[] = []
  for (let round = 0; round < rounds; round++) {
    packed.push(await pack(page))
    unlocked.push(await unlock(page))
  }
  told(`${chosen} cases packed`, packed)
  told('unlocked', unlocked)
} finally {
  await context.close()
  await app.close()
  await db.close()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}
