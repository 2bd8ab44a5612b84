import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { writeText } from '#test/support/investigation.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readAssessment, saveSection } from '../contract.ts'
import { assessmentText, hashOfAssessment, signAssessment, signedAssessment } from '../index.ts'
import { savePart } from '../parts/contract.ts'
import { snapshotById } from '../store.ts'
import { checkStructure, loadStructure, readStructures, useOwnStructure } from './contract.ts'

const file = (heading: string): string =>
  JSON.stringify({
    format: 'barntid-struktur 1',
    name: `Rubriker ${heading}`,
    areas: { health: { heading } },
  })

const next = (some: object = {}) => ({
  id: newUuid(),
  validFrom: '2026-12-01',
  version: 0,
  file: file('Kropp'),
  ...some,
})

const words = (investigationId: string) => ({
  investigationId,
  section: 'health' as const,
  body: 'Frisk.',
  revision: 0,
  tabId: newUuid(),
  tabSeq: 1,
})

const headingOf = async (town: Town, investigationId: string): Promise<string | undefined> =>
  (await town.call('amira', readAssessment, { investigationId })).sections.find(
    ({ section }) => section === 'health',
  )?.heading.sv

describe('a municipality’s own headings', () => {
  test('are checked before anything is stored: what changes, or what is wrong on which line', async () => {
    const town = await aTown()
    const right = await town.call('adam', checkStructure, { file: file('Kropp och själ') })
    expect(right).toMatchObject({
      faults: [],
      changes: [{ what: 'heading', code: 'health', before: 'Hälsa', after: 'Kropp och själ' }],
    })
    const wrong = await town.call('adam', checkStructure, {
      file: '{\n"format": "barntid-struktur 1",\n"name": 3}',
    })
    expect(wrong).toEqual({
      name: '',
      changes: [],
      faults: [
        { path: 'areas', line: 1, message: 'Här fattas en text.' },
        { path: 'name', line: 3, message: expect.stringContaining('text inom citattecken') },
      ],
    })
    expect((await town.call('adam', readStructures, {})).packages).toEqual([])
  })

  test('hold from their day for what is begun then; a text that was begun before keeps its headings, for good', async () => {
    const town = await aTown()
    const before = await aCase(town)
    await town.call('amira', saveSection, words(before.investigationId))
    const after = await aCase(town)
    await town.call('adam', loadStructure, next())
    expect(await headingOf(town, after.investigationId)).toBe('Hälsa')
    town.at('2026-12-01T09:00:00.000Z')
    expect(await headingOf(town, before.investigationId)).toBe('Hälsa')
    expect(await headingOf(town, after.investigationId)).toBe('Kropp')
    await town.call('amira', saveSection, words(after.investigationId))
    await town.call('adam', loadStructure, next({ version: 1, validFrom: '2026-12-02', file: file('Själ') }))
    town.at('2026-12-02T09:00:00.000Z')
    expect(await headingOf(town, after.investigationId)).toBe('Kropp')
    const third = await aCase(town)
    expect(await headingOf(town, third.investigationId)).toBe('Själ')
    const text = await town.inTx((tx) => assessmentText(tx, after.investigationId))
    expect(text).toMatchObject([{ title: 'Kropp', body: 'Frisk.' }])
  })

  test('can be left again for our own, from a day', async () => {
    const town = await aTown()
    await town.call('adam', loadStructure, next({ validFrom: '2026-11-23' }))
    await town.call('hedda', useOwnStructure, { id: newUuid(), validFrom: '2026-11-23', version: 1 })
    const { inForce, packages } = await town.call('adam', readStructures, {})
    expect(inForce).toMatchObject({ name: '', builtIn: 1 })
    expect(packages.map(({ version, name, isInForce }) => [version, name, isInForce])).toEqual([
      [2, '', true],
      [1, 'Rubriker Kropp', false],
    ])
  })

  test('of two people who load at the same time, the second is told what has come; the same load twice is one', async () => {
    const town = await aTown()
    const first = next()
    expect(await town.call('adam', loadStructure, first)).toEqual({ version: 1 })
    expect(await town.call('adam', loadStructure, first)).toEqual({ version: 1 })
    const { status, body } = await town.send('hedda', loadStructure, next({ file: file('Annat') }))
    expect([status, body]).toMatchObject([
      409,
      { error: { code: 'structure_loaded_meanwhile', details: { version: 1 } } },
    ])
  })

  test('a file with faults and a day that has been are refused in Swedish at their fields', async () => {
    const town = await aTown()
    const faulty = await town.send('adam', loadStructure, next({ file: '{' }))
    expect([faulty.status, faulty.body]).toMatchObject([
      400,
      { error: { issues: [{ path: 'file', message: expect.stringContaining('Filen har fel') }] } },
    ])
    const past = await town.send('adam', loadStructure, next({ validFrom: '2026-11-22' }))
    expect([past.status, past.body]).toMatchObject([
      400,
      { error: { issues: [{ path: 'validFrom', message: expect.stringContaining('Dagen har varit') }] } },
    ])
    const odd = await town.send('adam', checkStructure, { file: 'a\u0000' })
    expect(odd.status).toBe(400)
  })

  test('are read by all at work, and loaded only by the administrator and the head of the service', async () => {
    const town = await aTown()
    expect((await town.call('amira', readStructures, {})).can).toEqual({ configure: false })
    for (const login of ['amira', 'dag', 'nora'] as const) {
      expect((await town.send(login, loadStructure, next())).status).toBe(403)
      expect((await town.send(login, checkStructure, { file: file('x') })).status).toBe(403)
    }
  })
})

