import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { openOn } from '#test/support/town.ts'
import { editHistories, lineOfEdits } from './edits.ts'
import { lineOf, measure, measureWithoutMarks } from './measure.ts'

/**
 * `npm run test:release -- [documents] [histories] [seed]`: documents of all formats out of a town with sixty hidden words, and
 * texts with a history that are given out. Ends with 1 when one word left, or when a planted fault is not seen.
 */
const [documents = 5_000, histories = 1_000, seed = 1] = process.argv.slice(2).map(Number)

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const opened = await openOn(template)
  const measured = await measure(opened, { documents, canaries: 60, seed })
  const planted = await measureWithoutMarks(opened, { documents: 200, canaries: 60, seed })
  const edits = await editHistories(opened, histories, seed)
  await opened.close()
  for (const hit of [...measured.hits, ...edits.found, ...edits.lost].slice(0, 20)) console.log(`- ${hit}`)
  console.log(
    `test:release: ${lineOf(measured)} · ${lineOfEdits(edits)} · planted fault (200 documents, marks forgotten): ${planted.hits.length} hits · seed ${seed}`,
  )
  const isWhole =
    measured.hits.length + edits.found.length + edits.lost.length === 0 &&
    measured.stopped > 0 &&
    edits.deleted > 0 &&
    planted.hits.length > 0
  process.exitCode = isWhole ? 0 : 1
} finally {
  await dropDatabase(template)
  await server.stop()
}
