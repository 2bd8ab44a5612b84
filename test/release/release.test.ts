import { expect, inject, test } from 'vitest'
import { openOn } from '#test/support/town.ts'
import { editHistories, lineOfEdits } from './edits.ts'
import { lineOf, measure, measureWithoutMarks } from './measure.ts'

/** The short form of `npm run test:release`. */
test('hidden words of all kinds, and none of them is in what leaves; with the marks forgotten they are found', async () => {
  const opened = await openOn(inject('template'))
  try {
    const measured = await measure(opened, { documents: 50, canaries: 18, seed: 2 })
    console.log(lineOf(measured))
    expect(measured.hits).toEqual([])
    expect(measured.stopped).toBeGreaterThan(0)
    expect(measured.byFormat.size).toBeGreaterThan(8)
    const planted = await measureWithoutMarks(opened, { documents: 25, canaries: 12, seed: 2 })
    expect(planted.hits.length).toBeGreaterThan(0)
  } finally {
    await opened.close()
  }
}, 120_000)

test('no word that was taken away while a text was written is in the file that leaves', async () => {
  const opened = await openOn(inject('template'))
  try {
    const edits = await editHistories(opened, 10, 2)
    console.log(lineOfEdits(edits))
    expect([edits.found, edits.lost]).toEqual([[], []])
    expect(edits.deleted).toBeGreaterThan(20)
    expect(edits.kept).toBeGreaterThan(20)
  } finally {
    await opened.close()
  }
}, 120_000)
