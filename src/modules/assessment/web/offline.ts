import { z } from 'zod'
import type { Instant } from '#kernel/day.ts'
import { type Change, changed, type Kept, offlineCommand, offlineReading } from '#kernel/offline.ts'
import { listNotes } from '#modules/journal/contract.ts'
import { readSession } from '#modules/organisation/contract.ts'
import { offlineText } from '#modules/together/web/offline.ts'
import { type AssessmentView, readAssessment, readSection } from '../contract.ts'
import { PartView, pullQuote, QuoteView, removePart, savePart, SectionSchema } from '../parts/contract.ts'
import { missingIn } from '../rules.ts'
import { quoteKinds } from '../rules/parts.ts'
import { datePart, followText, openText, pullText, pushText, tellPlace } from '../together/contract.ts'

/** The shared text of an investigation without a network. */
export const assessmentText = offlineText({
  open: openText,
  pull: pullText,
  push: pushText,
  follow: followText,
  tellPlace,
  ids: ['investigationId'],
  childId: ({ investigationId = '' }, kept) =>
    kept.read(readAssessment, { investigationId })?.childId ?? null,
})

type InText = { readonly investigationId: string }
type Area = AssessmentView['sections'][number]

/** What was taken away on this device, so that it can be put back: asked of nobody. */
const takenAway = {
  name: 'takenFromAssessment',
  method: 'GET',
  path: '/',
  may: { signedIn: 'never leaves the device' },
  input: z.object({ investigationId: z.string() }),
  reply: z.array(
    z.object({ section: SectionSchema, part: PartView.optional(), quote: QuoteView.optional() }),
  ),
} as const

const notPacked = { fault: { status: 0, code: 'not_packed' } }

const about = {
  version: 1,
  // With the words of the text, so that a part comes before what is written in it.
  subject: assessmentText.subject,
  childId: ({ investigationId }: InText, kept: Kept) =>
    kept.read(readAssessment, { investigationId })?.childId ?? null,
} as const

const textOf = (kept: Kept, { investigationId }: InText) => kept.read(readAssessment, { investigationId })

const withArea = (text: AssessmentView, section: Area['section'], next: (area: Area) => Area): Change =>
  changed(
    readAssessment,
    { investigationId: text.investigationId },
    { ...text, sections: text.sections.map((one) => (one.section === section ? next(one) : one)) },
  )

/** The words themselves are in the shared text; what is missing is told by the screen from there. */
const missing = (text: AssessmentView) =>
  missingIn(text.sections.map((one) => ({ ...one, parts: [...one.parts, ...one.quotes] })))

const ownName = (kept: Kept): string => kept.read(readSession, {})?.worker.name ?? ''

const saves = offlineCommand(savePart, {
  ...about,
  apply: ({ partId, section, kind, body, source, saidOn, ...given }, kept, { now }) => {
    const text = textOf(kept, given)
    if (!text) return notPacked
    const before = text.sections.flatMap(({ parts }) => parts).find(({ id }) => id === partId)
    const revision = (before?.revision ?? 0) + 1
    const part: PartView = {
      ...(before ?? { id: partId, kind, isRemoved: false, sentIn: [] }),
      body,
      source,
      saidOn,
      revision,
      savedAt: now,
      savedBy: ownName(kept),
    }
    const next = (area: Area): Area => ({
      ...area,
      parts: [...area.parts.filter(({ id }) => id !== partId), part],
    })
    return {
      reply: { revision, savedAt: now, missing: missing(text) },
      changes: [withArea(text, section, next)],
    }
  },
})

const dates = offlineCommand(datePart, {
  ...about,
  apply: ({ partId, saidOn, ...given }, kept, { now }) => {
    const text = textOf(kept, given)
    const area = text?.sections.find(({ parts }) => parts.some(({ id }) => id === partId))
    if (!text || !area) return notPacked
    const next = (one: Area): Area => ({
      ...one,
      parts: one.parts.map((part) => (part.id === partId ? { ...part, saidOn, savedAt: now } : part)),
    })
    return { reply: { savedAt: now }, changes: [withArea(text, area.section, next)] }
  },
})

const removes = offlineCommand(removePart, {
  ...about,
  apply: ({ partId, removed, investigationId }, kept) => {
    const text = textOf(kept, { investigationId })
    if (!text) return notPacked
    const away = kept.read(takenAway, { investigationId }) ?? []
    const reply = { removed, missing: missing(text) }
    if (!removed) {
      const back = away.find(({ part, quote }) => (part ?? quote)?.id === partId)
      if (!back) return { late: reply }
      const { section, part, quote } = back
      const restore = (area: Area): Area => ({
        ...area,
        parts: part ? [...area.parts, part] : area.parts,
        quotes: quote ? [...area.quotes, quote] : area.quotes,
      })
      const rest = away.filter((one) => one !== back)
      return {
        reply,
        changes: [withArea(text, section, restore), changed(takenAway, { investigationId }, rest)],
      }
    }
    const area = text.sections.find(({ parts, quotes }) =>
      [...parts, ...quotes].some(({ id }) => id === partId),
    )
    if (!area) return { late: reply }
    const part = area.parts.find(({ id }) => id === partId)
    const quote = area.quotes.find(({ id }) => id === partId)
    const next = (one: Area): Area => ({
      ...one,
      parts: one.parts.filter(({ id }) => id !== partId),
      quotes: one.quotes.filter(({ id }) => id !== partId),
    })
    const taken = { section: area.section, ...(part ? { part } : {}), ...(quote ? { quote } : {}) }
    return {
      reply,
      changes: [
        withArea(text, area.section, next),
        changed(takenAway, { investigationId }, [...away, taken]),
      ],
    }
  },
})

const noteWords = { happened: 'happened', child_words: 'childWords', assessment: 'assessment' } as const

const quoteOf = (
  kept: Kept,
  text: AssessmentView,
  given: Pick<z.output<typeof pullQuote.input>, 'quoteId' | 'noteId' | 'field' | 'text'>,
  now: Instant,
): QuoteView | undefined => {
  const note = kept.read(listNotes, { childId: text.childId })?.notes.find(({ id }) => id === given.noteId)
  if (!note?.[noteWords[given.field]].includes(given.text)) return undefined
  return {
    id: given.quoteId,
    kind: quoteKinds[given.field],
    body: given.text,
    noteKind: note.kind,
    eventOn: note.eventOn,
    signedName: note.signedName,
    signedAt: note.signedAt,
    pulledAt: now,
    pulledBy: ownName(kept),
    corrected: note.beside.some(({ kind }) => kind !== 'party_view') ? 'before' : 'no',
    isIntact: true,
    sentIn: [],
  }
}

/** Write once, also in a kitchen: words of a signed note that was packed. */
const pulls = offlineCommand(pullQuote, {
  ...about,
  apply: (given, kept, { now }) => {
    const text = textOf(kept, given)
    const quote = text && quoteOf(kept, text, given, now)
    if (!text || !quote) return notPacked
    const next = (area: Area): Area => ({
      ...area,
      quotes: [...area.quotes.filter(({ id }) => id !== quote.id), quote],
    })
    return {
      reply: { pulledAt: now, missing: missing(text) },
      changes: [withArea(text, given.section, next)],
    }
  },
})

/** What of an investigation's text works without a network: its words, and its facts, quotes and days. */
export const assessmentCommands = [...assessmentText.commands, saves, dates, removes, pulls]

/** One area is told from the whole text. */
export const assessmentReadings = [
  ...assessmentText.readings,
  offlineReading(readSection, ({ section, ...given }, kept) =>
    textOf(kept, given)?.sections.find((one) => one.section === section),
  ),
]
