import type pg from 'pg'
import { dayOf } from '#kernel/day.ts'
import { isTestNumber, parseIdentityNumber } from '#kernel/identity-number.ts'
import { systemClock } from '#platform/clock.ts'
import { partsOf } from '#modules/people/index.ts'
import { readForeignKeys } from './catalogue.ts'
import { type Say, secondsSince } from './progress.ts'

/** Every foreign key, each in one reading of both tables. */
const proveKeys = async (owner: pg.Client): Promise<number> => {
  const keys = await readForeignKeys(owner)
  for (const { name, child, parent, columns, parentColumns } of keys) {
    const same = columns.map((column, at) => `p."${parentColumns[at]}" = c."${column}"`).join(' and ')
    const filled = columns.map((column) => `c."${column}" is not null`).join(' and ')
    const { rowCount } = await owner.query(
      `select from ${child} c where ${filled} and not exists (select from ${parent} p where ${same}) limit 1`,
    )
    if (rowCount !== 0) throw new Error(`the copies break the key ${name} of ${child}`)
  }
  return keys.length
}

const sample = 2_000

type Someone = {
  readonly name: string
  readonly birth_on: string | null
  readonly number: string | null
  readonly parts: readonly string[]
}

/** A sample of people: numbers are valid, of the test range and of the day of birth; every part of the name is found. */
const provePeople = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<Someone>(`
    select p.given_name || ' ' || p.family_name as name, p.birth_on::text,
      (select number from person_numbers n where n.tenant_id = p.tenant_id and n.person_id = p.id and n.until_on is null
         and n.kind <> 'reserve' limit 1) as number,
      array(select part from person_names n where n.tenant_id = p.tenant_id and n.person_id = p.id) as parts
    from persons p order by md5(p.id::text) limit ${sample}`)
  const today = dayOf(systemClock.now())
  for (const { name, birth_on, number, parts } of rows) {
    const missing = partsOf(name).filter((part) => !parts.includes(part))
    if (missing.length > 0) throw new Error(`a copied person is not found by ${missing.join(', ')}`)
    if (number === null) continue
    const read = parseIdentityNumber(number, today)
    if (!read.ok || !isTestNumber(number) || read.birthOn !== birth_on)
      throw new Error('a copied person has a number that does not hold')
  }
}

/** Keys were not checked while the rows were written; throws when one does not hold. */
export const prove = async (owner: pg.Client, say: Say): Promise<void> => {
  const start = performance.now()
  const keys = await proveKeys(owner)
  await provePeople(owner)
  say(`${keys} foreign keys and the people hold: ${secondsSince(start)}.`)
}
