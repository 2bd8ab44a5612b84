import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { inOrder, isTask, mattersToday, oncePerAct, type Task } from './rules.ts'

const task = fc.record<Task>({
  standing: fc.constantFrom('late', 'today', 'soon', 'calm'),
  risk: fc.integer({ min: 1, max: 11 }),
  dueOn: fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2026-01-01'), n)),
})

test('a late protection assessment stands above everything else', () => {
  const late = { standing: 'late', risk: 1, dueOn: day('2026-11-22') } as const
  const today = { standing: 'today', risk: 1, dueOn: day('2026-11-23') } as const
  const lessDanger = { standing: 'late', risk: 6, dueOn: day('2026-10-01') } as const
  expect(inOrder([today, lessDanger, late])).toEqual([late, lessDanger, today])
})

test('what is late stands by its danger, what comes by its day', () => {
  const inADay = { standing: 'soon', risk: 6, dueOn: day('2026-11-24') } as const
  const inAMonth = { standing: 'soon', risk: 1, dueOn: day('2026-12-17') } as const
  const sameDay = { standing: 'soon', risk: 2, dueOn: day('2026-12-17') } as const
  expect(inOrder([sameDay, inAMonth, inADay])).toEqual([inADay, inAMonth, sameDay])
})

test('putting in order loses nothing, and doing it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(task), (tasks) => {
      const once = inOrder(tasks)
      expect(once).toHaveLength(tasks.length)
      expect(inOrder(once)).toEqual(once)
    }),
  )
})

test('nothing that is calm stands before something that matters today', () => {
  fc.assert(
    fc.property(fc.array(task), (tasks) => {
      const firstCalm = inOrder(tasks).findIndex((t) => !mattersToday(t))
      const after = firstCalm === -1 ? [] : inOrder(tasks).slice(firstCalm)
      expect(after.some(mattersToday)).toBe(false)
    }),
  )
})

test('the time to appeal is nothing for the worker to do, until it has passed and nothing else runs', () => {
  const today = day('2026-11-23')
  const passed = { code: 'appeal', dueOn: day('2026-11-20') }
  expect(isTask({ code: 'appeal', dueOn: day('2026-12-01'), isOnlyOne: true }, today)).toBe(false)
  expect(isTask({ ...passed, isOnlyOne: false }, today)).toBe(false)
  expect(isTask({ ...passed, isOnlyOne: true }, today)).toBe(true)
  expect(isTask({ code: 'investigation', dueOn: day('2027-01-01'), isOnlyOne: false }, today)).toBe(true)
})

test('two guardians who answer by the same day are one thing to do; another day or another case is another', () => {
  const first = { key: 'letter to one', act: 'case 1, reply, 30 November' }
  const same = { key: 'letter to the other', act: 'case 1, reply, 30 November' }
  const other = { key: 'letter about the brother', act: 'case 2, reply, 30 November' }
  expect(oncePerAct([first, same, other], ({ act }) => act)).toEqual([first, other])
})
