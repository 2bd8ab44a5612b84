import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tablesSource } from '#test/support/table-types.ts'
import { withMigratedDatabase } from '#test/support/database.ts'

/** Writes db/tables.gen.ts from a database that was just migrated. A test fails when the file is stale. */
await withMigratedDatabase(async (ownerUrl) => {
  await writeFile(join(import.meta.dirname, '../db/tables.gen.ts'), await tablesSource(ownerUrl))
})
