import type { Ctx } from '#platform/context.ts'
import { logAll } from '#platform/context.ts'
import type { InvestigationFacts } from '#modules/cases/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { AreaView, AssessmentView, SectionView } from './contract.ts'
import type { PartView, QuoteView } from './parts/contract.ts'
import type { StoredPart } from './parts/store.ts'
import { quoteKinds } from './rules/parts.ts'
import { type Letter, sentIn } from './rules/sent.ts'
import type { SectionCode } from './rules/skeleton.ts'
import type { StoredSection } from './store.ts'
import type { HeldQuote, WholeArea } from './whole.ts'

type Names = ReadonlyMap<string, string>

/** The worker's own text of an area. */
export const sectionView = (
  section: SectionCode,
  one: StoredSection | undefined,
  names: Names,
): SectionView => ({
  section,
  body: one?.body ?? '',
  revision: one?.revision ?? 0,
  savedAt: one?.savedAt ?? null,
  savedBy: one ? (names.get(one.savedBy) ?? '') : '',
})

export const partView = (part: StoredPart, names: Names, letters: readonly Letter[]): PartView => ({
  id: part.id,
  kind: part.kind,
  body: part.body,
  source: part.source,
  saidOn: part.saidOn,
  revision: part.revision,
  savedAt: part.savedAt,
  savedBy: names.get(part.savedBy) ?? '',
  isRemoved: part.removedAt !== null,
  sentIn: sentIn(part, letters),
})

const quoteView = (quote: HeldQuote, names: Names, letters: readonly Letter[]): QuoteView => ({
  id: quote.id,
  kind: quoteKinds[quote.field],
  body: quote.body,
  noteKind: quote.note.kind,
  eventOn: quote.note.eventOn,
  signedName: quote.note.signedName,
  signedAt: quote.note.signedAt,
  pulledAt: quote.pulledAt,
  pulledBy: names.get(quote.pulledBy) ?? '',
  corrected: quote.corrected,
  isIntact: quote.isIntact,
  sentIn: sentIn({ begunAt: quote.pulledAt, savedAt: quote.pulledAt }, letters),
})

/** Everybody who has written or pulled something in these areas. */
export const namesIn = (ctx: Ctx, areas: readonly WholeArea[]): Promise<Names> =>
  workerNames(
    ctx.tx,
    areas.flatMap(({ text, parts, quotes }) => [
      text?.savedBy,
      ...parts.map(({ savedBy }) => savedBy),
      ...quotes.map(({ pulledBy }) => pulledBy),
    ]),
  )

export const areaView = (area: WholeArea, names: Names, letters: readonly Letter[]): AreaView => ({
  ...sectionView(area.section, area.text, names),
  sentIn: area.text && area.text.body.trim() !== '' ? sentIn(area.text, letters) : [],
  parts: area.parts.map((part) => partView(part, names, letters)),
  quotes: area.quotes.map((quote) => quoteView(quote, names, letters)),
})

/** To whom something was sent (FL 25). Each of them is named, so each gets a row in the log. */
export const letterViews = async (
  ctx: Ctx,
  { letters, childId }: InvestigationFacts,
  basis: string,
): Promise<AssessmentView['letters']> => {
  const whom = [...new Set(letters.map(({ personId }) => personId))]
  const people = await personBriefs(ctx.tx, whom)
  await logAll(
    ctx,
    whom.filter((id) => id !== childId).map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return letters.map(({ id, personId, sentOn, material }) => ({
    id,
    person: people.get(personId)?.name ?? '',
    protection: people.get(personId)?.protection ?? 'none',
    sentOn,
    material,
  }))
}
