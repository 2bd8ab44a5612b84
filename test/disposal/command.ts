import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn } from '#test/support/town.ts'
import { isWhole, measuredLine, measureDisposal } from './measure.ts'

/**
 * `npm run test:disposal -- [people]`: a municipality with a canary in every text of every file; what may go goes, and then every
 * table, file and backup is looked through. Ends with 1 when one canary is left, one row of somebody else is changed, or an older
 * backup brings anything back.
 */
const [people = 120] = process.argv.slice(2).map(Number)

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  const measured = await measureDisposal(opened, people)
  await opened.close()
  for (const fault of measured.faults.slice(0, 20)) console.log(`- ${fault}`)
  console.log(measuredLine(measured))
  process.exitCode = isWhole(measured) ? 0 : 1
} finally {
  await dropDatabase(template)
  await server.stop()
}
