import { expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { as } from '#test/support/family.ts'
import { anInvestigation, writeText } from '#test/support/investigation.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import { hashOfDecision } from './hash.ts'
import { recordDelegated } from './record.ts'
import { noGrounds } from './rules.ts'
import { endAppealTimes } from './serve.ts'
import type { DecisionRecord } from './store.ts'

const openCare = {
  kind: 'grant_open_care',
  content: 'Elsa får familjebehandling i sex månader.',
  reasons: 'Familjen har bett om stöd.\n\nElsa vill bo kvar hemma.',
  interventionKind: 'open_care',
  interventionName: 'Familjebehandling',
} as const

const signed = async (town: Town, person = {}) => {
  const inquiry = await anInvestigation(town, person)
  await writeText(town, inquiry)
  const { id: proposalId } = await town.call('amira', contract.createProposal, {
    caseId: inquiry.caseId,
    id: newUuid(),
    ...openCare,
  })
  const { seen, caseNumber } = await town.call('amira', contract.readProposal, { proposalId })
  await town.call('amira', contract.signDecision, { proposalId, version: 1, seen })
  return { ...inquiry, decisionId: proposalId, caseNumber }
}

const textOf = (bytes: Buffer): string => squeezed(pdfText(bytes))

test('the document of a decision is a tagged PDF with decision, reasons, how to appeal and the signed investigation', async () => {
  const town = await aTown()
  const { decisionId, caseNumber } = await signed(town)
  const { status, bytes, headers } = await town.send('amira', contract.decisionDocument, { decisionId })
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(headers['content-disposition']).toBe(`inline; filename="${caseNumber}.pdf"`)
  const raw = bytes.toString('latin1')
  expect(raw.startsWith('%PDF')).toBe(true)
  for (const mark of ['/MarkInfo', '/Lang (sv-SE)', 'pdfuaid:part>1<']) expect(raw).toContain(mark)
  const text = textOf(bytes)
  for (const part of [
    'Påhittade kommun · Socialnämnden',
    `Ärende ${caseNumber}`,
    'Nils Påhittsson',
    'Amira Påhittad, Socialsekreterare',
    'Bo Påhittad',
    openCare.content,
    'Elsa vill bo kvar hemma.',
    'SoL 11:1',
    'inom tre veckor från den dag då du fick beslutet',
    'Barnets egen syn',
    'Flickan säger att hon vill bo kvar hemma.',
  ])
    expect(text).toContain(squeezed(part))
  expect(text).toMatch(/Sida1\(\d\)/)
})

test('the document is built from what was signed: later changes of name and text, and removed drafts, are not in it', async () => {
  const town = await aTown()
  const { decisionId, childId } = await signed(town)
  await town.inTx(async (tx) => {
    await tx.updateTable('persons').set({ family_name: 'Nyttnamn' }).where('id', '=', childId).execute()
    await tx.updateTable('assessment_sections').set({ body: 'Ändrad i efterhand' }).execute()
  })
  const text = textOf((await town.send('amira', contract.decisionDocument, { decisionId })).bytes)
  expect(text).toContain('NilsPåhittsson')
  expect(text).not.toContain('Nyttnamn')
  expect(text).not.toContain('Ändradiefterhand')
})

test('a protected identity is marked on the first page, and no document holds an address', async () => {
  const town = await aTown()
  const guarded = await signed(town, {
    protection: 'protected_registration',
    contact: { address: 'Hemliga vägen 7', phone: '070-111 11 11', email: '' },
  })
  const open = await signed(town, {
    givenName: 'Alva',
    contact: { address: 'Öppna gatan 3', phone: '', email: '' },
  })
  const textFor = async (decisionId: string) =>
    textOf((await town.send('amira', contract.decisionDocument, { decisionId })).bytes)
  const text = await textFor(guarded.decisionId)
  expect(text.indexOf('Skyddadepersonuppgifter')).toBeGreaterThan(-1)
  expect(text.indexOf('Skyddadepersonuppgifter')).toBeLessThan(text.indexOf('Sida1('))
  expect(text).not.toMatch(/Hemligavägen|Påhittadegatan|070/)
  const plain = await textFor(open.decisionId)
  expect(plain).not.toContain('Skyddadepersonuppgifter')
  expect(plain).not.toContain('Öppnagatan')
})

test('the investigation for communication is marked as a draft', async () => {
  const town = await aTown()
  const inquiry = await anInvestigation(town)
  const { investigationId } = inquiry
  const empty = await town.send('amira', contract.investigationDocument, { investigationId })
  expect(textOf(empty.bytes)).toContain('Ingentextärskriven')
  await writeText(town, inquiry)
  const { status, bytes } = await town.send('amira', contract.investigationDocument, { investigationId })
  expect(status).toBe(200)
  const text = textOf(bytes)
  expect(text).toContain('Utkastförkommunicering')
  expect(text).toContain('Familjenbehöverstödmedkvällarna.')
  expect((await town.send('eva', contract.investigationDocument, { investigationId })).status).toBe(404)
})

test('a decision that another room made under the delegation order is kept here, once (KL 6:40)', async () => {
  const town = await aTown()
  const { childId, caseId, investigationId } = await anInvestigation(town)
  const made = {
    id: newUuid(),
    matterId: caseId,
    caseId,
    investigationId,
    childId,
    kind: 'extend_investigation',
    content: 'Utredningstiden förlängs till 2027-01-31.',
    reasons: 'Läkarutlåtandet dröjer.',
    paragraph: 'SoL 20:3',
    delegationRuleId: null,
    presentedBy: town.workers.amira,
    decidedOn: day('2026-11-23'),
  } as const
  await as(town, 'cilla', async (ctx) => {
    const cilla = { ...ctx, actor: { ...ctx.actor, name: 'Cilla Påhittad', title: '1:e socialsekreterare' } }
    await recordDelegated(cilla, made)
    await recordDelegated(cilla, made)
  })
  const { decisions } = await town.call('amira', contract.readChildDecisions, { childId })
  expect(decisions).toMatchObject([
    {
      kind: 'extend_investigation',
      decidedBy: 'Cilla Påhittad',
      presentedBy: 'Amira Påhittad',
      paragraph: 'SoL 20:3',
    },
  ])
  const { bytes } = await town.send('amira', contract.decisionDocument, { decisionId: made.id })
  expect(textOf(bytes)).toContain('Ettsådanthärbeslutbrukarintegåattöverklaga.')
})

test('another word, date or name gives another fingerprint, the same again does not', () => {
  const record: DecisionRecord = {
    id: newUuid(),
    matterId: newUuid(),
    caseId: null,
    investigationId: null,
    childId: newUuid(),
    kind: 'close_case',
    content: 'Ärendet avslutas.',
    reasons: 'Familjen har flyttat.',
    paragraph: 'SoL 14:3',
    ruleApplied: '',
    interventionKind: '',
    interventionName: '',
    ...noGrounds,
    decidedAt: instant('2026-11-23T09:00:00Z'),
    decidedOn: day('2026-11-23'),
    decidedBy: newUuid(),
    decidedName: 'Amira Påhittad',
    decidedTitle: 'Socialsekreterare',
    delegationRuleId: null,
    presentedBy: null,
    presentedName: '',
    tookPart: [],
    assessmentId: null,
    snapshot: { municipality: 'Påhittade kommun', consulted: [{ name: 'Bo', agrees: true }] },
  }
  const turned = {
    ...record,
    snapshot: { consulted: [{ agrees: true, name: 'Bo' }], municipality: 'Påhittade kommun' },
  }
  expect(hashOfDecision(turned)).toBe(hashOfDecision(record))
  for (const change of [
    { content: 'Annat.' },
    { decidedName: 'Bo Påhittad' },
    { decidedOn: day('2026-11-24') },
  ])
    expect(hashOfDecision({ ...record, ...change })).not.toBe(hashOfDecision(record))
})

test('when the time to appeal is out its clock ends by itself, but a case never loses its last date', async () => {
  const town = await aTown()
  const { decisionId, motherId, caseId } = await signed(town)
  await town.call('amira', contract.serveDecision, {
    decisionId,
    id: newUuid(),
    personId: motherId,
    servedOn: '2026-11-23',
    how: 'meeting',
  })
  const running = () =>
    town.inTx((tx) =>
      tx
        .selectFrom('clocks')
        .select('code')
        .where('matter_id', '=', caseId)
        .where('ended_on', 'is', null)
        .execute(),
    )
  town.at('2026-12-14T09:00:00.000Z')
  await as(town, 'amira', endAppealTimes)
  expect((await running()).map((clock) => clock.code)).toContain('appeal')
  town.at('2026-12-15T09:00:00.000Z')
  await as(town, 'amira', endAppealTimes)
  expect((await running()).map((clock) => clock.code)).toEqual(['nonExecutedDecision'])
  await as(town, 'amira', endAppealTimes)
})
