import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day.ts'
import { type Process, processes } from '#modules/clocks/processes/contract.ts'
import { type HomeKind, homeKinds, isFamilyHome } from '../../homes/rules.ts'
import { basesAfter, followUpAfter, type PlacementBasis } from './bases.ts'
import {
  careClockOf,
  clocksOfPlacement,
  type PlacementMoves,
  whenBasisChanges,
  whenCareReviewed,
  whenCustodyConsidered,
  whenHealthNoticeNeedless,
  whenHealthNoticeSent,
  whenMoved,
  whenPlaced,
  whenPlacementEnds,
  whenPlanRevised,
  whenTurnedAdult,
  whenVisited,
} from './clocks.ts'
import { basisFaults, coversWithoutGap, endFaults, moveFaults, type Stay } from './history.ts'

const start = day('2026-01-15')
const child = day('2018-04-02')
const placed = (on: Day = start, birthOn: Day | null = child) => ({ placementId: 'p', on, birthOn })
const arrival = (homeKind: HomeKind, on: Day = start, birthOn: Day | null = child) => ({
  ...placed(on, birthOn),
  homeKind,
  childrenInHome: 1,
  investigationEndedOn: start,
})
const placedIn = (homeKind: HomeKind, basis: PlacementBasis, birthOn: Day | null = child) =>
  whenPlaced({
    ...arrival(homeKind, start, birthOn),
    interventionId: 'i',
    basis,
    followUpMonths: undefined,
    visitLength: undefined,
  })
const codes = (list: readonly { readonly code: string }[]): string[] =>
  list.map(({ code }) => code).toSorted()

const sorted = (list: readonly string[] | undefined) => (list ?? []).toSorted()

const emergencyStarts = (moves: PlacementMoves) =>
  moves.start.filter(({ code }) => code === 'emergencyFosterHome')

