import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNonWorkday } from '#kernel/calendar.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import { dueOn } from '#modules/clocks/index.ts'
import {
  actsNow,
  courtResults,
  dayFault,
  earliestOf,
  isOver,
  liesAtTheBoard,
  meaningOf,
  missingEnclosures,
  stageOf,
  stages,
  type Taken,
  timeOf,
} from './rules.ts'

const anyDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(day('2018-07-01'), days))
const lastDay = (servedOn: Day) => dueOn({ code: 'appeal', triggeredOn: servedOn }).dueOn
const taken = (step: Taken['step'], outcome = '', takenOn = '2026-11-23'): Taken => ({
  step,
  outcome,
  takenOn: day(takenOn),
})

describe('in time (FL 44)', () => {
  test('the whole of the last day counts, and the day after is late', () => {
    const until = lastDay(day('2026-11-23'))
    expect(until).toBe('2026-12-14')
    expect([until, addDays(until, 1)].map((on) => timeOf(on, until))).toEqual(['in_time', 'late'])
  })

  test('what reaches the board within 21 days of the service is never late', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 21 }), (servedOn, days) => {
        expect(timeOf(addDays(servedOn, days), lastDay(servedOn))).toBe('in_time')
      }),
    )
  })

  test('from the 22nd day it is late, unless only days off lay between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 22, max: 60 }), (servedOn, days) => {
        const arrivedOn = addDays(servedOn, days)
        const offAll = Array.from({ length: days - 21 }, (_, n) => addDays(servedOn, 21 + n)).every(
          isNonWorkday,
        )
        expect(timeOf(arrivedOn, lastDay(servedOn))).toBe(offAll ? 'in_time' : 'late')
      }),
    )
  })

  test('for a party that was never served the time has not begun, whenever it appeals', () => {
    fc.assert(
      fc.property(anyDay, (arrivedOn) => {
        expect(timeOf(arrivedOn, null)).toBe('not_served')
      }),
    )
  })
})

describe('the course of an appeal', () => {
  test('a late one waits for somebody to dismiss it or to say why it is taken up', () => {
    expect(stageOf([])).toBe('late')
    expect(actsNow('late')).toEqual(['dismiss', 'excuse', 'withdraw'])
    expect(stageOf([taken('time', 'late')])).toBe('dismissed')
    for (const ground of ['wrong_notice', 'reached_court', 'never_received', 'doubt'])
      expect(stageOf([taken('time', ground)])).toBe('reexamine')
  })

  test('a changed decision goes to the court as well: the appeal covers it (FL 46)', () => {
    for (const outcome of ['unchanged', 'changed_partly', 'changed_wholly'])
      expect(stageOf([taken('time', 'in_time'), taken('reexamined', outcome)])).toBe('send')
    const changed = [taken('time', 'in_time'), taken('reexamined', 'changed_wholly')]
    expect(missingEnclosures(['appeal', 'decision'], changed)).toEqual(['changed_decision'])
    expect(missingEnclosures(['decision'], [])).toEqual(['appeal'])
  })

  test('it is never changed or taken back here after it has gone to the court (FL 39)', () => {
    for (const stage of stages.filter((one) => !liesAtTheBoard(one)))
      expect(actsNow(stage).some((act) => act === 'reexamine' || act === 'withdraw')).toBe(false)
  })

  test('without leave to appeal the judgment of the first court stands (SoL 35:1)', () => {
    const steps = [taken('sent'), taken('court', 'granted'), taken('further', 'by_board')]
    expect(meaningOf(steps)).toBeNull()
    expect(stageOf([...steps, taken('leave', 'granted')])).toBe('appeal_court')
    const refused = [...steps, taken('leave', 'refused')]
    expect([stageOf(refused), meaningOf(refused)]).toEqual(['final', 'carry_out'])
  })

  test('each result says what follows: it stands, it is carried out, or it is tried again', () => {
    expect(courtResults.map((outcome) => meaningOf([taken('court', outcome)]))).toEqual([
      'stands',
      'carry_out',
      'carry_out',
      'again',
      'stands',
      'stands',
    ])
  })

  test('what is not over always has a next step', () => {
    for (const stage of stages.filter((one) => !isOver(one))) expect(actsNow(stage)).not.toEqual([])
  })

  test('no step is dated before what it follows on, nor in the future', () => {
    const about = { arrivedOn: day('2026-12-01'), steps: [taken('sent', '', '2026-12-05')] }
    expect(earliestOf('sent', about)).toBe('2026-12-01')
    expect(earliestOf('court', about)).toBe('2026-12-05')
    const limits = { notBefore: day('2026-12-05'), today: day('2026-12-10'), code: 'appeal_before_sending' }
    expect(dayFault('on', day('2026-12-04'), limits)).toEqual([{ path: 'on', code: 'appeal_before_sending' }])
    expect(dayFault('on', day('2026-12-11'), limits)).toEqual([{ path: 'on', code: 'in_future' }])
    expect(dayFault('on', day('2026-12-05'), limits)).toEqual([])
  })
})
