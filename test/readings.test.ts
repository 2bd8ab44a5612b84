import { Client } from 'pg'
import { expect, test } from 'vitest'
import { tenantTables } from '#db/tables.gen.ts'
import { sampleInput } from '#test/support/sample.ts'
import { aTown } from '#test/support/town.ts'
import { aWorld } from '#test/support/world.ts'
import { rooms } from '../src/rooms.ts'

/** What a reading may leave: that it was read, and that the session is alive. */
const traces = new Set(['audit_log', 'audit_unsealed', 'sessions'])
const readings = rooms
  .flatMap((room) => room.routes.map(({ route }) => route))
  .filter(({ method }) => method === 'GET')

test(`what is asked by GET changes nothing: ${readings.length} readings, every table`, async () => {
  const town = await aTown()
  const world = await aWorld(town)
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const tables = tenantTables.filter((table) => !traces.has(table))
  const state = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for (const table of tables) {
      const { rows } = await owner.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as is from ${table} t where tenant_id = $1`,
        [town.tenantId],
      )
      found[table] = rows[0].is
    }
    return found
  }
  const before = await state()
  let answered = 0
  for (const route of readings)
    for (const login of ['amira', 'maja', 'hedda'] as const) {
      const { status } = await town.send(login, route, sampleInput(route, world))
      if (status === 200) answered += 1
    }
  expect(answered).toBeGreaterThan(readings.length)
  expect(await state()).toEqual(before)
  await owner.end()
})