describe('the clocks of a placement', () => {
  test('are those that the room of the clocks has for the same course, step by step', () => {
    const { steps }: Process = processes.placementReview
    const starts = (...names: string[]) =>
      names
        .flatMap((name) => steps[name]?.starts ?? [])
        .map((one) => (typeof one === 'string' ? one : one.code))
        .toSorted()
    const own = (moves: PlacementMoves) =>
      codes(moves.start.filter(({ code }) => code !== 'interventionFollowUp'))
    expect(own(placedIn('residential_care_home', 'sol'))).toEqual(starts('startedSol'))
    expect(own(placedIn('residential_care_home', 'lvu_2'))).toEqual(starts('startedLvu2'))
    expect(own(placedIn('residential_care_home', 'lvu_3'))).toEqual(starts('startedLvu3'))
    expect(own(placedIn('foster_home', 'sol'))).toEqual(starts('startedSol', 'cameToFamilyHome'))
    for (const [basis, step] of [
      ['sol', 'considered'],
      ['lvu_2', 'consideredLvu2'],
      ['lvu_3', 'reconsidered'],
    ] as const) {
      expect(codes(whenCareReviewed(placed(), basis).satisfy)).toEqual(sorted(steps[step]?.satisfies))
      expect(codes(whenCareReviewed(placed(), basis).start)).toEqual(starts(step))
    }
    const custody = whenCustodyConsidered(placed(), 'foster_home')
    expect(codes(custody.satisfy)).toEqual(sorted(steps['custodyConsidered']?.satisfies))
    expect(codes(custody.start)).toEqual(starts('custodyConsidered'))
    expect(codes(whenVisited('p', start, undefined).start)).toEqual(starts('visited'))
    expect(codes(whenPlanRevised('p').satisfy)).toEqual(sorted(steps['planRevised']?.satisfies))
    expect(codes(whenHealthNoticeSent('p').satisfy)).toEqual(sorted(steps['healthNoticeSent']?.satisfies))
    expect(codes(whenHealthNoticeNeedless('p', 'x').stop)).toEqual(
      sorted(steps['healthNoticeNeedless']?.stops),
    )
    const adult = codes(whenTurnedAdult('p', 'sol', 'x').stop)
    expect(adult).toEqual(expect.arrayContaining(sorted(steps['turnedAdult']?.stops)))
    expect(codes(end('sol').stop)).toEqual(expect.arrayContaining(sorted(steps['ended']?.stops)))
  })

  test('ask for no new reconsideration when care under LVU 3 is over at 21 (LVU 21)', () => {
    const turning21 = day('2039-04-02')
    expect(codes(whenCareReviewed(placed(addDays(turning21, -1)), 'lvu_3').start)).not.toEqual([])
    expect(whenCareReviewed(placed(turning21), 'lvu_3').start).toEqual([])
  })

  test('of one who has turned 18 ask nothing about a child, but LVU 3 is reconsidered', () => {
    const adult = day('2008-01-15')
    const asked = (basis: PlacementBasis) => codes(placedIn('foster_home', basis, adult).start)
    expect(asked('sol')).not.toContain('considerationSol')
    expect(asked('sol')).not.toContain('custodyTransfer')
    expect(asked('lvu_3')).toContain('reconsiderationLvu3')
  })

  test('count the emergency home from the end of the investigation, and not while one runs', () => {
    const home = { ...arrival('emergency_foster_home'), wasEmergencyHome: false, reason: 'x' }
    expect(emergencyStarts(whenMoved({ ...home, investigationEndedOn: null }))).toEqual([])
    expect(emergencyStarts(whenMoved({ ...home, on: day('2026-06-01') }))[0]?.triggeredOn).toBe('2026-06-01')
    expect(emergencyStarts(whenMoved({ ...home, wasEmergencyHome: true }))).toEqual([])
  })

  test('end with the placement; after care under LVU 2 or 3 the follow-up that the law wants begins (LVU 21 b)', () => {
    const given = { kind: 'home_to_parents', homeKind: 'foster_home', on: start } as const
    const after = (basis: PlacementBasis, birthOn: Day) => followUpAfter({ ...given, basis, birthOn })
    expect(after('lvu_2', child)).toEqual({ code: 'followUpAfterLvu', isMust: true })
    expect(after('lvu_3', child)).toEqual({ code: 'followUpAfterLvu', isMust: true })
    expect(after('lvu_6', child)).toEqual({ code: 'followUpAfterPlacement', isMust: false })
    expect(after('sol', child)).toEqual({ code: 'followUpAfterPlacement', isMust: false })
    expect(after('lvu_2', day('2007-01-01'))).toBeNull()
    const waits = { ...given, basis: 'sol', birthOn: child, awaitsReunion: true } as const
    expect(followUpAfter(waits)).toEqual({ code: 'followUpAfterLvu', isMust: true })
    expect(followUpAfter({ ...waits, kind: 'breakdown' })).toEqual({
      code: 'followUpAfterPlacement',
      isMust: false,
    })
    expect(followUpAfter({ ...given, kind: 'custody_transferred', basis: 'sol', birthOn: child })).toBeNull()
  })

  test('may be followed afterwards without consent only after the homes that the law names (SoL 23:2)', () => {
    const given = { kind: 'home_to_parents', basis: 'sol', birthOn: child, on: start } as const
    const mayFollow = homeKinds.filter((homeKind) => followUpAfter({ ...given, homeKind }) !== null)
    expect(mayFollow).toEqual(['foster_home', 'kinship_care', 'residential_care_home', 'shelter'])
  })
})

const end = (basis: PlacementBasis) =>
  whenPlacementEnds({
    placementId: 'p',
    interventionId: 'i',
    on: start,
    reason: `x ${basis}`,
    followUp: undefined,
  })

type Act =
  | { readonly do: 'move'; readonly kind: HomeKind; readonly homeId: string; readonly days: number }
  | { readonly do: 'basis'; readonly basis: PlacementBasis; readonly days: number }
  | { readonly do: 'visit' | 'review' | 'custody' | 'revise' | 'health' | 'end'; readonly days: number }

const days = fc.integer({ min: -5, max: 200 })
const kinds = fc.constantFrom<HomeKind>(
  'foster_home',
  'kinship_care',
  'emergency_foster_home',
  'residential_care_home',
)
const acts = fc.array(
  fc.oneof<fc.Arbitrary<Act>[]>(
    fc.record({
      do: fc.constant('move' as const),
      kind: kinds,
      homeId: fc.constantFrom('a', 'b', 'c'),
      days,
    }),
    fc.record({
      do: fc.constant('basis' as const),
      basis: fc.constantFrom<PlacementBasis>('sol', 'lvu_2', 'lvu_3', 'lvu_6'),
      days,
    }),
    fc.record({
      do: fc.constantFrom('visit' as const, 'review', 'custody', 'revise', 'health', 'end'),
      days,
    }),
  ),
  { maxLength: 25 },
)

