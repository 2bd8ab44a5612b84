import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heaviest, pointsOfOwner } from './load.ts'
import { type Candidate, type MatterToMove, type ProposedMove, proposeHandover } from './propose.ts'

const worker = (workerId: string, more: Partial<Candidate> = {}): Candidate => ({
  workerId,
  unitId: 'one',
  employmentPercent: 100,
  mayInvestigate: true,
  mayOwnAlone: true,
  mayGet: true,
  isLead: false,
  isAway: false,
  points: 0,
  ...more,
})

const matter = (matterId: string, more: Partial<MatterToMove> = {}): MatterToMove => ({
  matterId,
  unitId: 'one',
  ownerId: 'leaver',
  coworkerId: null,
  leaving: { owner: true, coworker: false },
  isProtected: false,
  family: matterId,
  siblingOwnerId: null,
  barredIds: [],
  points: pointsOfOwner({ running: 1, late: 0 }),
  ...more,
})

const [bo, cilla, eva] = [worker('bo'), worker('cilla'), worker('eva', { unitId: 'two' })]
const trainee = worker('tove', { mayOwnAlone: false })

const onlyOne = (one: MatterToMove, staff: readonly Candidate[]): ProposedMove | undefined =>
  proposeHandover([one], staff).at(0)

describe('a matter whose owner leaves', () => {
  test('goes to the co-worker, who knows the child; somebody new becomes the second', () => {
    const busier = worker('bo', { points: heaviest })
    expect(onlyOne(matter('m', { coworkerId: 'bo' }), [busier, cilla])).toMatchObject({
      ownerId: 'bo',
      coworkerId: 'cilla',
      why: 'coworker_steps_in',
    })
  })

  test('keeps its co-worker beside somebody new, when the co-worker has far more than the others, or is away soon', () => {
    for (const known of [worker('bo', { points: 400 }), worker('bo', { isAway: true, mayGet: false })])
      expect(onlyOne(matter('m', { coworkerId: 'bo' }), [known, cilla])).toMatchObject({
        ownerId: 'cilla',
        coworkerId: 'bo',
        why: 'load',
      })
  })

  test('goes to somebody who may act alone when the co-worker is a trainee, who stays beside (SoL 25:1)', () => {
    expect(onlyOne(matter('m', { coworkerId: 'tove' }), [trainee, bo])).toMatchObject({
      ownerId: 'bo',
      coworkerId: 'tove',
    })
  })

  test('goes to one who leads the work of others only when no social worker is there', () => {
    const lead = worker('cilla', { isLead: true })
    expect(onlyOne(matter('m'), [lead, worker('bo', { points: 90 })])).toMatchObject({ ownerId: 'bo' })
    expect(onlyOne(matter('m'), [lead])).toMatchObject({ ownerId: 'cilla' })
  })

  test('goes to the worker who has the sister, also when somebody else has less', () => {
    const busy = worker('cilla', { points: 40 })
    expect(onlyOne(matter('m', { siblingOwnerId: 'cilla' }), [bo, busy])).toMatchObject({
      ownerId: 'cilla',
      why: 'sibling',
    })
  })

  test('does not follow a sister to another unit: who receives reports does not investigate', () => {
    expect(onlyOne(matter('m', { siblingOwnerId: 'eva' }), [bo, eva])).toMatchObject({ ownerId: 'bo' })
  })

  test('goes to the one with the least in the unit, counted per full-time post', () => {
    const half = worker('bo', { points: 20, employmentPercent: 50 })
    const full = worker('cilla', { points: 30 })
    expect(onlyOne(matter('m'), [half, full])).toMatchObject({ ownerId: 'cilla', why: 'load' })
  })

  test('leaves the unit only when nobody there may have it', () => {
    expect(onlyOne(matter('m'), [trainee, eva])).toMatchObject({ ownerId: 'eva', why: 'other_unit' })
    expect(onlyOne(matter('m'), [worker('bo', { points: 900 }), eva])).toMatchObject({ ownerId: 'bo' })
  })

  test('of a child with protected identity never leaves the unit by a proposal: then the manager must choose', () => {
    expect(onlyOne(matter('m', { isProtected: true }), [trainee, eva])).toEqual({
      matterId: 'm',
      ownerId: null,
      coworkerId: null,
      why: 'nobody',
    })
  })

  test('is never proposed for somebody with a conflict of interest in it (FL 17), not even the co-worker or who has the sister', () => {
    const one = matter('m', { coworkerId: 'bo', siblingOwnerId: 'bo', barredIds: ['bo'] })
    expect(onlyOne(one, [bo, worker('cilla', { points: 400 })])).toMatchObject({ ownerId: 'cilla' })
    expect(onlyOne(matter('m', { coworkerId: 'gone', barredIds: ['bo'] }), [bo, cilla])).toMatchObject({
      ownerId: 'cilla',
      coworkerId: null,
    })
  })

  test('is never proposed for a manager', () => {
    expect(onlyOne(matter('m'), [worker('dag', { mayGet: false }), cilla])).toMatchObject({
      ownerId: 'cilla',
    })
  })
})

