import type { Instant } from '#kernel/day.ts'
import type { QuarantinedText } from './rules.ts'

/** Fields of a note as the journal names them; everything else stands under "Övrigt". */
const headings: Readonly<Record<string, string>> = {
  happened: 'Vad som hände',
  childWords: 'Barnets egna ord',
  assessment: 'Socialsekreterarens bedömning',
  place: 'Plats',
  participants: 'Deltagare',
  eventOn: 'Dag',
  correctionReason: 'Varför anteckningen rättades',
  body: 'Text',
  source: 'Källa',
}

const notWords = new Set(['kind', 'section', 'eventOn', 'saidOn'])

const time = (at: Instant): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' kl. ')

type Filed = {
  readonly worker: string
  readonly claimedAt: Instant
  readonly words: readonly QuarantinedText[]
  readonly comment: string
}

/** The journal is in Swedish: what a note says that was made of refused words. */
export const inSwedish = {
  isText: (name: string): boolean => !notWords.has(name),
  note: ({ worker, claimedAt, words, comment }: Filed): string =>
    [
      `Uppgifter från ${worker}, skrivna utan nät. Uppgiven tid: ${time(claimedAt)}. De kunde inte sparas som en vanlig anteckning och förs in här som de skrevs.`,
      ...words
        .filter(({ name }) => !notWords.has(name))
        .map(({ name, text }) => `${headings[name] ?? 'Övrigt'}: ${text}`),
      ...(comment === '' ? [] : [`Kommentar: ${comment}`]),
    ].join('\n\n'),
}
