import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { createServer } from '#platform/http/server.ts'
import { openHouse } from '../../src/house.ts'
import { sentences } from '../../src/sentences.ts'
import { replay } from '../acts.ts'

/** The product's own HTTP server with nothing behind it but the act's SQL, by the owner of the tables, and a reply that is known. */
export const Script = z.array(
  z.object({
    url: z.string(),
    statements: z.array(z.object({ text: z.string(), values: z.array(z.unknown()) })),
    reply: z.unknown(),
  }),
)

const [, , ownerUrl = '', , folder = ''] = process.argv
const script = Script.parse(JSON.parse(readFileSync(`${folder}/safety.json`, 'utf8')))
const db = openDatabase({ url: ownerUrl, maxConnections: 16 })
const app = await createServer({
  house: openHouse(db, { demo: true }),
  modules: [],
  clock: systemClock,
  publicTenant: async () => undefined,
  sentences,
  https: false,
  perMinute: 1_000_000,
  documentsPerHour: 1,
  logLevel: 'silent',
  webFolder: `${folder}/no-web`,
})
for (const { url, statements, reply } of script)
  app.get(url, async () => {
    const client = await db.pool.connect()
    try {
      await replay(client, statements)
      return reply
    } finally {
      client.release()
    }
  })
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => db.close())
    .then(() => process.exit(0))
})
