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
  saidOn: 'Sagt den',
  correctionReason: 'Varför anteckningen rättades',
  body: 'Text',
  source: 'Källa',
  tapped: 'Under mötet',
}

/** What says how something was filled in; a day is no words by itself, but is told with them. */
const codes = new Set(['kind', 'section'])
const days = new Set(['eventOn', 'saidOn'])

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

/** A note of the journal holds 200 000 letters; a longer one could not be read again. Some room is for what stands around. */
const mostLetters = 190_000

/** A text in as many parts as it takes, never in the middle of a sign. */
const parts = (text: string): string[] => {
  if (text.length <= mostLetters) return [text]
  const isPair = text.charCodeAt(mostLetters - 1) >> 10 === 0xd800 >> 10
  const end = isPair ? mostLetters - 1 : mostLetters
  return [text.slice(0, end), ...parts(text.slice(end))]
}

/** What the child said is kept as the child's, where it fits into a note. */
const isOfTheChild = ({ name, text }: QuarantinedText): boolean =>
  name === 'childWords' && text.length <= mostLetters

/** The journal is in Swedish: what a note says that was made of refused words. */
export const inSwedish = {
  isText: (name: string): boolean => !codes.has(name) && !days.has(name),
  childWords: (words: readonly QuarantinedText[]): string =>
    words
      .filter(isOfTheChild)
      .map(({ text }) => text)
      .join('\n\n'),
  notes: ({ worker, claimedAt, words, comment }: Filed): string[] => {
    const all = parts(
      [
        `Uppgifter från ${worker}, skrivna utan nät. Uppgiven tid: ${time(claimedAt)}. De kunde inte sparas som en vanlig anteckning och förs in här som de skrevs.`,
        ...words
          .filter((one) => !codes.has(one.name) && !isOfTheChild(one))
          .map(({ name, text, heading }) => `${heading ?? headings[name] ?? 'Övrigt'}: ${text}`),
        ...(comment === '' ? [] : [`Kommentar: ${comment}`]),
      ].join('\n\n'),
    )
    return all.map((text, i) =>
      i === 0 ? text : `Fortsättning, del ${i + 1} av ${all.length} av samma text.\n\n${text}`,
    )
  },
}
