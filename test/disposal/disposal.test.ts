import { expect, inject, test } from 'vitest'
import { openOn } from '#test/support/town.ts'
import { isWhole, measuredLine, measureDisposal } from './measure.ts'

/** The short form of `npm run test:disposal` (G26). */
test('what may go leaves no trace in tables, files or backups, nothing of others changes, and an older backup brings nothing back', async () => {
  const opened = await openOn(inject('template'))
  try {
    const measured = await measureDisposal(opened, 12)
    expect(measured.faults).toEqual([])
    expect(measured).toMatchObject({
      disposed: 4,
      canariesAfter: 0,
      changedOfOthers: 0,
      held: 2,
      heldGone: 0,
      resurrected: 0,
      replayed: 4,
      certificates: 4,
    })
    // Each would be there if it were looked for in the wrong place.
    expect(measured.canariesBefore).toBeGreaterThan(200)
    expect(measured.resurrectedWithout).toBe(measured.canariesBefore)
    expect(isWhole(measured), measuredLine(measured)).toBe(true)
  } finally {
    await opened.close()
  }
}, 120_000)
