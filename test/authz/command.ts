import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { rooms } from '../../src/rooms.ts'
import { compareGraphs } from './graphs.ts'
import { openAuthz } from './house.ts'
import { askingLines, lineCells } from './lines.ts'
import { askingAt, cellsOf, told, wrongCells } from './matrix.ts'
import { plantedFaults } from './planted.ts'
import { names } from './stage.ts'
import { swappedIds } from './swapped.ts'

/**
 * `npm run test:authz -- [graphs] [seed]`: every address of the server's own list and every followed line, for everybody who
 * may ask, against an oracle of the law; every id swapped; random families; and each permission made too wide and too narrow,
 * to see that it is noticed. Ends with 1 when one answer is wrong.
 */
const [graphs = 1000, seed = 1] = process.argv.slice(2).map(Number)

const server = await startServer()
const template = await makeTemplate(server.ownerUrl)
try {
  const authz = await openAuthz(template)
  try {
    const { apps, stage, entries, opened } = authz
    const cells = cellsOf(entries)
    const lines = lineCells()
    const wrong = [
      ...(await wrongCells(cells, stage, { asking: askingAt(apps, stage) })),
      ...(await wrongCells(lines, stage, { asking: askingLines(apps.app, stage) })),
    ]
    const planted = await plantedFaults(authz)
    const swapped = await swappedIds(authz)
    const compared = await compareGraphs(opened, graphs, seed)
    const ours = rooms.flatMap((room) => room.routes).length
    for (const one of [
      ...wrong.map(told),
      ...swapped.letThrough,
      ...compared.disagreements,
      ...planted.missed,
    ].slice(0, 40))
      console.log(`- ${one}`)
    const all = cells.length + lines.length
    console.log(
      [
        `test:authz: ${ours} routes and ${entries.length - ours} other addresses (HEAD, sign-in) + ${lines.length / names.length} lines × ${names.length} actors = ${all} cells, ${all} executed, ${wrong.length} wrong`,
        `${swapped.ids} swapped ids, ${swapped.letThrough.length} let through`,
        `${compared.graphs} graphs, ${compared.asked} readings (${compared.letIn} let in, ${compared.denied} denied), ${compared.disagreements.length} disagreements`,
        `${planted.planted} planted faults, ${planted.found} found, seed ${seed}`,
      ].join(' · '),
    )
    const faults = wrong.length + swapped.letThrough.length + compared.disagreements.length
    process.exitCode = faults + planted.missed.length === 0 ? 0 : 1
  } finally {
    await authz.close()
  }
} finally {
  await dropDatabase(template)
  await server.stop()
}
