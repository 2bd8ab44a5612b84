import { describe, expect, test } from 'vitest'
import * as cases from '#modules/cases/contract.ts'
import {
  custody,
  enterAs,
  fosterCare,
  hold,
  meetingSeenBy,
  onAgenda,
  planMeeting,
  present,
  sendTo,
} from '#test/support/board.ts'
import { errorOf, propose, readyFor, signAs } from '#test/support/decision.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { newUuid, type Town } from '#test/support/town.ts'
import * as contract from '../contract.ts'
import * as board from './contract.ts'

const firstItem = async (town: Town, meetingId: string) => {
  const [item] = (await meetingSeenBy(town, meetingId)).items
  if (!item) throw new Error('the agenda is empty')
  return item
}

const refusedWith = (sent: { status: number; body: unknown }) => [sent.status, errorOf(sent.body).code]

/** The sentence at a field. */
const issuesOf = (body: unknown) => JSON.stringify(body)

describe('a placement in a family home (SoL 22:2, 30:6)', () => {
  test('no official signs it, not even the head of the service', async () => {
    const { town, proposal } = await readyFor(fosterCare)
    const { mayDecide } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(mayDecide).toMatchObject({ allowed: false, lowestRole: 'committee', who: [] })
    expect(refusedWith(await signAs(town, 'hedda', proposal.id))).toEqual([403, 'wrong_level'])
  })

  test('goes from proposal to agenda to minutes, becomes the committee’s decision, and the case moves on', async () => {
    const { town, inquiry, proposal, meetingId } = await onAgenda()
    const item = await firstItem(town, meetingId)
    expect(item).toMatchObject({
      decisionKind: 'grant_foster_care',
      content: fosterCare.content,
      paragraph: 'SoL 22:2',
      presenter: 'Amira Påhittad',
      isChanged: false,
    })
    await hold(town, meetingId)
    const entered = await enterAs(town, 'nora', {
      agendaItemId: item.id,
      number: 12,
      outcome: 'as_proposed',
      steppedOut: ['Bror Påhittsson'],
      reservations: 'Ceder Påhittsson reserverar sig.',
    })
    expect(entered.status, entered.text).toBe(200)
    const { decision, agendaItemId } = await town.call('amira', contract.readDecision, {
      decisionId: proposal.id,
    })
    expect(decision).toMatchObject({
      decidedAs: 'committee',
      decidedBy: 'Individutskottet',
      decidedTitle: '§ 12',
      minutesNumber: 12,
      decidedOn: '2026-12-01',
      paragraph: 'SoL 22:2',
      presentedBy: 'Amira Påhittad',
      recordedBy: 'Nora Påhittad',
      reservations: 'Ceder Påhittsson reserverar sig.',
      content: fosterCare.content,
    })
    expect(decision.deciders).toEqual(['Asta Påhittsdotter', 'Ceder Påhittsson'])
    expect(decision.tookPart).toEqual(['Bo Påhittad'])
    expect(agendaItemId).toBe(item.id)
    const seen = await town.call('amira', cases.readCase, { caseId: inquiry.caseId })
    expect(seen.interventions).toMatchObject([{ name: 'Familjehemmet Påhittsgården' }])
    const rows = await town.inTx((tx) =>
      tx.selectFrom('outbox').select('name').where('name', '=', 'decisions.decision-signed').execute(),
    )
    expect(rows).toHaveLength(1)
  })

  test('the extract of the minutes says who decided, who left for a conflict of interest, and what was reserved', async () => {
    const { town, meetingId } = await onAgenda()
    const item = await firstItem(town, meetingId)
    await hold(town, meetingId)
    await enterAs(town, 'nora', {
      agendaItemId: item.id,
      number: 12,
      outcome: 'as_proposed',
      steppedOut: ['Bror Påhittsson'],
      reservations: 'Ceder reserverar sig.',
    })
    const extract = () =>
      town.send('amira', board.minutesExtract, { agendaItemId: item.id }).then(({ bytes }) => bytes)
    const before = squeezed(pdfText(await extract()))
    for (const part of [
      'Protokollsutdrag',
      'Individutskottet',
      '§ 12',
      'Asta Påhittsdotter, Ceder Påhittsson',
      'Bror Påhittsson',
      'Ceder reserverar sig.',
      fosterCare.content,
    ])
      expect(before).toContain(squeezed(part))
    await town.call('nora', board.correctMinutes, {
      agendaItemId: item.id,
      id: newUuid(),
      correction: 'Det ska stå 8 december.',
      reason: 'Skrivfel.',
    })
    const bytes = await extract()
    expect(bytes.toString('latin1')).toContain('pdfuaid:part>1<')
    expect(squeezed(pdfText(bytes))).toContain(squeezed('Det ska stå 8 december.'))
  })

  test('the document of the decision says which body decided, when, and under which paragraph', async () => {
    const { town, proposal, meetingId } = await onAgenda()
    const item = await firstItem(town, meetingId)
    await hold(town, meetingId)
    await enterAs(town, 'nora', { agendaItemId: item.id, number: 3, outcome: 'as_proposed' })
    const { bytes } = await town.send('amira', contract.decisionDocument, { decisionId: proposal.id })
    const text = squeezed(pdfText(bytes))
    expect(text).toContain(squeezed('Individutskottet, § 3'))
    expect(text).toContain(squeezed(present.chair))
  })
})

