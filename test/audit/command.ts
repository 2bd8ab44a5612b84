import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn } from '#test/support/town.ts'
import { type Counted, randomRequests } from './requests.ts'
import { type Found, tamperedLogs } from './tampered.ts'

/**
 * `npm run test:audit -- [requests] [tamperings] [seed]`: random requests through the real gate against the rows of the log,
 * and tampered logs against both verifiers, on real PostgreSQL. Ends with 1 when one row or one tampering is missed.
 */
const [requests = 10_000, tamperings = 10_000, seed = 1] = process.argv.slice(2).map(Number)

const told = (counted: Counted, found: Found): string =>
  [
    `test:audit: ${counted.requests} requests: ${counted.reads} reads + ${counted.writes} writes, ${counted.logged} in the log, ${counted.refused} refused`,
    `log not writable: ${counted.unavailable} × 503, ${counted.changed} changed`,
    `${found.tamperings} tamperings (${Object.entries(found.byKind)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(
        ', ',
      )}): ${found.first} found by verify-log, ${found.second} by the second verifier, ${found.falseAlarms} false alarms`,
    `${counted.faults.length + found.missed.length} faults, seed ${seed}`,
  ].join(' · ')

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  const counted = await randomRequests(opened, requests, seed)
  const found = await tamperedLogs(opened, tamperings, seed)
  await opened.close()
  for (const fault of [...counted.faults, ...found.missed].slice(0, 20)) console.log(`- ${fault}`)
  if (counted.failed.length > 0)
    console.log(`- answered 5xx for a reason of their own: ${counted.failed.join(', ')}`)
  console.log(told(counted, found))
  const isWhole =
    counted.faults.length + found.missed.length + counted.changed + found.falseAlarms === 0 &&
    counted.logged === counted.reads + counted.writes
  process.exitCode = isWhole ? 0 : 1
} finally {
  await dropDatabase(template)
  await server.stop()
}
