import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import {
  type CaseState,
  dayFaults,
  isEverybodyTold,
  mayClose,
  nextSteps,
  obstaclesToClosing,
  whoIsToBeTold,
  whoWaitsToBeTold,
} from './rules.ts'
import * as moves from './rules/clock-moves.ts'

const today = day('2026-11-23')
const anInvestigation = {
  isEverybodyTold: true,
  hasPlan: true,
  hasTalkedWithChild: true,
  waitingAnswers: 0,
  letters: 1,
  waitingReplies: 0,
}
const aState: CaseState = {
  isClosed: false,
  investigation: null,
  interventions: [],
  openMeasures: 0,
  appealRuns: false,
  appealLies: false,
  transferWaits: false,
  isFollowedAfterCare: false,
  followUpId: null,
}
const help = { id: 'i', hasPlan: true, lacksConsent: false, mustChange: false }
const names = (state: Partial<CaseState>): string[] =>
  nextSteps({ ...aState, ...state }).map(({ step }) => step)

const born = (birthOn: string) => whoIsToBeTold({ id: 'c', birthOn: day(birthOn) }, ['a', 'b'], today)

describe('who is told that an investigation is open (SoL 20:4)', () => {
  test('both guardians of a child of fourteen, and from the fifteenth birthday the child too', () => {
    expect(born('2011-11-24')).toEqual(['a', 'b'])
    expect(born('2011-11-23')).toEqual(['a', 'b', 'c'])
  })

  test('a child whose age is not known is not taken for fifteen', () => {
    expect(whoIsToBeTold({ id: 'c', birthOn: null }, ['a'], today)).toEqual(['a'])
  })

  test('nobody waits when each has been told or had it withheld', () => {
    expect(whoWaitsToBeTold(['a', 'b'], ['b'])).toEqual(['a'])
    expect(isEverybodyTold(['a', 'b'], ['b', 'a'])).toBe(true)
  })

  test('with no guardian known, telling nobody is not telling everybody', () => {
    expect(isEverybodyTold([], [])).toBe(false)
    expect(isEverybodyTold([], ['grandmother'])).toBe(true)
  })
})

