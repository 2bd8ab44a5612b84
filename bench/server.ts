import { systemClock } from '#platform/clock.ts'
import { startSealer } from '#platform/audit/sealer.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openHouse, serveHouse } from '../src/house.ts'

/** The application alone, so that its own CPU time can be read: argv is the database's address and a folder. */
const [, , url = '', folder = ''] = process.argv
const db = openDatabase({ url, maxConnections: 16 })
// One worker opens thousands here: counted as in earnest, and never stopped.
const house = openHouse(db, { demo: true, peopleAnHour: 1_000_000 })
const app = await serveHouse({ house, clock: systemClock, https: false, logLevel: 'silent' })
const sealer = startSealer(db, {
  clock: systemClock,
  headsFile: `${folder}/heads.jsonl`,
  onError: console.error,
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`${address}\n`)
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => sealer.stop())
    .then(() => db.close())
    .then(() => process.exit(0))
})
