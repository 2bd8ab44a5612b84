import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { tablesSource } from '#test/support/table-types.ts'

test('the row types are those of the migrated database; if not, run `npm run tables`', async () => {
  const written = await readFile(join(import.meta.dirname, 'tables.gen.ts'), 'utf8')
  expect(written.split('export type ').length).toBeGreaterThan(30)
  expect(written).toBe(await tablesSource(inject('template')))
})
