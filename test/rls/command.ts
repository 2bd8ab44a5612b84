import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { faultsOf, inOneLine, tryFences } from './run.ts'
import { withoutTenant } from './tables.ts'

/**
 * `npm run test:rls`: every table × verb × way as the application's own login, from no municipality, an empty one, a third one,
 * the own one, and the own one with a denial. Ends with 1 when a row of another is seen or changed, or a planted hole is missed.
 */
const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const fences = await tryFences(template)
  for (const [name, reason] of Object.entries(withoutTenant))
    console.log(`without a municipality: ${name}: ${reason}`)
  const faults = faultsOf(fences)
  for (const fault of faults.slice(0, 20)) console.log(`- ${fault}`)
  console.log(inOneLine(fences))
  process.exitCode = faults.length > 0 || fences.tried.tries === 0 ? 1 : 0
} finally {
  await dropDatabase(template)
  await server.stop()
}
