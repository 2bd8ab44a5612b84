import { dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { type ToldTap, tellVisit } from './contract.ts'
import { enteredOf } from './enter.ts'
import { minuteCategories } from './rules/events.ts'
import { clockOf } from './rules/plan.ts'
import { askedSeats } from './seats.ts'
import { readWhole } from './store.ts'
import { tapWords as said } from './text-note.ts'

type NameOf = (id: string | null) => string

/**
 * Names of those at the table, if the meeting is about this child. Another child that it is about has no name here: whoever
 * reads has to do with this one (SoLPuL 10 §). What a device claims of a meeting about somebody else names nobody.
 */
const namesFor = async (
  ctx: Pick<Ctx, 'tx'>,
  { visitId, childId }: { readonly visitId: string; readonly childId: string },
): Promise<ReadonlyMap<string, string>> => {
  const [entered] = await enteredOf(ctx, await readWhole(ctx.tx, [visitId]))
  if (!entered?.whole.children.some((child) => child.childId === childId)) return new Map()
  const seats = await askedSeats(ctx, entered)
  return new Map(
    seats.map(({ id, part, name }) => [id, part === 'child' && id !== childId ? said.aChild : name]),
  )
}

const sentenceOf = (tap: ToldTap, nameOf: NameOf): string | undefined => {
  const { kind, who, withId, minutes, onDay, what, words } = tap
  switch (kind) {
    case 'arrived':
    case 'started':
    case 'paused':
    case 'resumed':
    case 'ended':
      return said[kind]
    case 'present':
    case 'left':
      return said[kind](words === '' ? nameOf(who) : words)
    case 'alone_from':
      return said.aloneFrom(nameOf(who), withId === null ? said.us : nameOf(withId))
    case 'alone_until':
      return said.aloneUntil(nameOf(who))
    case 'travelled':
      return minutes === null ? undefined : said.travelled(minutes)
    case 'next':
      return onDay === null ? undefined : said.next(onDay)
    case 'agreed':
      return said.agreed(nameOf(who))
    case 'disagreed':
      return said.disagreed(nameOf(who), words)
    case 'corrected': {
      const category = minuteCategories.find((one) => one === what)
      return minutes === null || category === undefined ? undefined : said.corrected(minutes, category)
    }
    // A point of the checklist is a help to remember, and no words of anybody.
    default:
      return undefined
  }
}

/**
 * Taps that were not taken in, as sentences in the order of the claimed time: who reads them was not there. Undefined: this is
 * something else. The caller has let the one who asks read them, and logged the child.
 */
export const tapsInWords = async (
  ctx: Pick<Ctx, 'tx'>,
  input: unknown,
  childId: string | null,
): Promise<string | undefined> => {
  const read = tellVisit.input.safeParse(input)
  if (!read.success) return undefined
  const { visitId, events } = read.data
  const names = childId === null ? new Map<string, string>() : await namesFor(ctx, { visitId, childId })
  const nameOf: NameOf = (id) => (id === null ? undefined : names.get(id)) ?? said.somebody
  return events
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap((tap) => {
      const sentence = sentenceOf(tap, nameOf)
      return sentence === undefined ? [] : [said.line(dayOf(tap.at), clockOf(tap.at), sentence)]
    })
    .join('\n')
}
