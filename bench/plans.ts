import pg from 'pg'
import { dayOf } from '#kernel/day.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { acts, draftPlace } from './acts.ts'
import { startProduct, stopProduct } from './product.ts'
import { record, type Statement } from './record.ts'
import { openPlace } from './seed/place.ts'
import { sizeOf } from './seed/sizes.ts'
import { clearDrafts, findSubject } from './subject.ts'

/**
 * `node bench/plans.ts`: how the database does each statement of the acts, as the application's login with row-level
 * security, generic plans and warm pages. Statements that take longer than BENCH_SLOW milliseconds are shown with their plan.
 */
const slow = Number(process.env['BENCH_SLOW'] ?? 2)
const say = (text: string): void => console.log(text)

const listText = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return pg.escapeLiteral(listText(value))
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value))
}

type Explained = { readonly lines: readonly string[]; readonly milliseconds: number; readonly pages: number }

const explain = async (
  client: pg.PoolClient,
  { text, values }: Statement,
): Promise<Explained | undefined> => {
  await client.query(`deallocate all; prepare looked_at as ${text}`)
  const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
  try {
    let lines: string[] = []
    // The second time: the plan is there, and so are the pages.
    for (let time = 0; time < 2; time++) {
      await client.query('savepoint run')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers) execute looked_at${given}`,
      )
      await client.query('rollback to run')
      lines = rows.map((row) => row['QUERY PLAN'])
    }
    const number = (pattern: RegExp): number =>
      Number(lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? 0)
    return {
      lines,
      milliseconds: number(/^Execution Time: ([\d.]+)/),
      pages: number(/shared hit=(\d+)/) + number(/shared.* read=(\d+)/),
    }
  } catch (cause) {
    // What the recording has written cannot be written again.
    if (cause instanceof pg.DatabaseError && cause.code === '23505') return undefined
    throw new Error(`${text}${given}`, { cause })
  }
}

const place = await openPlace(sizeOf(process.env), say)
const owner = new pg.Client({ connectionString: place.ownerUrl })
await owner.connect()
const db = openDatabase({ url: appLogin(place.ownerUrl).url })
const subject = await findSubject(owner)
const product = await startProduct(appLogin(place.ownerUrl).url, place.folder, 'amira')
const client = await db.pool.connect()
try {
  for (const act of acts(subject, dayOf(systemClock.now()))) {
    const recorded = await record(db, product.cookie, act)
    await clearDrafts(owner, draftPlace)
    for (const [variant, { all }] of recorded.entries()) {
      say(`\n## ${act.name}${act.variants > 1 ? `: ${subject.searches[variant] ?? ''}` : ''}`)
      await client.query(`begin; set local app.tenant_id = '${subject.tenantId}'`)
      for (const statement of all.filter(({ text }) => !/^(begin|commit|rollback)/.test(text))) {
        await client.query('savepoint before')
        const explained = await explain(client, statement)
        await client.query('rollback to before')
        if (explained === undefined) continue
        const { lines, milliseconds, pages } = explained
        const short = statement.text.replaceAll(/\s+/g, ' ')
        say(
          `${milliseconds.toFixed(2).padStart(9)} ms ${String(pages).padStart(7)} pages  ${short.slice(0, 150)}`,
        )
        if (milliseconds >= slow) say(`${short}\n${lines.map((line) => `    ${line}`).join('\n')}`)
      }
      await client.query('rollback')
    }
  }
} finally {
  client.release()
  await db.close()
  await stopProduct(product)
  await owner.end()
  await place.stop()
}
