import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import { kaplanMeier } from '#kernel/stats/kaplan-meier.ts'
import { staffingRates } from '#kernel/stats/staffing-rates.ts'
import { stabilityRate, turnover } from '#kernel/stats/turnover.ts'
import { alarmOn, resignationsOf } from './rules/alarm.ts'
import { tenureShares, yearsBetween } from './rules/having.ts'
import { durationsByYear, movementOf, staysOf } from './rules/movement.ts'
import { isOn, isOnLeave, type Occupancy, type Post } from './rules/post.ts'
import { fewest, shownUnits } from './rules/shown.ts'
import { emptyShare, reserve, type Standing, standingOn, verdictOf } from './rules/standing.ts'
import type { NeedRow } from './store.ts'
import {
  type FiguresView,
  type RetentionView,
  type SeriesView,
  type TurnoverView,
  turnoverDefinitions,
} from './views.ts'

export type Register = { readonly posts: readonly Post[]; readonly occupancies: readonly Occupancy[] }

/** The register of one unit: its posts, and who fills them. */
export const registerOf = ({ posts, occupancies }: Register, unitId: string): Register => {
  const own = posts.filter((post) => post.unitId === unitId)
  const ids = new Set(own.map(({ id }) => id))
  return { posts: own, occupancies: occupancies.filter((one) => ids.has(one.postId)) }
}

const ratesOf = ({ decided, employed, consultants, vacant, agency }: Standing) =>
  decided === 0
    ? undefined
    : staffingRates({
        employed,
        vacant,
        agency,
        agencyCoveringVacancies: Math.min(consultants, vacant, agency),
      })

/** Workers for each manager's post that somebody has: the managers themselves are not counted among them. */
const spanOf = ({ posts, occupancies }: Register, on: Day): number | null => {
  const managing = new Set(posts.filter(({ duty }) => duty === 'manager').map(({ id }) => id))
  const live = occupancies.filter((one) => isOn(one, on) && !isOnLeave(one, on))
  const managers = new Set(live.filter(({ postId }) => managing.has(postId)).map(({ holderId }) => holderId))
  const workers = new Set(live.map(({ holderId }) => holderId).filter((id) => !managers.has(id)))
  return managers.size === 0 ? null : workers.size / managers.size
}

/** What was told last of what is needed, on a day; undefined: nobody has told. */
export const needOn = (needs: readonly NeedRow[], unitId: string, on: Day): NeedRow | undefined =>
  needs.findLast((one) => one.unit_id === unitId && one.from_on <= on)

export type Needed = {
  readonly permille: number | undefined
  readonly supervisionMinutes: number | undefined
}

export const figuresOf = (register: Register, today: Day, needed: Needed): FiguresView => {
  const standing = standingOn(register.posts, register.occupancies, today)
  const rates = ratesOf(standing)
  const { permille } = needed
  return {
    people: standing.people,
    decided: standing.decided,
    employed: standing.employed,
    consultants: standing.agency,
    empty: standing.empty,
    onLeave: standing.onLeave,
    available: standing.available,
    needed: permille ?? null,
    emptyShare: emptyShare(standing) ?? null,
    vacancy: rates?.vacancyRate ?? null,
    agency: rates?.agencyRate ?? null,
    cover: rates?.vacancyCoverRate ?? null,
    reserve: permille === undefined ? null : reserve(standing.available, permille),
    verdict: verdictOf(standing, permille),
    span: spanOf(register, today),
    supervisionMinutes: needed.supervisionMinutes ?? null,
    resignations: resignationsOf(register.occupancies, today),
    alarmOn: alarmOn(register.occupancies, today) ?? null,
  }
}

const months = 12

/** Of the twelve months that end today, permanent and temporary staff; null with fewer than five people on average. */
export const turnoverOf = (part: Register, whole: Register, today: Day): TurnoverView | null => {
  const from = addMonths(today, -months)
  const found = movementOf(part.occupancies, whole.occupancies, { from, months })
  const { atStart, atEnd, joiners, leavers, internal, pensions } = found
  if (found.mean < fewest) return null
  const rates =
    atEnd === 0
      ? undefined
      : turnover({
          meanHeadcount: found.mean,
          endHeadcount: atEnd,
          joiners,
          leavers,
          retirements: pensions,
          internalMoves: internal,
        })
  const valueOf = (definition: (typeof turnoverDefinitions)[number]): number | null => {
    if (definition !== 'goneAfterAYear') return rates?.[definition] ?? null
    return atStart === 0 ? null : 1 - stabilityRate(found.stayed, atStart)
  }
  return {
    from,
    until: today,
    atStart,
    atEnd,
    joiners,
    leavers,
    internal,
    pensions,
    values: turnoverDefinitions.map((definition) => ({ definition, value: valueOf(definition) })),
  }
}