describe('what was written before there were structures (version 0)', () => {
  test('is read as it was: every word in its area, and it goes on as one text for each area', async () => {
    const town = await aTown()
    const { investigationId } = await aCase(town)
    await writeText(town, { investigationId })
    const answer = await town.call('amira', readAssessment, { investigationId })
    expect(answer.structure.builtIn).toBe(0)
    expect(answer.sections.every(({ kinds }) => kinds.length === 0)).toBe(true)
    expect(answer.sections.find(({ section }) => section === 'analysis')?.body).toBe(
      'Familjen behöver stöd med kvällarna.',
    )
    const part = {
      ...words(investigationId),
      partId: newUuid(),
      kind: 'fact' as const,
      source: '',
      saidOn: null,
    }
    const { status, body } = await town.send('amira', savePart, part)
    expect([status, body]).toMatchObject([409, { error: { code: 'text_without_parts' } }])
    await town.call('amira', saveSection, words(investigationId))
    const text = await town.inTx((tx) => assessmentText(tx, investigationId))
    expect(text.find(({ section }) => section === 'health')).toMatchObject({ title: 'Hälsa', body: 'Frisk.' })
    expect((await town.call('amira', readAssessment, { investigationId })).structure.builtIn).toBe(0)
  })

  test('a text that was signed then has the same headings, the same words and the same hash as on that day', async () => {
    const town = await aTown()
    const { investigationId } = await aCase(town)
    const id = newUuid()
    // Rows and bytes as the program wrote them before this: hashed outside of it.
    const sections = [
      { section: 'background', body: 'Skolan ringde.' },
      { section: 'analysis', body: 'Rad ett.\n\nRad två.' },
    ]
    const signedAt = '2026-10-01T08:00:00.000Z'
    const by = [town.workers.amira, 'Amira', 'Socialsekreterare']
    const bytes = JSON.stringify([
      'barntid assessment 1',
      id,
      investigationId,
      sections.map((one) => [one.section, one.body]),
      signedAt,
      ...by,
    ])
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(bytes))).toString(
      'hex',
    )
    const owner = new Client({ connectionString: town.ownerUrl })
    await owner.connect()
    await owner.query(
      `insert into assessments (tenant_id, id, investigation_id, sections, signed_at, signed_by, signed_name, signed_title, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [town.tenantId, id, investigationId, JSON.stringify(sections), signedAt, ...by, hash],
    )
    await owner.end()
    const stored = await town.inTx((tx) => snapshotById(tx, id))
    expect(stored && hashOfAssessment(stored)).toBe(hash)
    const read = await town.inTx((tx) => signedAssessment(tx, id))
    expect(read?.sections).toEqual([
      { section: 'background', title: 'Bakgrund och orsak', body: 'Skolan ringde.' },
      { section: 'analysis', title: 'Analys', body: 'Rad ett.\n\nRad två.' },
    ])
  })

  test('a text of version 0 is signed in the bytes of then', async () => {
    const town = await aTown()
    const { investigationId } = await aCase(town)
    await writeText(town, { investigationId })
    const id = newUuid()
    await as(town, 'amira', (ctx) => signAssessment(ctx, { investigationId, id }))
    const stored = await town.inTx((tx) => snapshotById(tx, id))
    expect(stored?.structure).toBeNull()
    expect(stored && hashOfAssessment(stored)).toBe(stored?.hash)
  })
})
