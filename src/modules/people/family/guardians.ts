import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { personBriefs } from '../briefs.ts'
import type { Custody } from '../contract.ts'
import { readAround } from '../store-relations.ts'
import { custodyOf, type CustodyKind, hasCustody, holdsOn } from './rules.ts'

/** One who has, or by death had, the custody of a child. */
export type GuardianOn = {
  readonly personId: string
  readonly name: string
  readonly kind: CustodyKind
  /** Alone or together with the other one; of the living, unless a judgment says otherwise (FB 6:2, 6:9). */
  readonly custody: Custody
  /** Died that day or before: has no custody and consents to nothing, but the screen may say why one is missing. */
  readonly isDead: boolean
}

/**
 * Who has the custody of a child on a day (FB 6:2): the living first. A guardian who has died by then is told with `isDead`
 * and must be left out of every count.
 */
export const guardiansOn = async (tx: Tx, childId: string, on: Day): Promise<GuardianOn[]> => {
  const rows = (await readAround(tx, childId)).flatMap(({ kind, ...row }) => {
    if (!hasCustody(kind)) return []
    const isDead = row.end_reason === 'death' && row.until_on !== null && row.until_on <= on
    const holds = isDead || holdsOn({ fromOn: row.from_on, untilOn: row.until_on }, on)
    return holds ? [{ ...row, kind, isDead }] : []
  })
  const briefs = await personBriefs(
    tx,
    rows.map((row) => row.person_id),
  )
  const custody = custodyOf(rows.filter((row) => !row.isDead))
  const guardians = rows.flatMap(({ person_id, kind, isDead }): GuardianOn[] => {
    const person = briefs.get(person_id)
    return person === undefined ? [] : [{ personId: person.id, name: person.name, kind, custody, isDead }]
  })
  return guardians.toSorted((a, b) => Number(a.isDead) - Number(b.isDead))
}
