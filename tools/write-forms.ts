import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formsSource } from '#test/support/forms-source.ts'

/** Writes src/modules/burden/forms.json from the contracts of all rooms. A test fails when the file is stale. */
await writeFile(join(import.meta.dirname, '../src/modules/burden/forms.json'), formsSource())