test('when only the co-worker leaves the one responsible stays, and gets another beside', () => {
  const one = matter('m', {
    ownerId: 'bo',
    coworkerId: 'leaver',
    leaving: { owner: false, coworker: true },
  })
  expect(onlyOne(one, [bo, cilla])).toEqual({
    matterId: 'm',
    ownerId: 'bo',
    coworkerId: 'cilla',
    why: 'stays',
  })
})

test('two sisters go to the same worker', () => {
  const moved = proposeHandover([matter('a', { family: 'x' }), matter('b', { family: 'x' })], [bo, cilla])
  expect(new Set(moved.map((one) => one.ownerId)).size).toBe(1)
})

test('forty matters and three colleagues: thirteen or fourteen each', () => {
  const forty = Array.from({ length: 40 }, (_, n) => matter(`m${String(n).padStart(2, '0')}`))
  const moved = proposeHandover(forty, [bo, cilla, worker('disa')])
  const each = Map.groupBy(moved, (one) => one.ownerId)
  expect([...each.values()].map((all) => all.length).toSorted((a, b) => a - b)).toEqual([13, 13, 14])
})

test('a trainee becomes the second for an even share at most, though she has least; alone with one she is the second for all', () => {
  const forty = Array.from({ length: 40 }, (_, n) => matter(`m${n}`, { coworkerId: 'gone' }))
  const seconds = (staff: readonly Candidate[]) =>
    proposeHandover(forty, staff).filter((one) => one.coworkerId === 'tove').length
  const busy = ['bo', 'cilla', 'disa'].map((id) => worker(id, { points: 150 }))
  expect(seconds([...busy, trainee])).toBe(10)
  expect(seconds([bo, trainee])).toBe(40)
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const

const someStaff = fc
  .uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((workerId) =>
        fc.record({
          workerId: fc.constant<string>(workerId),
          unitId: fc.constantFrom('one', 'two'),
          employmentPercent: fc.constantFrom(100, 75, 50),
          mayInvestigate: fc.boolean(),
          mayOwnAlone: fc.boolean(),
          mayGet: fc.boolean(),
          isLead: fc.boolean(),
          isAway: fc.boolean(),
          points: fc.nat(120),
        }),
      ),
    ),
  )
  .map((all) => all.map((one) => ({ ...one, mayOwnAlone: one.mayInvestigate && one.mayOwnAlone })))

const someMatters = fc
  .array(
    fc.record({
      unitId: fc.constantFrom('one', 'two'),
      coworkerId: fc.option(fc.constantFrom<string>(...ids, 'other leaver')),
      isLedByAnother: fc.boolean(),
      isProtected: fc.boolean(),
      family: fc.option(fc.nat(4)),
      siblingOwnerId: fc.option(fc.constantFrom<string>(...ids)),
      barredIds: fc.subarray(['a', 'b', 'c']),
      running: fc.nat(9),
      late: fc.nat(5),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ isLedByAnother, running, late, family, ...one }, n): MatterToMove => {
      const matterId = `m${String(n).padStart(2, '0')}`
      return {
        ...one,
        matterId,
        ownerId: isLedByAnother ? 'a' : 'leaver',
        coworkerId: isLedByAnother ? 'leaver' : one.coworkerId,
        leaving: isLedByAnother
          ? { owner: false, coworker: true }
          : { owner: true, coworker: one.coworkerId === 'other leaver' },
        family: family === null ? matterId : `f${family}`,
        points: pointsOfOwner({ running, late }),
      }
    }),
  )

const history = fc.tuple(someMatters, someStaff)

