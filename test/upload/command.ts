import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn } from '#test/support/town.ts'
import { measureUploads, told } from './measure.ts'

/**
 * `npm run test:upload -- [files] [archives] [seed]` (trust.md G28): hostile files and archives through the real door, on real
 * PostgreSQL and a real disk. Ends with 1 when one comes in, is half stored, or is served where it should not be.
 */
const [files = 500, archives = 200, seed = 1] = process.argv.slice(2).map(Number)

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  const measured = await measureUploads(opened, { files, archives, seed })
  await opened.close()
  for (const fault of measured.faults.slice(0, 40)) console.log(`- ${fault}`)
  console.log(told(measured, seed))
  process.exitCode = measured.faults.length === 0 ? 0 : 1
} finally {
  await dropDatabase(template)
  await server.stop()
}
