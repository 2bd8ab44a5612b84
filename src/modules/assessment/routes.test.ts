import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { readAssessment, readSection, saveSection } from './contract.ts'
import {
  assessmentReady,
  assessmentText,
  hashOfAssessment,
  signAssessment,
  signedAssessment,
} from './index.ts'
import { snapshotById } from './store.ts'

type Save = z.input<typeof saveSection.input>

const aTownWithCase = async () => {
  const town = await aTown()
  return { town, ...(await aCase(town)) }
}

const words = (investigationId: string, some: Partial<Save> = {}): Save => ({
  investigationId,
  section: 'analysis',
  body: 'Barnet behöver lugn.',
  revision: 0,
  tabId: newUuid(),
  tabSeq: 1,
  ...some,
})

const writeAll = async (town: Town, investigationId: string) => {
  for (const section of ['background', 'childs_view', 'analysis', 'proposal'] as const)
    await town.call('amira', saveSection, words(investigationId, { section, body: `Om ${section}.` }))
}

const inTx = <T>(town: Town, work: Parameters<typeof as<T>>[2]) => as(town, 'amira', work)

describe('writing the investigation', () => {
  test('an area that is saved is there for the co-worker, with who wrote it and when', async () => {
    const { town, investigationId } = await aTownWithCase()
    const saved = await town.call('amira', saveSection, words(investigationId))
    expect(saved).toMatchObject({ revision: 1, missing: ['background', 'childs_view_or_reason', 'proposal'] })
    const one = await town.call('bo', readSection, { investigationId, section: 'analysis' })
    expect(one).toMatchObject({ body: 'Barnet behöver lugn.', savedBy: 'Amira Påhittad', revision: 1 })
  })

  test('two people in different areas never meet; in the same area the second sees the first one’s text', async () => {
    const { town, investigationId } = await aTownWithCase()
    await town.call('amira', saveSection, words(investigationId))
    await town.call('bo', saveSection, words(investigationId, { section: 'health', body: 'Frisk.' }))
    const { status, body } = await town.send(
      'bo',
      saveSection,
      words(investigationId, { body: 'Bos analys.' }),
    )
    expect([status, body]).toMatchObject([
      409,
      {
        error: {
          code: 'section_changed_meanwhile',
          message: expect.stringContaining('samma del'),
          details: { current: { body: 'Barnet behöver lugn.', savedBy: 'Amira Påhittad' }, revision: 1 },
        },
      },
    ])
    const merged = words(investigationId, { body: 'Bådas analys.', revision: 1 })
    expect(await town.call('bo', saveSection, merged)).toMatchObject({ revision: 2 })
  })

  test('two who begin the same area at the same moment: one is kept, the other is told', async () => {
    const { town, investigationId } = await aTownWithCase()
    const sent = await Promise.all([
      town.send('amira', saveSection, words(investigationId, { body: 'Amiras.' })),
      town.send('bo', saveSection, words(investigationId, { body: 'Bos.' })),
    ])
    expect(sent.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  test('the screen shows the talks with the child that are signed in the journal', async () => {
    const { town, childId, investigationId } = await aTownWithCase()
    const talk = { kind: 'talk_with_child', childAlone: true, place: 'Skolan' } as const
    await aSignedNote(town, 'amira', childId, talk)
    const answer = await town.call('amira', readAssessment, { investigationId })
    expect(answer).toMatchObject({ talks: { talks: 1, alone: 1 }, can: { write: true } })
    expect(answer.sections).toHaveLength(19)
  })

  test('a stranger and the administrator find nothing; the head reads and does not write', async () => {
    const { town, investigationId } = await aTownWithCase()
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, readAssessment, { investigationId })).status).toBe(404)
      expect((await town.send(login, saveSection, words(investigationId))).status).toBe(404)
    }
    expect((await town.call('hedda', readAssessment, { investigationId })).can).toEqual({ write: false })
    expect((await town.send('hedda', saveSection, words(investigationId))).status).toBe(403)
    expect((await town.send('amira', readAssessment, { investigationId: newUuid() })).status).toBe(404)
  })

  test('an investigation that has ended is read, not written', async () => {
    const { town, investigationId } = await aTownWithCase()
    await inTx(town, (ctx) =>
      ctx.tx
        .updateTable('investigations')
        .set({ ended_on: ctx.today, outcome: 'no_measure' })
        .where('id', '=', investigationId)
        .execute(),
    )
    expect((await town.send('amira', saveSection, words(investigationId))).status).toBe(403)
    expect((await town.call('amira', readAssessment, { investigationId })).can).toEqual({ write: false })
  })

  test.each([
    ['a character that cannot be stored', { body: 'a\u0000b' }, 'body', 'Ta bort det'],
    ['an area that does not exist', { section: 'horoscope' }, 'section', 'Välj'],
    ['a text of nearly one megabyte', { body: 'a'.repeat(900_000) }, 'body', 'för lång'],
  ])('%s is told in Swedish at its field', async (_, some, path, said) => {
    const { town, investigationId } = await aTownWithCase()
    const { status, body } = await town.send('amira', saveSection, { ...words(investigationId), ...some })
    expect([status, body]).toMatchObject([
      400,
      { error: { issues: [{ path, message: expect.stringContaining(said) }] } },
    ])
  })
})

describe('freezing the text for a decision', () => {
  test('what is missing stops the signature, and is named', async () => {
    const { town, investigationId } = await aTownWithCase()
    await town.call('amira', saveSection, words(investigationId))
    expect(await town.inTx((tx) => assessmentReady(tx, investigationId))).toEqual({
      ready: false,
      missing: ['background', 'childs_view_or_reason', 'proposal'],
    })
    await expect(
      inTx(town, (ctx) => signAssessment(ctx, { investigationId, id: newUuid() })),
    ).rejects.toMatchObject({ code: 'assessment_not_ready' })
  })

  test('the frozen text stays as it was whatever is written afterwards, and its hash holds', async () => {
    const { town, investigationId } = await aTownWithCase()
    await writeAll(town, investigationId)
    const id = newUuid()
    const signed = await inTx(town, (ctx) => signAssessment(ctx, { investigationId, id }))
    await town.call('bo', saveSection, words(investigationId, { body: 'Annat.', revision: 1 }))
    const again = await inTx(town, (ctx) => signAssessment(ctx, { investigationId, id }))
    expect(again).toEqual(signed)
    const frozen = await town.inTx((tx) => signedAssessment(tx, id))
    expect(frozen?.sections.map(({ title, body }) => [title, body])).toContainEqual([
      'Analys',
      'Om analysis.',
    ])
    const stored = await town.inTx((tx) => snapshotById(tx, id))
    expect(stored && hashOfAssessment(stored)).toBe(signed.hash)
    const now = await town.inTx((tx) => assessmentText(tx, investigationId))
    expect(now.map(({ title }) => title)).toEqual([
      'Bakgrund och orsak',
      'Barnets egen syn',
      'Analys',
      'Förslag',
    ])
  })

  test('the database refuses the application to change or remove a frozen text', async () => {
    const { town, investigationId } = await aTownWithCase()
    await writeAll(town, investigationId)
    await inTx(town, (ctx) => signAssessment(ctx, { investigationId, id: newUuid() }))
    await expect(
      town.inTx((tx) => tx.updateTable('assessments').set({ sections: '[]' }).execute()),
    ).rejects.toThrow(/permission denied/)
    await expect(town.inTx((tx) => tx.deleteFrom('assessments').execute())).rejects.toThrow(
      /permission denied/,
    )
  })
})