/** A placement as its rules see it, with the clocks that run. */
class History {
  stays: Stay[] = [{ homeId: 'a', fromOn: start, untilOn: null }]
  kind: HomeKind
  basis: PlacementBasis
  basisFrom: Day = start
  endedOn: Day | null = null
  today: Day = start
  readonly running = new Set<string>()
  constructor(kind: HomeKind, basis: PlacementBasis) {
    this.kind = kind
    this.basis = basis
    this.apply(placedIn(kind, basis))
  }

  apply(moves: PlacementMoves): void {
    for (const { code } of [...moves.satisfy, ...moves.stop]) this.running.delete(code)
    for (const { code } of moves.start) {
      if (this.running.has(code)) throw new Error(`${code} runs twice`)
      this.running.add(code)
    }
  }

  take(act: Act): void {
    const on = addDays(this.today, act.days)
    const today = on > this.today ? on : this.today
    const current = this.stays.at(-1)
    if (this.endedOn !== null || !current) return
    switch (act.do) {
      case 'move': {
        if (moveFaults(current, { homeId: act.homeId, movedOn: on, lastEndedOn: null, today }).length > 0)
          return
        const wasEmergencyHome = this.kind === 'emergency_foster_home'
        this.stays = [
          ...this.stays.slice(0, -1),
          { ...current, untilOn: on },
          { homeId: act.homeId, fromOn: on, untilOn: null },
        ]
        this.kind = act.kind
        this.apply(whenMoved({ ...arrival(act.kind, on), wasEmergencyHome, reason: 'x' }))
        break
      }
      case 'basis': {
        const change = {
          basis: act.basis,
          fromOn: on,
          today,
          birthOn: child,
          allowed: basesAfter(this.basis, false),
        }
        if (basisFaults({ basis: this.basis, fromOn: this.basisFrom }, change).length > 0) return
        const from = this.basis
        this.basis = act.basis
        this.basisFrom = on
        const awaitsReunion = act.days % 2 === 0
        this.apply(whenBasisChanges({ ...placed(on), from, to: act.basis, awaitsReunion, reason: 'x' }))
        break
      }
      case 'end': {
        const given = { endedOn: on, startedOn: start, today, kind: 'other' } as const
        if (endFaults(current, given).length > 0) return
        this.stays = [...this.stays.slice(0, -1), { ...current, untilOn: on }]
        this.endedOn = on
        this.apply(end(this.basis))
        break
      }
      case 'visit':
        this.apply(whenVisited('p', on, undefined))
        break
      case 'review':
        this.apply(whenCareReviewed(placed(on), this.basis))
        break
      case 'custody':
        this.apply(whenCustodyConsidered(placed(on), this.kind))
        break
      case 'revise':
        this.apply(whenPlanRevised('p'))
        break
      case 'health':
        this.apply(whenHealthNoticeSent('p'))
        break
    }
    this.today = today
  }
}

describe('any history of a placement', () => {
  test('covers each day with one home, and no clock is missing, doubled or left running', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.constantFrom<PlacementBasis>('sol', 'lvu_2', 'lvu_3', 'lvu_6'),
        acts,
        (kind, basis, all) => {
          const history = new History(kind, basis)
          for (const act of all) {
            history.take(act)
            expect(coversWithoutGap(history.stays, { startedOn: start, endedOn: history.endedOn })).toBe(true)
            const has = (code: string) => history.running.has(code)
            if (history.endedOn !== null) {
              expect(clocksOfPlacement.filter(has)).toEqual([])
              continue
            }
            const asked = ['considerationSol', 'considerationLvu2', 'reconsiderationLvu3'].filter(has)
            const wanted = careClockOf(history.basis)
            expect(asked).toEqual(wanted === undefined ? [] : [wanted])
            const custody = ['custodyTransfer', 'custodyTransferYearly'].filter(has)
            expect(custody).toHaveLength(isFamilyHome(history.kind) ? 1 : 0)
            expect(has('careVisit')).toBe(true)
            expect(has('emergencyFosterHome')).toBe(history.kind === 'emergency_foster_home')
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
