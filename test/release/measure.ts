import { forgetProtection } from '#test/support/protected.ts'
import { type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { chanceOf } from '../histories/random.ts'
import { readIn } from './canaries.ts'
import { aDocument, type Format } from './documents.ts'
import { aWorldOf, type World } from './world.ts'

export type Measured = {
  readonly documents: number
  readonly canaries: number
  readonly stopped: number
  /** How many of each format. */
  readonly byFormat: ReadonlyMap<Format, number>
  /** Hidden words that left, each in each document. */
  readonly hits: readonly string[]
}

const perSession = 100
const minuteOf = (n: number): string =>
  Temporal.Instant.from('2026-11-23T09:00:00.000Z').add({ minutes: n }).toString()

/** Signs in anew now and then: the house counts the calls of a session. */
const movedOn = (town: Town, nth: number): void => {
  if (nth % perSession === 0) town.at(minuteOf(Math.floor(nth / perSession)))
}

const documentsOf = async (world: World, count: number, seed: number): Promise<Measured> => {
  const byFormat = new Map<Format, number>()
  const hits: string[] = []
  let stopped = 0
  for (let nth = 0; nth < count; nth++) {
    movedOn(world.town, nth)
    const { format, isStopped, texts } = await aDocument(world, chanceOf(seed, 1_000 + nth), nth)
    byFormat.set(format, (byFormat.get(format) ?? 0) + 1)
    if (isStopped) stopped += 1
    hits.push(
      ...readIn(texts, world.canaries).map(({ field, value }) => `${format} ${nth}: ${field} ${value}`),
    )
  }
  return { documents: count, canaries: world.canaries.length, stopped, byFormat, hits }
}

type Asked = { readonly documents: number; readonly canaries: number; readonly seed: number }

/** Documents of all formats out of a town full of hidden words: what can be read of them. */
export const measure = async (opened: Opened, { documents, canaries, seed }: Asked): Promise<Measured> => {
  const town = townIn(opened, await settle(opened.ownerUrl))
  return documentsOf(await aWorldOf(town, canaries, seed), documents, seed)
}

/** The planted fault: the same town and the same documents, and the gate knows of nobody who is protected. */
export const measureWithoutMarks = async (
  opened: Opened,
  { documents, canaries, seed }: Asked,
): Promise<Measured> => {
  const town = townIn(opened, await settle(opened.ownerUrl))
  const world = await aWorldOf(town, canaries, seed)
  await forgetProtection(town)
  return documentsOf(world, documents, seed)
}

export const lineOf = ({ documents, canaries, stopped, byFormat, hits }: Measured): string =>
  `${canaries} hidden words, ${documents} documents (${[...byFormat].map(([format, n]) => `${n} ${format}`).join(', ')}): ${hits.length} hits, ${stopped} stopped at the gate`
