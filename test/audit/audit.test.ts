import { expect, inject, test } from 'vitest'
import { openOn } from '#test/support/town.ts'
import { randomRequests } from './requests.ts'
import { tamperedLogs } from './tampered.ts'
import { kindsOfTampering } from './tamperings.ts'

/** The short form of `npm run test:audit`. */
test('of hundreds of random requests each that is answered is in the log, and without the log nothing happens', async () => {
  const opened = await openOn(inject('template'))
  try {
    const { faults, ...counted } = await randomRequests(opened, 300, 1)
    expect(faults).toEqual([])
    expect(counted.logged).toBe(counted.reads + counted.writes)
    expect(counted.changed).toBe(0)
    for (const some of [counted.reads, counted.writes, counted.refused]) expect(some).toBeGreaterThan(20)
    expect(counted.unavailable).toBeGreaterThan(5)
  } finally {
    await opened.close()
  }
}, 120_000)

test('each of many tamperings is found by both verifiers, and an untouched log is not accused', async () => {
  const opened = await openOn(inject('template'))
  try {
    const found = await tamperedLogs(opened, 150, 1)
    expect(found.missed).toEqual([])
    expect([found.first, found.second, found.falseAlarms]).toEqual([150, 150, 0])
    expect(Object.keys(found.byKind).sort()).toEqual([...kindsOfTampering].sort())
  } finally {
    await opened.close()
  }
}, 120_000)
