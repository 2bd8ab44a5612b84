import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn, settle, townIn } from '#test/support/town.ts'
import { isWhole, scan, told } from './scan.ts'

/**
 * `npm run test:dump`: sixty values of protected people, put in by the routes; then the whole database as text, by pg_dump where
 * it is, and a backup, opened too: none of them may stand there. Ends with 1 when one does.
 */
const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  const scanned = await scan(townIn(opened, await settle(opened.ownerUrl)))
  await opened.close()
  for (const leak of scanned.leaks.slice(0, 20)) console.log(`- ${leak}`)
  console.log(told(scanned))
  process.exitCode = isWhole(scanned) ? 0 : 1
} finally {
  await dropDatabase(template)
  await server.stop()
}
