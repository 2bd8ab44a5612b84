import type { Ctx } from '#platform/context.ts'
import type { ReportText } from '#modules/intake/index.ts'
import { guardiansOf, relationsOf, siblingsOf } from '#modules/people/index.ts'
import { hiddenWordsAbout } from '#modules/release/index.ts'
import type { Guarded } from './rules.ts'
import { contactsOf } from './store.ts'

const reporterWords = (reports: readonly ReportText[]): Guarded[] =>
  reports
    .filter(({ reporter }) => reporter.isGuarded)
    .flatMap(({ reporter: { name, organisation, phone, email } }) =>
      Object.entries({ name, workplace: organisation, phone, email })
        .filter(([, value]) => value !== '')
        .map(([field, value]) => ({ personId: '', field, value, why: 'reporter' as const, mayHave: [] })),
    )

const shownNumber = (number: string): string[] => [number, number.slice(2)]

/** What somebody else may reach other people by. The child's own guardians may have the child's. */
const contactWords = async (
  ctx: Ctx,
  people: readonly string[],
  mayHave: (personId: string) => readonly string[],
): Promise<Guarded[]> =>
  (people.length === 0 ? [] : await contactsOf(ctx.tx, people)).flatMap((row) => [
    ...Object.entries({ address: row.address, phone: row.phone, email: row.email })
      .filter(([, value]) => value !== '')
      .map(([field, value]) => ({
        personId: row.id,
        field,
        value,
        why: 'contact' as const,
        mayHave: mayHave(row.id),
      })),
    ...(row.number === null ? [] : shownNumber(row.number)).map((value) => ({
      personId: row.id,
      field: 'number',
      value,
      why: 'number' as const,
      mayHave: mayHave(row.id),
    })),
  ])

/** Other children in the family: a text about one child told of another (JO 2437-2006). */
const siblingWords = async (ctx: Ctx, childId: string): Promise<Guarded[]> => {
  const found: Guarded[] = []
  for (const sibling of await siblingsOf(ctx.tx, childId)) {
    const mayHave = [sibling.id, ...(await guardiansOf(ctx.tx, sibling.id)).map(({ id }) => id)]
    const of = { personId: sibling.id, why: 'other_child' as const, mayHave }
    found.push(
      ...[sibling.name, sibling.givenName]
        .filter((value) => value !== '')
        .map((value) => ({ ...of, field: 'name', value })),
      ...(sibling.number === '' ? [] : shownNumber(sibling.number)).map((value) => ({
        ...of,
        field: 'number',
        value,
      })),
    )
  }
  return found
}

/** Every word that the rules guard in a file about this child. */
export const guardedWords = async (
  ctx: Ctx,
  { childId, personId }: { readonly childId: string; readonly personId: string | null },
  reports: readonly ReportText[],
): Promise<readonly Guarded[]> => {
  const sealed = await hiddenWordsAbout(ctx, [childId, ...(personId === null ? [] : [personId])])
  const guardians = (await guardiansOf(ctx.tx, childId)).map(({ id }) => id)
  const around = (await relationsOf(ctx.tx, childId)).map(({ person }) => person.id)
  return [
    ...sealed.map((word) => ({ ...word, why: 'sealed' as const, mayHave: [] })),
    ...reporterWords(reports),
    ...(await siblingWords(ctx, childId)),
    ...(await contactWords(ctx, [childId, ...around], (id) =>
      id === childId ? [childId, ...guardians] : [id],
    )),
  ]
}
