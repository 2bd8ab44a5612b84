import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { harmsOf } from './harms.ts'
import { ownerUrlOf } from './product.ts'
import { type Harm, harmWhileWriting } from './while-writing.ts'

/** The short form of `npm run fault:kill` and `npm run fault:net`. */
test.each([
  ['the server and its database are killed', harmsOf.kill, 2],
  ['connections are cut, and the database is restarted or stands still', harmsOf.net, 1],
])(
  '%s while people write and sign: all that was acknowledged is there, nothing by half, and refusals are in Swedish',
  async (_, harms, rounds) => {
    const folder = await mkdtemp(join(tmpdir(), 'barntid-fault-'))
    try {
      const { lost, half, faults, acknowledged } = await harmWhileWriting(harms, { folder, rounds })
      expect({ lost, half, faults }).toEqual({ lost: [], half: [], faults: [] })
      expect(acknowledged).toBeGreaterThan(harms.length * rounds * 10)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
    }
  },
  240_000,
)

test('what is taken out of the database behind its back is found: a lost act, and an act that is done by half', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-fault-'))
  const thief: Harm = {
    name: 'rows taken',
    act: async ({ folder: where }) => {
      const client = new Client({ connectionString: await ownerUrlOf(where) })
      await client.connect()
      await client.query(`delete from handled_commands where route = 'saveDraft'`)
      await client.end()
      return 0
    },
  }
  try {
    const { lost, half } = await harmWhileWriting([thief], { folder, rounds: 1 })
    expect(lost.length).toBeGreaterThan(0)
    expect(half.some((one) => one.startsWith('saveDraft'))).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
}, 240_000)
