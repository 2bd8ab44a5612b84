import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Package = z.object({ version: z.string() })

/** The version of Barntid that runs. */
export const productVersion = async (): Promise<string> =>
  Package.parse(JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')))
    .version
