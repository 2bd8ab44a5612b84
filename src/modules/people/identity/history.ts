import { formatIdentityNumber } from '#kernel/identity-format.ts'
import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { PersonView } from '../contract.ts'
import * as people from '../store.ts'
import { readFormerBirths, readFormerNames } from './store.ts'

type History = Pick<PersonView, 'numbers' | 'formerNames' | 'formerBirths'>

/**
 * What the person's identity was, from when until when, who wrote it and why. What was left behind with a new identity
 * (changed sex, fingerade personuppgifter) is told only to those who see the address of a protected person.
 */
export const identityHistory = async (
  ctx: Ctx,
  personId: string,
  seesIdentity: boolean,
): Promise<History> => {
  const told = ({ end_reason }: { readonly end_reason: string | null }): boolean =>
    seesIdentity || end_reason !== 'identity'
  const numbers = (await people.readNumbers(ctx.tx, [personId])).filter(told)
  const names = (await readFormerNames(ctx.tx, personId)).filter(told)
  const births = (await readFormerBirths(ctx.tx, personId)).filter(told)
  const workers = await workerNames(ctx.tx, [
    ...numbers.flatMap((row) => [row.written_by, row.ended_by]),
    ...[...names, ...births].map((row) => row.ended_by),
  ])
  const nameOf = (id: string | null): string => (id === null ? '' : (workers.get(id) ?? ''))
  return {
    numbers: numbers.map((row) => ({
      number: formatIdentityNumber(row.number, ctx.today),
      kind: row.kind,
      certainty: row.certainty,
      fromOn: row.from_on,
      untilOn: row.until_on,
      writtenBy: nameOf(row.written_by),
      endedBy: nameOf(row.ended_by),
      endReason: row.end_reason,
    })),
    formerNames: names.map((row) => ({
      name: `${row.given_name} ${row.family_name}`.trim(),
      untilOn: row.until_on,
      endReason: row.end_reason,
      endedBy: nameOf(row.ended_by),
    })),
    formerBirths: births.map((row) => ({
      birthOn: row.birth_on,
      untilOn: row.until_on,
      endReason: row.end_reason,
      endedBy: nameOf(row.ended_by),
    })),
  }
}
