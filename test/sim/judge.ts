import { readVisitBasis } from '../../src/modules/visits/contract.ts'
import { viewOf } from '../../src/modules/visits/rules/view.ts'
import { instant } from '#kernel/day.ts'
import { type All, readAll } from './checks.ts'
import { type Ledger, wordsIn } from './ledger.ts'
import type { Person } from './person.ts'
import type { Place, Stage } from './stage.ts'
import { takeSentence } from './taps.ts'
import { fields } from './texts.ts'

export type Faults = {
  readonly lost: string[]
  readonly doubled: string[]
  readonly diverged: string[]
  readonly leaked: string[]
}

const judgeWords = (all: All, ledger: Ledger, { lost, doubled }: Faults): Set<string> => {
  const there = new Set(
    [...all.notes, ...all.areas, ...all.taps]
      .flatMap(({ text }) => wordsIn(text))
      .concat(all.handedIn.flatMap(wordsIn)),
  )
  for (const word of ledger.owed()) if (!there.has(word)) lost.push(word)
  for (const { id, text } of [...all.notes, ...all.areas]) {
    const found = wordsIn(text)
    if (new Set(found).size !== found.length) doubled.push(`${id}: a word stands twice`)
  }
  const ids = all.notes.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) doubled.push('a note is both draft and signed')
  return there
}

/** A tap that was kept stands in its meeting once, or is a sentence for the one who leads the unit. */
const judgeTaps = (all: All, ledger: Ledger, { lost, doubled }: Faults): void => {
  const rows = new Map(all.taps.map((row) => [row.id, row]))
  if (rows.size !== all.taps.length) doubled.push('a tap stands twice')
  for (const { id } of all.taps) if (!ledger.wasTapped(id)) doubled.push(`${id}: nobody tapped that`)
  const lines = all.handedIn.flatMap((text) => text.split('\n'))
  for (const { visitId, tap } of ledger.owedTaps()) {
    const row = rows.get(tap.id)
    const isThere = row?.visitId === visitId && row.text === tap.words
    if (!isThere && !takeSentence(lines, tap)) lost.push(`tap ${tap.kind} ${tap.id}`)
  }
}

/** What every window shows of a text is what the server has. */
const judgeTexts = (one: Person, all: All, { diverged }: Faults): void => {
  for (const { replica } of one.now().writers) {
    const open = replica()
    if (!open || open.state().kind === 'refused') continue
    // Out of a bag that is gone: nothing may leave but by the bag, and the window says that it is not saved.
    if (open.state().kind === 'away' && !one.now().bag.isOpen()) continue
    for (const field of fields) {
      const row = all.areas.find(({ id }) => field.endsWith(id))
      if (open.text(field) !== (row?.text ?? '')) diverged.push(`${one.name}: ${field}`)
    }
  }
}

/** What the device shows of a meeting is what the server shows of it, but for taps that were handed in. */
const judgeVisits = async (one: Person, all: All, { diverged }: Faults): Promise<void> => {
  const stored = new Set(all.taps.map(({ id }) => id))
  const now = instant('2026-12-24T12:00:00.000Z')
  for (const [visitId, basis] of one.now().tapper.shown) {
    const read = await one.direct(readVisitBasis, { visitId })
    if (read.kind !== 'reply') continue
    const shown = { ...basis, taps: basis.taps.filter(({ id }) => stored.has(id)) }
    const [mine, theirs] = [shown, read.reply].map((each) => JSON.stringify(viewOf(each, now)))
    if (mine !== theirs) diverged.push(`${one.name}: meeting ${visitId}`)
  }
}

const judgePlace = async (stage: Stage, place: Place, faults: Faults): Promise<void> => {
  const { town, ledger, leads } = place
  stage.setTime(town)
  const all = await readAll(town, stage.servers.owner, leads)
  const there = judgeWords(all, ledger, faults)
  judgeTaps(all, ledger, faults)
  const foreign = place === stage.here ? /ordb\d/ : /orda\d/
  if ([...there].some((word) => foreign.test(word))) faults.leaked.push('words of another municipality')
  for (const one of stage.devices.filter(({ tenantId }) => tenantId === town.tenantId)) {
    judgeTexts(one, all, faults)
    await judgeVisits(one, all, faults)
  }
}

/** Holds what is there in the end against what people were told. */
export const judge = async (stage: Stage, faults: Faults): Promise<void> => {
  for (const place of stage.places) await judgePlace(stage, place, faults)
}
