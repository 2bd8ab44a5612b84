import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillingLog } from './disk-harms.ts'
import { fillDisk } from './fill-disk.ts'

/** The short form of `npm run fault:disk`: the worst of its harms once. Where no small disk can be made it is told as not tried, never as held. */
test('the disk is full while people write and sign, and PostgreSQL ends itself on it: they are told to try again, nothing is lost or by half, and with room all goes on', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-fault-'))
  try {
    const harmed = await fillDisk({ folder, rounds: 1 }, [fillingLog])
    if ('why' in harmed) {
      context.skip(`inte kontrollerat: ${harmed.why}`)
      return
    }
    const { lost, half, faults, again, back } = harmed
    expect({ lost, half, faults }).toEqual({ lost: [], half: [], faults: [] })
    expect(again).toBeGreaterThan(20)
    expect([...back.values()].flat().filter((milliseconds) => milliseconds > 30_000)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
}, 300_000)
