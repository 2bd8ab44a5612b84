import { expect, inject, test } from 'vitest'
import { openOn } from '#test/support/town.ts'
import { sortsOfArchives } from './archives.ts'
import { sortsOfHostile } from './hostile.ts'
import { measureUploads } from './measure.ts'

/** The short form of `npm run test:upload`. */
test('hostile files of every sort stay outside, pictures lose place and camera, honest files come in', async () => {
  const opened = await openOn(inject('template'))
  try {
    const [files, archives] = [sortsOfHostile.length * 4, sortsOfArchives.length * 2]
    const measured = await measureUploads(opened, { files, archives, seed: 7 })
    expect(measured.faults).toEqual([])
    expect(measured.honest).toBe(8)
    expect(measured.cleaned).toBeGreaterThan(2)
    expect(measured.refused + measured.cleaned).toBe(files + archives)
  } finally {
    await opened.close()
  }
}, 120_000)