describe('the agenda', () => {
  test('keeps the words as they were sent; a later change is seen, and is sent again', async () => {
    const { town, proposal, meetingId } = await onAgenda()
    const { proposal: now } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    await town.call('amira', contract.saveProposal, {
      proposalId: proposal.id,
      version: now.version,
      ...fosterCare,
      content: 'Elsa får vård i ett annat hem.',
    })
    expect(await firstItem(town, meetingId)).toMatchObject({ content: fosterCare.content, isChanged: true })
    expect((await sendTo(town, meetingId, proposal.id)).status).toBe(200)
    expect(await firstItem(town, meetingId)).toMatchObject({
      content: 'Elsa får vård i ett annat hem.',
      isChanged: false,
    })
  })

  test('has a proposal once, and one proposal stands on one agenda', async () => {
    const { town, proposal, meetingId } = await onAgenda()
    expect(refusedWith(await sendTo(town, meetingId, proposal.id))).toEqual([409, 'already_on_agenda'])
    const later = await planMeeting(town, { heldOn: '2026-12-15' })
    expect(refusedWith(await sendTo(town, later, proposal.id))).toEqual([409, 'already_on_agenda'])
  })

  test('takes nothing in which something is missing, and the committee nothing that is the board’s own', async () => {
    const { town, inquiry } = await readyFor(fosterCare)
    const meetingId = await planMeeting(town)
    const bare = await propose(town, inquiry, { ...fosterCare, reasons: '' })
    expect(refusedWith(await sendTo(town, meetingId, bare.id))).toEqual([409, 'reasons_missing'])
    const abroad = await propose(town, inquiry, {
      kind: 'cross_border_placement',
      content: 'Placering i Norge hos farmor.',
      reasons: 'Farmor är tryggheten.',
      toldOn: '2026-11-20',
    })
    expect(refusedWith(await sendTo(town, meetingId, abroad.id))).toEqual([409, 'body_may_not_decide'])
    const ofBoard = await planMeeting(town, { body: 'board', heldOn: '2026-12-10' })
    expect((await sendTo(town, ofBoard, abroad.id)).status).toBe(200)
  })

  test('is not changed once the meeting has been held, nor is the proposal', async () => {
    const { town, proposal, meetingId } = await onAgenda()
    const item = await firstItem(town, meetingId)
    await hold(town, meetingId)
    expect(refusedWith(await town.send('nora', board.takeOffAgenda, { agendaItemId: item.id }))).toEqual([
      409,
      'meeting_is_held',
    ])
    const { proposal: now } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    const saved = await town.send('amira', contract.saveProposal, {
      proposalId: proposal.id,
      version: now.version,
      ...fosterCare,
    })
    expect(refusedWith(saved)).toEqual([409, 'is_being_decided'])
  })

  test('is ordered by the secretary; two who order at once do not overwrite each other', async () => {
    const { town, inquiry, meetingId } = await onAgenda()
    const other = await propose(town, inquiry, custody)
    await sendTo(town, meetingId, other.id)
    const { items, version } = await meetingSeenBy(town, meetingId)
    const agendaItemIds = items.map(({ id }) => id).toReversed()
    const order = () => town.send('nora', board.orderAgenda, { meetingId, version, agendaItemIds })
    expect((await order()).status).toBe(200)
    expect((await meetingSeenBy(town, meetingId)).items.map(({ id }) => id)).toEqual(agendaItemIds)
    expect(refusedWith(await order())).toEqual([409, 'changed_meanwhile'])
  })

  test('shows a manager of another unit that something stands there, and nothing of it', async () => {
    const { town, meetingId } = await onAgenda()
    const [item] = (await meetingSeenBy(town, meetingId, 'ulla')).items
    expect(item).toMatchObject({
      isMasked: true,
      childName: '',
      caseNumber: '',
      content: '',
      decisionKind: null,
    })
    const { status } = await town.send('ulla', board.agendaMaterial, { agendaItemId: item?.id ?? '' })
    expect(status).toBe(404)
  })

  test('a protected child’s name is not on the agenda; the one who prepares it finds it in the material', async () => {
    const { town, meetingId } = await onAgenda(fosterCare, { protection: 'protected_registration' })
    const item = await firstItem(town, meetingId)
    expect(item).toMatchObject({ childName: '', protection: 'protected_registration' })
    const { status, bytes } = await town.send('nora', board.agendaMaterial, { agendaItemId: item.id })
    expect(status).toBe(200)
    expect(squeezed(pdfText(bytes))).toContain('Skyddadepersonuppgifter')
  })

  test('the secretary reads the item and never the case behind it', async () => {
    const { town, inquiry, proposal, meetingId } = await onAgenda()
    await meetingSeenBy(town, meetingId)
    const logged = await town.inTx((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['action', 'basis'])
        .where('subject_id', '=', inquiry.childId)
        .where('actor_id', '=', town.workers.nora)
        .execute(),
    )
    expect(logged).toEqual([{ action: 'readMeeting', basis: 'prepares the meetings of the board' }])
    for (const [route, input] of [
      [cases.readCase, { caseId: inquiry.caseId }],
      [contract.readProposal, { proposalId: proposal.id }],
      [contract.readCaseDecisions, { caseId: inquiry.caseId }],
    ] as const)
      expect((await town.send('nora', route, input)).status).toBe(404)
  })
})

