import { describe, expect, test } from 'vitest'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { addReorganisation, addStaffingMeasure, readStaffingChanges } from './changes/contract.ts'
import * as contract from './contract.ts'
import { addStayPlanItem, answerStayPlanItem, readStayPlan } from './plan/contract.ts'

const aPost = async (town: Town, by: Login, unit: 'one' | 'two' | 'intake' = 'one'): Promise<string> => {
  const id = newUuid()
  await town.call(by, contract.addPost, {
    id,
    unitId: town.units[unit],
    title: 'Socialsekreterare',
    duty: 'case_work',
    percent: 100,
    funding: 'own',
    fromOn: '2020-01-01',
  })
  return id
}

const fill = (town: Town, by: Login, postId: string, more: object = {}) =>
  town.send(by, contract.fillPost, {
    id: newUuid(),
    postId,
    name: 'Påhittad Påhittsson',
    kind: 'permanent',
    percent: 100,
    fromOn: '2024-01-01',
    ...more,
  })

/** So many filled posts in a unit. */
const staffed = async (town: Town, unit: 'one' | 'two' | 'intake', people: number): Promise<void> => {
  for (let at = 0; at < people; at += 1)
    await fill(town, 'adam', await aPost(town, 'adam', unit), { name: `Påhittad ${unit} ${at}` })
}

const unitOf = (town: Town, by: Login) => town.call(by, contract.readUnitPosts, { unitId: town.units.one })

describe('who sees what of the staffing', () => {
  test('names: the manager of the unit and who keeps the register; the head and all others get "not found"', async () => {
    const town = await aTown()
    await staffed(town, 'one', 1)
    for (const login of ['dag', 'adam'] as const)
      expect((await unitOf(town, login)).having.map(({ name }) => name)).toEqual(['Påhittad one 0'])
    for (const login of ['hedda', 'ulla', 'cilla', 'bo', 'nora'] as const)
      expect((await town.send(login, contract.readUnitPosts, { unitId: town.units.one })).status, login).toBe(
        404,
      )
  })

  test('figures: a unit of four is hidden from the head with one more unit, so that no subtraction gives it', async () => {
    const town = await aTown()
    await staffed(town, 'one', 4)
    await staffed(town, 'two', 6)
    await staffed(town, 'intake', 8)
    const seen = async (by: Login) => {
      const { units, total } = await town.call(by, contract.readStaffingFigures, {})
      const shown = units.flatMap(({ name, figures }) =>
        figures === null ? [] : [`${name} ${figures.people}`],
      )
      return [shown, total?.people]
    }
    expect(await seen('hedda')).toEqual([['Mottagningen 8'], 18])
    expect(await seen('dag')).toEqual([['Mottagningen 8', 'Utredning 1 4', 'Utredning 2 6'], 18])
  })

  test('figures name nobody', async () => {
    const town = await aTown()
    await staffed(town, 'one', 6)
    const { text } = await town.send('hedda', contract.readStaffingFigures, {})
    expect(text).not.toContain('Påhittad')
  })
})