describe('the next lawful steps', () => {
  test('of a new investigation begin with telling those concerned', () => {
    const fresh = {
      ...anInvestigation,
      isEverybodyTold: false,
      hasPlan: false,
      hasTalkedWithChild: false,
      letters: 0,
    }
    expect(names({ investigation: fresh })).toEqual(['notify', 'plan', 'talk', 'communicate', 'decide'])
  })

  test('do not hold a decision while the time to reply runs (FL 25)', () => {
    expect(names({ investigation: { ...anInvestigation, waitingReplies: 1 } })).toEqual(['communicate'])
    expect(names({ investigation: anInvestigation })).toEqual(['decide'])
  })

  test('of granted help are to begin and to plan; of help that runs, to follow up', () => {
    expect(names({ interventions: [{ ...help, hasPlan: false, standing: 'granted' }] })).toEqual([
      'start',
      'make_plan',
    ])
    expect(names({ interventions: [{ ...help, standing: 'running' }] })).toEqual(['follow_up'])
    expect(names({ interventions: [{ ...help, mustChange: true, standing: 'running' }] })).toEqual([
      'make_plan',
      'follow_up',
    ])
  })

  test('of granted help that somebody has not agreed to is consent, before it begins (SoL 21:1)', () => {
    const lacking = { ...help, lacksConsent: true }
    expect(names({ interventions: [{ ...lacking, standing: 'granted' }] })).toEqual(['consent'])
    expect(names({ interventions: [{ ...lacking, standing: 'running' }] })).toEqual(['consent', 'follow_up'])
    expect(names({ interventions: [{ ...lacking, standing: 'ended' }] })).toEqual(['close'])
  })

  test('of a case in which nothing runs is to close it; a closed case has none', () => {
    expect(names({ interventions: [{ ...help, standing: 'ended' }] })).toEqual(['close'])
    expect(names({ isClosed: true })).toEqual([])
  })

  const aCaseState = fc.record({
    isClosed: fc.boolean(),
    investigation: fc.option(
      fc.record({
        isEverybodyTold: fc.boolean(),
        hasPlan: fc.boolean(),
        hasTalkedWithChild: fc.boolean(),
        waitingAnswers: fc.nat(3),
        letters: fc.nat(3),
        waitingReplies: fc.nat(3),
      }),
    ),
    interventions: fc.array(
      fc.record({
        id: fc.uuid(),
        standing: fc.constantFrom('granted' as const, 'running' as const, 'ended' as const),
        hasPlan: fc.boolean(),
        lacksConsent: fc.boolean(),
        mustChange: fc.boolean(),
      }),
    ),
    openMeasures: fc.nat(2),
    appealRuns: fc.boolean(),
    appealLies: fc.boolean(),
    transferWaits: fc.boolean(),
    isFollowedAfterCare: fc.boolean(),
    followUpId: fc.constantFrom(null, 'f'),
  })

  test('an open case always has a next step and each step names its paragraph', () => {
    fc.assert(
      fc.property(aCaseState, (state) => {
        const steps = nextSteps(state)
        expect(steps.length > 0).toBe(!state.isClosed)
        expect(steps.every(({ paragraph }) => /^((SoL|SoF|FL) \d|LVU)/.test(paragraph))).toBe(true)
      }),
    )
  })

  // The time to appeal, the court, another municipality, and the child's own time after care: closing waits for them.
  const waitedFor: readonly string[] = [
    'appeal_time',
    'appeal_at_board',
    'transfer_waits',
    'placement_followed',
  ]

  test('to close is a step exactly when nothing else is to be done, and waits as long as anything keeps the case open', () => {
    fc.assert(
      fc.property(aCaseState, (state) => {
        const open = { ...state, isClosed: false }
        const obstacles = obstaclesToClosing(open)
        const close = nextSteps(open).find(({ step }) => step === 'close')
        expect(close !== undefined).toBe(obstacles.every((one) => waitedFor.includes(one)))
        expect(close?.waits ?? true).toBe(obstacles.length > 0)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a case closes', () => {
  test('not while an investigation, granted help, running help or the time to appeal goes on', () => {
    expect(obstaclesToClosing({ ...aState, investigation: anInvestigation })).toEqual(['open_investigation'])
    expect(obstaclesToClosing({ ...aState, interventions: [{ ...help, standing: 'granted' }] })).toEqual([
      'granted_intervention',
    ])
    expect(obstaclesToClosing({ ...aState, interventions: [{ ...help, standing: 'running' }] })).toEqual([
      'running_intervention',
    ])
    expect(mayClose({ ...aState, appealRuns: true })).toBe(false)
    expect(obstaclesToClosing({ ...aState, appealLies: true })).toEqual(['appeal_at_board'])
    expect(obstaclesToClosing({ ...aState, transferWaits: true })).toEqual(['transfer_waits'])
    expect(mayClose(aState)).toBe(true)
  })
})

test('a day is neither in the future nor before what it belongs to', () => {
  const notBefore = day('2026-11-20')
  const faults = (on: string) => dayFaults('on', day(on), { notBefore, today })
  expect(faults('2026-11-24')).toEqual([{ path: 'on', code: 'in_future' }])
  expect(faults('2026-11-19')).toEqual([{ path: 'on', code: 'before_start' }])
  expect([faults('2026-11-20'), faults('2026-11-23')]).toEqual([[], []])
})

/** A case in the head: which clocks run after each thing that may happen. */
type Imagined = {
  running: moves.Running[]
  investigating: boolean
  letters: string[]
  help: { id: string; started: boolean; ended: boolean }[]
  isClosed: boolean
}

const caseId = 'case'
const happenings = [
  'told',
  'letter',
  'reply',
  'grant',
  'refuse',
  'none',
  'start',
  'plan',
  'follow',
  'end',
  'open',
  'close',
] as const

const after = (running: moves.Running[], made: moves.Moves): moves.Running[] => {
  const ended = [...(made.satisfy ?? []), ...(made.stop ?? [])]
  const isEnded = (one: moves.Running) =>
    ended.some((key) => key.code === one.code && (key.aboutId ?? caseId) === one.aboutId)
  const started = (made.start ?? []).map(({ code, aboutId }) => ({ code, aboutId: aboutId ?? caseId }))
  return [...running.filter((one) => !isEnded(one)), ...started]
}

const happen = (one: Imagined, what: (typeof happenings)[number], n: number): void => {
  const move = (made: moves.Moves) => {
    one.running = after(one.running, made)
  }
  const safely = (made: moves.Moves, remaining: Parameters<typeof moves.neverWithoutClock>[2]) =>
    move(moves.neverWithoutClock({ caseId, running: one.running }, made, remaining))
  const current = one.help.find((each) => !each.ended && each.started === (what !== 'start'))
  const anyHelp = one.help.find((each) => !each.ended)
  if (what === 'open' && !one.investigating) {
    one.investigating = true
    move(moves.whenOpened(today, 'r'))
  }
  if (what === 'told') move({ satisfy: [{ code: 'notifyConcerned' }] })
  if (what === 'letter' && one.investigating) {
    one.letters.push(`l${n}`)
    move(moves.whenSent({ id: `l${n}`, sentOn: today, replyDays: 14 }))
  }
  if (what === 'reply' && one.letters[0])
    move({ satisfy: [{ code: 'communicationReply', aboutId: one.letters[0] }] })
  if (what === 'grant') {
    const granted = moves.whenGranted(`h${n}`, { decidedOn: today, reason: 'r', legalBasis: 'sol' })
    const ended = one.investigating ? moves.whenInvestigationEnds(one.letters, 'r') : {}
    move({ ...ended, stop: [...(ended.stop ?? []), ...granted.stop], start: granted.start })
    one.help.push({ id: `h${n}`, started: false, ended: false })
    one.investigating = false
  }
  if (what === 'refuse' && one.investigating) {
    safely(moves.whenInvestigationEnds(one.letters, 'r'), moves.untilClosed(today))
    one.investigating = false
  }
  if (what === 'none' && one.investigating) {
    one.investigating = false
    if (anyHelp) safely(moves.whenInvestigationEnds(one.letters, 'r'), moves.untilClosed(today))
    else one.isClosed = true
  }
  if (what === 'start' && current) {
    move(moves.whenStarted(current.id, today, 2))
    current.started = true
  }
  if (what === 'plan' && current?.started)
    move(moves.whenPlanned(current.id, { countedFrom: today, months: 3, reason: 'r' }))
  if (what === 'follow' && current?.started) move(moves.whenFollowedUp(current.id, today, undefined))
  if (what === 'end' && anyHelp) {
    safely(
      moves.whenInterventionEnds(anyHelp.id, { followed: anyHelp.started, reason: 'r' }),
      moves.untilClosed(today),
    )
    anyHelp.ended = true
  }
  if (what === 'close' && !one.investigating && !anyHelp) one.isClosed = true
}

test('no child drops off: whatever happens in a case, a clock runs as long as it is open, and none runs twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 40 }), (history) => {
      const one: Imagined = {
        running: after([], moves.whenOpened(today, 'r')),
        investigating: true,
        letters: [],
        help: [],
        isClosed: false,
      }
      for (const [n, what] of history.entries()) {
        happen(one, what, n)
        if (one.isClosed) return
        const keys = one.running.map(({ code, aboutId }) => `${code} ${aboutId}`)
        expect(keys.length).toBeGreaterThan(0)
        expect(new Set(keys).size).toBe(keys.length)
      }
    }),
    { numRuns: 1000 },
  )
})