describe('a meeting', () => {
  test('is planned for a day to come, once a day for each body', async () => {
    const { town } = await readyFor(fosterCare)
    await planMeeting(town)
    const plan = (heldOn: string, body = 'committee') =>
      town.send('nora', board.planMeeting, { id: newUuid(), body, heldOn })
    expect(issuesOf((await plan('2026-11-22')).body)).toContain('Dagen har redan varit')
    expect(issuesOf((await plan('2026-12-01')).body)).toContain('Det finns redan ett sammanträde den dagen')
    expect((await plan('2026-12-01', 'board')).status).toBe(200)
    expect(
      (await town.send('amira', board.planMeeting, { id: newUuid(), body: 'board', heldOn: '2026-12-03' }))
        .status,
    ).toBe(404)
  })

  test('is held on its day and not before, and names nobody twice', async () => {
    const { town, meetingId } = await onAgenda()
    const { version } = await meetingSeenBy(town, meetingId)
    const held = (members: string[]) =>
      town.send('nora', board.holdMeeting, { meetingId, version, chair: present.chair, members })
    expect(refusedWith(await held(present.members))).toEqual([409, 'meeting_not_yet'])
    town.at('2026-12-01T14:00:00.000Z')
    expect(issuesOf((await held([present.chair])).body)).toContain('Samma namn står två gånger')
    expect((await held(present.members)).status).toBe(200)
    expect(refusedWith(await held(present.members))).toEqual([409, 'meeting_is_held'])
  })

  test('is cancelled only with an empty agenda', async () => {
    const { town, meetingId } = await onAgenda()
    const cancel = async () => {
      const { version } = await meetingSeenBy(town, meetingId)
      return town.send('nora', board.cancelMeeting, { meetingId, version })
    }
    expect(refusedWith(await cancel())).toEqual([409, 'agenda_not_empty'])
    const item = await firstItem(town, meetingId)
    await town.call('amira', board.takeOffAgenda, { agendaItemId: item.id })
    expect((await cancel()).status).toBe(200)
  })
})

const heldWithItem = async () => {
  const made = await onAgenda()
  const item = await firstItem(made.town, made.meetingId)
  await hold(made.town, made.meetingId)
  const enter = (part: object) =>
    enterAs(made.town, 'nora', { agendaItemId: item.id, number: 1, outcome: 'as_proposed', ...part })
  return { ...made, item, enter }
}

