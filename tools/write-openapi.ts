import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApi } from '#platform/openapi.ts'
import { rooms } from '../src/rooms.ts'

/** The description as it is kept in the repository, so that a change of a contract is seen in review. */
export const openApiText = (): string =>
  `${JSON.stringify(openApi(rooms.flatMap((room) => room.routes.map(({ route }) => route))), null, 2)}\n`

export const openApiFile = join(import.meta.dirname, '../openapi.json')

if (import.meta.main) await writeFile(openApiFile, openApiText())