test('a sister whom nobody new may get follows to the co-worker who steps in for her brother', () => {
  const known = worker('bo', { mayGet: false })
  const sister = matter('m0', { family: 'f' })
  const brother = matter('m1', { family: 'f', coworkerId: 'bo' })
  expect(proposeHandover([sister, brother], [known]).map((one) => one.ownerId)).toEqual(['bo', 'bo'])
})

describe('whatever has to move', () => {
  test('each matter gets one proposal, in the order in which it was asked, and the same when asked again', () => {
    fc.assert(
      fc.property(history, ([matters, staff]) => {
        const moved = proposeHandover(matters, staff)
        expect(moved.map((one) => one.matterId)).toEqual(matters.map((one) => one.matterId))
        const turned = proposeHandover(matters.toReversed(), staff.toReversed())
        expect(turned.toReversed()).toEqual(moved)
      }),
    )
  })

  test('nobody who leaves is proposed, two are never the same, and SoL 25:1 holds for whoever is new', () => {
    fc.assert(
      fc.property(history, ([matters, staff]) => {
        const byId = new Map(staff.map((one) => [one.workerId, one]))
        for (const { matterId, ownerId, coworkerId, why } of proposeHandover(matters, staff)) {
          if (ownerId === null) continue
          const [owner, coworker] = [
            byId.get(ownerId),
            coworkerId === null ? undefined : byId.get(coworkerId),
          ]
          expect(owner).toBeDefined()
          expect(ownerId).not.toBe(coworkerId)
          if (why !== 'nobody') expect(owner?.mayOwnAlone || coworker?.mayOwnAlone).toBe(true)
          if (coworkerId !== null) expect(coworker).toBeDefined()
          const asked = matters.find((one) => one.matterId === matterId)
          if (asked?.leaving.owner) expect(asked.barredIds).not.toContain(ownerId)
          if (coworkerId !== asked?.coworkerId) expect(asked?.barredIds).not.toContain(coworkerId)
        }
      }),
    )
  })

  test('a child with protected identity stays with its co-worker or in its unit', () => {
    fc.assert(
      fc.property(history, ([matters, staff]) => {
        const byId = new Map(staff.map((one) => [one.workerId, one]))
        const moved = new Map(proposeHandover(matters, staff).map((one) => [one.matterId, one]))
        for (const one of matters.filter((each) => each.isProtected && each.leaving.owner)) {
          const ownerId = moved.get(one.matterId)?.ownerId
          if (ownerId === null || ownerId === undefined || ownerId === one.coworkerId) continue
          expect(byId.get(ownerId)?.unitId).toBe(one.unitId)
        }
      }),
    )
  })

  test('sisters and brothers who lose their worker get one and the same', () => {
    fc.assert(
      fc.property(history, ([matters, staff]) => {
        const moved = new Map(proposeHandover(matters, staff).map((one) => [one.matterId, one]))
        const lost = matters.filter((one) => one.leaving.owner && !one.isProtected)
        for (const family of Map.groupBy(lost, (one) => `${one.unitId} ${one.family}`).values()) {
          // A sister with protected identity may have to stay in the unit.
          const owners = new Set(family.map((one) => moved.get(one.matterId)?.ownerId))
          const isMixed = matters.some(
            (one) => one.isProtected && family.some((each) => each.family === one.family),
          )
          if (!isMixed) expect(owners.size).toBe(1)
        }
      }),
    )
  })

  test('nobody who is given matters by load ends further above a colleague than one matter', () => {
    const alike = fc.tuple(
      fc.array(fc.record({ running: fc.nat(9), late: fc.nat(5) }), { maxLength: 40 }),
      fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2 }),
      fc.constantFrom(100, 50),
    )
    fc.assert(
      fc.property(alike, ([weights, names, percent]) => {
        const staff = names.map((name) => worker(name, { employmentPercent: percent }))
        const matters = weights.map((one, n) =>
          matter(`m${String(n).padStart(2, '0')}`, { points: pointsOfOwner(one) }),
        )
        const weightOf = new Map(matters.map((one) => [one.matterId, one.points]))
        const got = new Map(names.map((name) => [name as string, 0]))
        for (const { ownerId, matterId } of proposeHandover(matters, staff))
          got.set(ownerId ?? '', (got.get(ownerId ?? '') ?? 0) + (weightOf.get(matterId) ?? 0))
        const all = [...got.values()]
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(heaviest)
      }),
    )
  })
})
