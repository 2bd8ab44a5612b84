import type { Tx } from '#platform/db/tenant.ts'
import { insertPacked, pack, type Packed } from './bulk.ts'
import { addPastCase } from './past-case.ts'
import type { PastCase, Place } from './past-course.ts'
import { addFamily, closedAges } from './past-people.ts'
import { pastTables, noRows, type Rows } from './past-rows.ts'
import { inventFamily, type Invented } from './families.ts'
import { type NumberBook, numberBook, serials } from './numbers.ts'

/** Closed cases were opened from six years ago until eleven weeks ago, evenly: the n-th is never older than the one before. */
const oldest = 6 * 365
const youngest = 77

const openedAgo = ({ days }: Place, place: number, count: number): number =>
  days.office(oldest - Math.floor((place * (oldest - youngest)) / count))

/** How many closed cases each year has, so that the numbers of the open ones follow on them. */
export const closedPerYear = (place: Place, count: number): Map<string, number> => {
  const perYear = new Map<string, number>()
  for (let n = 0; n < count; n++) {
    const year = place.days.ago(openedAgo(place, n, count)).slice(0, 4)
    perYear.set(year, (perYear.get(year) ?? 0) + 1)
  }
  return perYear
}

type Subject = { readonly child: Invented; readonly guardian: Invented | undefined }

const knownBefore = 30

/** A new family, and who of it the next cases are about: its children one after the other. */
const nextSubjects = (rows: Rows, place: Place, book: NumberBook, ago: number): Subject[] => {
  const family = inventFamily(
    { dice: place.dice, days: place.days, book },
    { ages: closedAges(place.dice, ago) },
  )
  addFamily(rows, place.dice, family, { knownFrom: place.days.ago(ago + knownBefore) })
  return family.children.map((child) => ({ child, guardian: family.guardians[0] }))
}

const batchSize = 400

const packAll = (rows: Rows): Packed[] => pastTables.flatMap((table) => pack(table, rows[table]))

/** All closed cases in batches. The same place (seed, day, organisation) gives the same rows. */
const closedBatches = function* (place: Place, count: number): Generator<Packed[]> {
  const book = numberBook(serials.closed)
  const perYear = new Map<string, number>()
  const waiting: Subject[] = []
  let rows = noRows()
  for (let n = 0; n < count; n++) {
    const ago = openedAgo(place, n, count)
    const year = place.days.ago(ago).slice(0, 4)
    const number = (perYear.get(year) ?? 0) + 1
    perYear.set(year, number)
    if (waiting.length === 0) waiting.push(...nextSubjects(rows, place, book, ago))
    const subject = waiting.shift()
    if (subject === undefined) continue
    addPastCase(rows, place, { ...subject, openedAgo: ago, ...numbersOf(year, number) })
    if ((n + 1) % batchSize === 0) {
      yield packAll(rows)
      rows = noRows()
    }
  }
  yield packAll(rows)
}

export const numbersOf = (year: string, number: number): Pick<PastCase, 'caseNumber' | 'receiptNumber'> => ({
  caseNumber: `${year}-${String(number).padStart(4, '0')}`,
  receiptNumber: `A-${year}-${String(number).padStart(5, '0')}`,
})

/** Puts the rows where they belong, in an order that every key allows. */
export const storeRows = async (tx: Tx, rows: Rows): Promise<void> => {
  for (const packed of packAll(rows)) await insertPacked(tx, packed)
}

const storeBatch = async (tx: Tx, batch: readonly Packed[]): Promise<void> => {
  for (const packed of batch) await insertPacked(tx, packed)
}

/**
 * Closed cases in bulk, through the application's login; each batch is made while the one before is being stored.
 * The counters of case and receipt numbers are not touched: see `closedPerYear`.
 */
export const insertClosed = async (
  tx: Tx,
  place: Place,
  { count }: { readonly count: number },
): Promise<void> => {
  let storing: Promise<void> = Promise.resolve()
  for (const batch of closedBatches(place, count)) {
    await storing
    storing = storeBatch(tx, batch)
  }
  await storing
}