const yearsShown = 6

/** Months since the end of the year: as long as everybody who began in it could have been seen. */
const followedMonths = (year: number, today: Day): number =>
  (Number(today.slice(0, 4)) - year - 1) * 12 + Number(today.slice(5, 7)) - 1

/** A curve for each of the last years in which at least five began. A year of fewer is left out: it would tell of them. */
export const retentionOf = ({ occupancies }: Register, today: Day): RetentionView[] => {
  const byYear = durationsByYear(staysOf(occupancies), today)
  const years = [...byYear].map(([year, all]) => ({ id: String(year), people: all.length }))
  const { ids } = shownUnits(years)
  return [...byYear]
    .filter(([year]) => ids.has(String(year)))
    .toSorted(([a], [b]) => a - b)
    .slice(-yearsShown)
    .map(([year, all]) => {
      const curve = kaplanMeier(all.map(({ months: time, left: event }) => ({ time, event })))
      return {
        year,
        people: curve.n,
        followed: followedMonths(year, today),
        steps: curve.steps
          .filter(({ events }) => events > 0)
          .map(({ time, survival, interval }) => ({
            months: time,
            survival,
            low: interval?.lower ?? null,
            high: interval?.upper ?? null,
          })),
      }
    })
}

const monthEnd = (today: Day, back: number): Day =>
  addDays(addMonths(day(`${today.slice(0, 7)}-01`), 1 - back), -1)

const monthsBack = 24

/** The last days of so many whole months, the last one being the month before this one. */
export const monthEnds = (today: Day, count = monthsBack): Day[] =>
  Array.from({ length: count }, (_, at) => monthEnd(today, count - at))

export const seriesOf = (part: Register, today: Day, count = monthsBack): SeriesView[] => {
  const stays = staysOf(part.occupancies)
  return monthEnds(today, count).map((on) => {
    const standing = standingOn(part.posts, part.occupancies, on)
    const consultants = part.occupancies.filter((one) => one.kind === 'consultant' && isOn(one, on))
    return {
      on,
      vacancy: ratesOf(standing)?.vacancyRate ?? null,
      available: standing.available,
      consultants: new Set(consultants.map(({ holderId }) => holderId)).size,
      leavers: stays.filter(
        ({ goneOn }) => goneOn !== null && goneOn > `${on.slice(0, 7)}-01` && goneOn <= addDays(on, 1),
      ).length,
    }
  })
}

/** Years with investigations of children, of those who fill posts today: told years count before years here. */
export const tenureOf = (
  { occupancies }: Register,
  experiencedFrom: ReadonlyMap<string, Day | null>,
  today: Day,
) => {
  const here = staysOf(occupancies).filter(
    ({ fromOn, goneOn }) => fromOn <= today && (goneOn === null || goneOn > today),
  )
  if (here.length < fewest) return null
  const {
    people,
    underOne = 0,
    threeOrMore = 0,
    fiveOrMore = 0,
  } = tenureShares(
    here.map(({ holderId, fromOn }) => {
      const told = experiencedFrom.get(holderId) ?? fromOn
      return yearsBetween(told < fromOn ? told : fromOn, today)
    }),
  )
  return { people, underOne, threeOrMore, fiveOrMore }
}

const peopleOf = (all: readonly Occupancy[]): number => new Set(all.map(({ holderId }) => holderId)).size

/** Consultants now and ever, since the first post that the register knows (C3, test 5). */
export const consultantsOf = ({ posts, occupancies }: Register, today: Day) => {
  const all = occupancies.filter(({ kind, fromOn }) => kind === 'consultant' && fromOn <= today)
  const since = [
    ...posts.map(({ fromOn }) => fromOn),
    ...occupancies.map(({ fromOn }) => fromOn),
  ].toSorted()[0]
  return { now: peopleOf(all.filter((one) => isOn(one, today))), ever: peopleOf(all), since: since ?? null }
}
