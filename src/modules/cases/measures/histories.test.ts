import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, instant } from '#kernel/day.ts'
import { courseOf, nextProcessSteps, processes } from '#modules/clocks/processes/contract.ts'
import { findWatch } from '#modules/clocks/index.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { factsOf } from './course.ts'
import { measureDecided } from './decided.ts'
import * as store from './store.ts'

const decisions = [
  'immediate_custody',
  'contact_restriction',
  'preventive_measures',
  'temporary_moving_ban',
  'temporary_exit_ban',
  'apply_for_compulsory_care',
  'moving_ban',
] as const

const act = fc.record({
  what: fc.constantFrom('decide', 'open', 'step', 'step', 'step', 'strike', 'wait'),
  pick: fc.nat(),
  days: fc.integer({ min: 1, max: 40 }),
})

test('whatever happens in a case, the clocks that run are those of its courses: none missing, doubled or left running', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const town = await aTown()
      const { caseId } = await aCase(town)
      for (const { what, pick, days } of acts) {
        const today = town.now().slice(0, 10)
        const { measures, canOpen } = await town.call('amira', contract.readMeasures, { caseId })
        const measure = measures[pick % Math.max(measures.length, 1)]
        const opening = canOpen[pick % Math.max(canOpen.length, 1)]
        const next = measure?.process.next[pick % Math.max(measure.process.next.length, 1)]
        const about = { caseId, measureId: measure?.process.processId ?? '', version: measure?.version ?? 0 }
        if (what === 'wait') town.at(instant(`${addDays(day(today), days)}T09:00:00Z`))
        if (what === 'decide') {
          const kind = decisions[pick % decisions.length] ?? 'immediate_custody'
          await as(town, 'cilla', (ctx) =>
            measureDecided(ctx, { id: newUuid(), caseId, kind, decidedOn: day(today) }),
          )
        }
        if (what === 'open' && opening)
          await town.send('amira', contract.openMeasure, {
            caseId,
            id: newUuid(),
            kind: opening.kind,
            step: opening.step,
            on: today,
            note: '',
            ground: opening.asksForGround ? 'lvu2' : null,
          })
        if (what === 'step' && next)
          await town.send('amira', contract.stepMeasure, {
            ...about,
            step: next.step,
            on: today,
            note: 'Påhittat skäl.',
          })
        if (what === 'strike' && measure)
          await town.send('amira', contract.strikeMeasureStep, { ...about, id: newUuid(), reason: 'Fel.' })
      }
      const { measures } = await town.call('amira', contract.readMeasures, { caseId })
      for (const { process, kind, closedOn } of measures) {
        const [row, steps] = await town.inTx(async (tx) => [
          await store.readMeasure(tx, process.processId),
          await store.readSteps(tx, [process.processId]),
        ])
        const facts = await town.inTx((tx) =>
          factsOf({ tx }, { ground: row?.ground ?? null }, { steps, birthOn: day('2016-05-04') }),
        )
        const course = courseOf(kind, facts)
        const running = process.clocks.map((clock) => `${clock.code} ${clock.dueOn}`).toSorted()
        expect(running).toEqual(course.running.map(({ code, due }) => `${code} ${due.dueOn}`).toSorted())
        expect(new Set(running).size).toBe(running.length)
        for (const code of processes[kind].under[course.state] ?? [])
          expect(course.running.map((one) => one.code)).toContain(code)
        if (course.closed) expect([running, closedOn !== null]).toEqual([[], true])
        expect(nextProcessSteps(kind, facts).length).toBeGreaterThan(0)
      }
      expect(await town.inTx((tx) => findWatch(tx, caseId))).toBeDefined()
    }),
    { numRuns: 12 },
  )
}, 240_000)