describe('a post', () => {
  test('is filled once: the second one is told what to do', async () => {
    const town = await aTown()
    const post = await aPost(town, 'dag')
    expect((await fill(town, 'dag', post)).status).toBe(200)
    const second = await fill(town, 'dag', post)
    expect(second.status).toBe(400)
    expect(second.text).toContain('redan tillsatt')
    expect((await unitOf(town, 'dag')).posts[0]?.occupancies).toHaveLength(1)
  })

  test('is not filled by somebody at 130 %, who leaves before starting, or by nobody', async () => {
    const town = await aTown()
    const worker = { name: '', holderId: town.workers.bo }
    expect((await fill(town, 'dag', await aPost(town, 'dag'), worker)).status).toBe(200)
    const post = await aPost(town, 'dag')
    expect((await fill(town, 'dag', post, { ...worker, percent: 30 })).text).toContain('mer än 100 %')
    expect((await fill(town, 'dag', post, { lastOn: '2023-12-31' })).text).toContain('före första dagen')
    expect((await fill(town, 'dag', post, { name: '' })).text).toContain('skriv ett nytt namn')
    expect((await fill(town, 'dag', post, { percent: 130 })).status).toBe(400)
  })

  test('two who fill the same post at the same time: one of them is told that it is filled', async () => {
    const town = await aTown()
    const post = await aPost(town, 'dag')
    const both = await Promise.all([fill(town, 'dag', post), fill(town, 'adam', post)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
  })

  test('goes on without a last day while somebody has it, and ends after', async () => {
    const town = await aTown()
    const postId = await aPost(town, 'dag')
    await fill(town, 'dag', postId)
    const end = { postId, funding: 'esf', fundingUntil: '2026-12-31', lastOn: '2026-12-31', version: 1 }
    expect((await town.send('dag', contract.changePost, end)).text).toContain(
      'Avsluta den anställningen först',
    )
    const { posts } = await unitOf(town, 'dag')
    const [one] = posts[0]?.occupancies ?? []
    const occupancyId = one?.id ?? ''
    const gone = {
      occupancyId,
      lastOn: '2026-11-30',
      resignedOn: '2026-10-30',
      reason: 'own_wish',
      version: 1,
    }
    expect((await town.send('dag', contract.changeOccupancy, gone)).status).toBe(200)
    expect((await town.send('dag', contract.changeOccupancy, gone)).text).toContain('changed_meanwhile')
    expect((await town.send('dag', contract.changePost, end)).status).toBe(200)
    expect((await unitOf(town, 'dag')).posts[0]).toMatchObject({ funding: 'esf', fundingEnds: true })
  })

  test('of another unit is not the manager’s to fill', async () => {
    const town = await aTown()
    expect((await fill(town, 'ulla', await aPost(town, 'dag'))).status).toBe(404)
  })
})

describe('the ones we have', () => {
  test('stand with their talk: nobody has had one, then one has', async () => {
    const town = await aTown()
    await staffed(town, 'one', 1)
    const [one] = (await unitOf(town, 'dag')).having
    expect(one).toMatchObject({ lacksTalk: true, talkedOn: null, startedOn: '2024-01-01' })
    const talk = { unitId: town.units.one, holderId: one?.holderId ?? '', talkedOn: '2026-11-20' }
    await town.call('dag', contract.noteTalk, talk)
    expect((await unitOf(town, 'dag')).having[0]).toMatchObject({ lacksTalk: false, talkedOn: '2026-11-20' })
    expect((await town.send('dag', contract.noteTalk, { ...talk, talkedOn: '2026-11-24' })).text).toContain(
      'har inte varit än',
    )
    const elsewhere = { ...talk, unitId: town.units.two }
    expect((await town.send('ulla', contract.noteTalk, elsewhere)).status, 'not of her unit').toBe(404)
  })

  test('are fewer than the work asks for: posts filled, and no reserve', async () => {
    const town = await aTown()
    await staffed(town, 'one', 5)
    const need = {
      unitId: town.units.one,
      neededPosts: 5.5,
      supervisionHours: 2.65,
      source: 'Arbetstyngden i oktober',
    }
    await town.call('dag', contract.tellNeed, { id: newUuid(), fromOn: '2026-11-01', ...need })
    const { figures, needSource } = await unitOf(town, 'dag')
    expect(figures).toMatchObject({ emptyShare: 0, verdict: 'fragile', supervisionMinutes: 159 })
    expect(figures.reserve).toBeCloseTo(-0.0909, 4)
    expect(needSource).toBe('Arbetstyngden i oktober')
  })
})

describe('what was done', () => {
  test('a measure tells what was expected and what has been seen; a reorganisation who took part', async () => {
    const town = await aTown()
    await staffed(town, 'one', 6)
    const measure = { kind: 'laptops', name: 'Bärbara datorer', fromOn: '2026-03-01', figure: 'vacancy' }
    await town.call('hedda', addStaffingMeasure, {
      id: newUuid(),
      ...measure,
      expected: 'Färre lediga tjänster',
    } as never)
    await town.call('hedda', addReorganisation, {
      id: newUuid(),
      name: 'Två grupper blir fyra',
      fromOn: '2026-02-01',
    })
    const { measures, reorganisations } = await town.call('dag', readStaffingChanges, {})
    expect(measures).toMatchObject([
      {
        unit: '',
        seen: { verdict: 'cannot_be_told', before: 0, after: 0, monthsBefore: 12, monthsAfter: 8 },
      },
    ])
    expect(reorganisations).toMatchObject([{ tookPart: '' }])
    for (const login of ['bo', 'adam'] as const)
      expect((await town.send(login, readStaffingChanges, {})).status).toBe(404)
  })
})

describe('the plan to stay', () => {
  test('is written by those who work here and answered by those who lead', async () => {
    const town = await aTown()
    const id = newUuid()
    await town.call('bo', addStayPlanItem, {
      id,
      year: 2026,
      half: 'stay',
      proposal: 'En dag hemma i veckan.',
    })
    const answer = { stayPlanItemId: id, standing: 'planned', version: 1 }
    expect((await town.send('bo', answerStayPlanItem, answer)).status).toBe(404)
    expect((await town.send('dag', answerStayPlanItem, answer)).status, 'nobody does it').toBe(400)
    const dropped = { ...answer, standing: 'dropped' }
    expect((await town.send('dag', answerStayPlanItem, dropped)).text).toContain('Skriv ett svar')
    const planned = { ...answer, ownerId: town.workers.dag, dueOn: '2026-12-31' }
    expect((await town.send('dag', answerStayPlanItem, planned)).status).toBe(200)
    const { items, authors } = await town.call('tove', readStayPlan, { year: 2026 })
    expect(items).toMatchObject([{ standing: 'planned', owner: 'Dag Påhittad', dueOn: '2026-12-31' }])
    expect(authors).toEqual(['Bo Påhittad'])
  })
})