describe('the minutes', () => {
  test('are written once: a second entry is refused, and a slip of the pen stands beside (FL 36)', async () => {
    const { town, item, enter } = await heldWithItem()
    expect((await enter({})).status).toBe(200)
    expect(refusedWith(await enter({ number: 2 }))).toEqual([409, 'minutes_entered'])
    const { items } = await town.call('nora', board.correctMinutes, {
      agendaItemId: item.id,
      id: newUuid(),
      correction: 'Det ska stå 8 december.',
      reason: 'Skrivfel.',
    })
    expect(items[0]).toMatchObject({ corrections: [{ correction: 'Det ska stå 8 december.' }] })
  })

  test('use a paragraph once', async () => {
    const { town, inquiry, meetingId } = await onAgenda()
    const other = await propose(town, inquiry, custody)
    await sendTo(town, meetingId, other.id)
    const { items } = await hold(town, meetingId)
    const [first, second] = items.map(({ id }) => id)
    await enterAs(town, 'nora', {
      agendaItemId: second ?? '',
      number: 7,
      outcome: 'returned',
      note: 'Mer om hemmet.',
    })
    const again = await enterAs(town, 'nora', {
      agendaItemId: first ?? '',
      number: 7,
      outcome: 'as_proposed',
    })
    expect([again.status, issuesOf(again.body)]).toEqual([
      400,
      expect.stringContaining('Paragrafen är redan använd'),
    ])
    expect((await meetingSeenBy(town, meetingId)).nextNumber).toBe(8)
  })

  test('decided otherwise: the words of the committee are the decision, and no help is given', async () => {
    const { town, inquiry, proposal, enter } = await heldWithItem()
    const { status } = await enter({
      outcome: 'otherwise',
      kind: 'refuse_application',
      content: 'Ansökan avslås.',
      reasons: 'Stödet i hemmet räcker.',
      ruleApplied: 'SoL 11:1',
    })
    expect(status).toBe(200)
    const { decision } = await town.call('amira', contract.readDecision, { decisionId: proposal.id })
    expect(decision).toMatchObject({
      kind: 'refuse_application',
      content: 'Ansökan avslås.',
      interventionName: '',
    })
    const { interventions } = await town.call('amira', cases.readCase, { caseId: inquiry.caseId })
    expect(interventions).toEqual([])
  })

  test('help of another kind needs a proposal of its own', async () => {
    const { enter } = await heldWithItem()
    const { status, body } = await enter({
      outcome: 'otherwise',
      kind: 'grant_open_care',
      content: 'Öppenvård.',
      reasons: 'Räcker.',
    })
    expect([status, issuesOf(body)]).toEqual([400, expect.stringContaining('eget förslag')])
  })

  test('sent back, the proposal is the social worker’s again, with what the committee said', async () => {
    const { town, proposal, enter } = await heldWithItem()
    expect((await enter({ outcome: 'returned', note: 'Fråga farmor.' })).status).toBe(200)
    const { proposal: back } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(back.returnedNote).toBe('Individutskottet 2026-12-01, återremiss: Fråga farmor.')
    expect(back.agenda).toBeNull()
  })

  test('put off, it stands on the next agenda by itself', async () => {
    const { town, enter, proposal } = await heldWithItem()
    const later = await planMeeting(town, { heldOn: '2026-12-15' })
    expect((await enter({ outcome: 'adjourned', note: 'Tiden räckte inte.' })).status).toBe(200)
    expect(await firstItem(town, later)).toMatchObject({ content: fosterCare.content })
    const { proposal: still } = await town.call('amira', contract.readProposal, { proposalId: proposal.id })
    expect(still.agenda).toMatchObject({ meetingId: later })
  })

  test('are entered by the secretary or the manager of the unit, and by nobody else', async () => {
    const { town, item } = await heldWithItem()
    const entry = { agendaItemId: item.id, number: 1, outcome: 'as_proposed' }
    expect((await enterAs(town, 'eva', entry)).status).toBe(404)
    expect((await enterAs(town, 'ulla', entry)).status).toBe(404)
    expect((await enterAs(town, 'adam', entry)).status).toBe(404)
    expect((await enterAs(town, 'amira', entry)).status).toBe(403)
    expect((await enterAs(town, 'dag', entry)).status).toBe(200)
  })
})
