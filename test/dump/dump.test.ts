import { Client } from 'pg'
import { expect, test } from 'vitest'
import { enter } from '#test/support/family.ts'
import { aTown } from '#test/support/town.ts'
import { foundIn, isWhole, scan, told } from './scan.ts'

test('of sixty sealed values none is readable in the database, in a dump or in a backup, and all open by the route', async () => {
  const scanned = await scan(await aTown())
  expect(scanned.leaks).toEqual([])
  expect(told(scanned)).toContain('60 of 60 opened')
  expect(isWhole(scanned)).toBe(true)
}, 60_000)

test('a value that lies open is found: in a column, in a log of answers, and inside of bytes', async () => {
  const value = 'Kanariefågel 123456789'
  const bytes = Buffer.from(`före ${value} efter`)
  for (const text of [bytes.toString(), bytes.toString('hex'), bytes.toString('base64'), value.toUpperCase()])
    expect([text, foundIn(text, [value])]).toEqual([text, [value]])
  expect(foundIn('Kanariefågel 987654321', [value])).toEqual([])
  const town = await aTown()
  await enter(town, { contact: { address: value, phone: '', email: '' } })
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ row: string }>(
    'select p::text as row from persons p where tenant_id = $1',
    [town.tenantId],
  )
  await owner.end()
  expect(foundIn(rows.map(({ row }) => row).join('\n'), [value])).toEqual([value])
})
