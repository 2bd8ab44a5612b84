import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { closeCase, readCase } from '#modules/cases/contract.ts'
import { endChildFollowUp } from '#modules/cases/follow-up/contract.ts'
import { endAtEighteen } from '../cases/follow-up/course.ts'
import { readToday } from '#modules/overview/contract.ts'
import { open } from '#test/support/a-case.ts'
import { onAgenda, enterAs, hold } from '#test/support/board.ts'
import { errorOf, propose, readyFor, refusal, signAs } from '#test/support/decision.ts'
import { as } from '#test/support/family.ts'
import { communicate } from '#test/support/investigation.ts'
import { aSignedNote } from '#test/support/notes.ts'
import { newUuid } from '#test/support/town.ts'
import * as contract from './contract.ts'

const withoutHelp = {
  kind: 'close_without_measure',
  content: 'Utredningen avslutas utan insats. Elsas situation följs upp.',
  reasons: 'Elsa behöver stöd, men det räcker inte för LVU, och mamman tackar nej.',
} as const

const followed = {
  ...withoutHelp,
  followUp: true,
  followUpOffer: 'Familjebehandling. Mamman tackade nej den 16 november.',
} as const

/** An investigation that ended without help, and the child is followed. */
const aFollowUp = async (text: Parameters<typeof readyFor>[0] = followed, person = {}) => {
  const { town, inquiry, proposal } = await readyFor(text, person)
  await communicate(town, inquiry)
  // SoL 3:4: from 15 the child is told too.
  if ('birthOn' in person) await communicate(town, { caseId: inquiry.caseId, motherId: inquiry.childId })
  const { status, text: said } = await signAs(town, 'dag', proposal.id)
  expect(status, said).toBe(200)
  const view = () => town.call('amira', readCase, { caseId: inquiry.caseId })
  const end = async (more: object = {}) =>
    town.send('amira', endChildFollowUp, {
      caseId: inquiry.caseId,
      outcome: 'no_more_need',
      summary: 'Skolan ser en gladare flicka.',
      childView: 'Elsa säger att det är bättre hemma.',
      version: (await view()).childFollowUp?.version ?? 0,
      ...more,
    })
  return { town, inquiry, proposal, view, end }
}

const running = (view: { clocks: readonly { code: string; dueOn: string; endedOn: string | null }[] }) =>
  Object.fromEntries(
    view.clocks.filter(({ endedOn }) => endedOn === null).map(({ code, dueOn }) => [code, dueOn]),
  )

describe('an investigation that ends without help', () => {
  test('closes the case when nobody has decided on a follow-up', async () => {
    const { view } = await aFollowUp(withoutHelp)
    expect(await view()).toMatchObject({ closedOn: '2026-11-23', childFollowUp: null })
  })

  test('leaves the case open for six months when the child is to be followed (SoL 23:1, 23:5)', async () => {
    const { town, inquiry, proposal, view } = await aFollowUp()
    const seen = await view()
    expect(seen).toMatchObject({
      closedOn: null,
      investigation: { outcome: 'no_measure' },
      childFollowUp: { decisionId: proposal.id, startedOn: '2026-11-23', endedOn: null },
      next: [{ step: 'follow_child', paragraph: 'SoL 23:1, 23:5' }],
      obstacles: ['open_follow_up'],
    })
    expect(running(seen)).toEqual({ followUpAfterInvestigation: '2027-05-23' })
    const { tasks } = await town.call('amira', readToday, {})
    expect(tasks).toContainEqual(
      expect.objectContaining({
        code: 'followUpAfterInvestigation',
        href: `/arenden/${inquiry.caseId}`,
      }),
    )
    const { status } = await town.send('amira', closeCase, {
      caseId: inquiry.caseId,
      reason: 'Klart.',
      version: seen.version,
    })
    expect(status).toBe(409)
  })

  test('is followed only when help was offered and declined: who was offered what is asked for (SoL 23:1)', async () => {
    const { town, inquiry, proposal } = await readyFor({ ...followed, followUpOffer: '' })
    await communicate(town, inquiry)
    const { gaps } = await town.call('dag', contract.readProposal, { proposalId: proposal.id })
    expect(gaps).toEqual(['follow_up_offer_missing'])
    const { status, body } = await signAs(town, 'dag', proposal.id)
    expect([status, errorOf(body).code]).toEqual([409, 'follow_up_offer_missing'])
    expect(errorOf(body).message).toContain('SoL 23:1')
  })

  test('is not followed when the young person has turned 18', async () => {
    const { town, inquiry } = await readyFor(withoutHelp, { birthOn: day('2008-11-20') })
    const { status, text } = await town.send('amira', contract.createProposal, {
      caseId: inquiry.caseId,
      id: newUuid(),
      ...followed,
    })
    expect([status, text]).toEqual([400, expect.stringContaining('fyllt 18 år')])
  })

  test('after a refusal a follow-up is decided too, or the case is closed within a month', async () => {
    const plain = await aFollowUp(refusal)
    expect(running(await plain.view())).toEqual({ interventionFollowUp: '2026-12-23' })
    const other = await aFollowUp({ ...refusal, followUp: true, followUpOffer: 'Familjebehandling. Nej.' })
    expect(running(await other.view())).toMatchObject({ followUpAfterInvestigation: '2027-05-23' })
  })

  test('a kind of decision that gives help has no follow-up of this sort, whatever is sent', async () => {
    const { town, inquiry } = await readyFor(withoutHelp)
    const view = await propose(town, inquiry, {
      kind: 'grant_open_care',
      followUp: true,
      followUpOffer: 'x',
    })
    expect([view.followUp, view.followUpOffer]).toEqual([false, ''])
  })
})

describe('a follow-up without consent', () => {
  test('knows the last talk with the child, which is a note of the journal (SoL 23:3)', async () => {
    const { town, inquiry, view } = await aFollowUp()
    town.at('2026-12-10T09:00:00.000Z')
    await aSignedNote(town, 'amira', inquiry.childId, {
      kind: 'talk_with_child',
      eventOn: '2026-12-09',
      childAlone: true,
      place: 'Skolan',
      childWords: 'Det är lugnare hemma nu.',
    })
    expect((await view()).childFollowUp?.talkedOn).toBe('2026-12-09')
  })

  test('ends with what was seen and what the child says, and then the case is closed', async () => {
    const { view, end, town, inquiry } = await aFollowUp()
    town.at('2027-03-01T09:00:00.000Z')
    expect((await end({ childView: '' })).status).toBe(400)
    expect((await end({ outcome: 'adult' })).status).toBe(400)
    expect((await end()).status).toBe(200)
    const seen = await view()
    expect(seen).toMatchObject({
      childFollowUp: { endedOn: '2027-03-01', outcome: 'no_more_need' },
      next: [{ step: 'close', waits: false }],
    })
    expect(seen.clocks.find(({ code }) => code === 'followUpAfterInvestigation')?.endKind).toBe('satisfied')
    expect(running(seen)).toEqual({ interventionFollowUp: '2027-04-01' })
    expect((await end()).status).toBe(409)
    await town.call('amira', closeCase, {
      caseId: inquiry.caseId,
      reason: 'Uppföljningen är klar.',
      version: seen.version,
    })
  })

  test('of two who end it the second sees that it has ended, and nothing is overwritten', async () => {
    const { end, view } = await aFollowUp()
    const { childFollowUp } = await view()
    const [first, second] = [await end(), await end({ version: childFollowUp?.version ?? 0 })]
    expect([first.status, second.status, errorOf(second.body).code]).toEqual([
      200,
      409,
      'child_follow_up_ended',
    ])
  })

  test('ends by itself when a new investigation opens (SoL 23:5)', async () => {
    const { town, inquiry, view } = await aFollowUp()
    town.at('2027-01-11T09:00:00.000Z')
    await open(town, { childId: inquiry.childId })
    const seen = await view()
    expect(running(seen)).not.toHaveProperty('followUpAfterInvestigation')
    const [row] = await town.inTx((tx) => tx.selectFrom('child_follow_ups').selectAll().execute())
    expect(row).toMatchObject({ outcome: 'new_investigation', ended_on: '2027-01-11' })
    expect(seen.next.some(({ step }) => step === 'follow_child')).toBe(false)
  })

  test('ends by itself on the eighteenth birthday, and the case waits for its closing', async () => {
    const { town, view } = await aFollowUp(followed, { birthOn: day('2009-01-15') })
    town.at('2027-01-14T09:00:00.000Z')
    await as(town, 'cilla', endAtEighteen)
    expect((await view()).childFollowUp?.endedOn).toBeNull()
    town.at('2027-01-15T09:00:00.000Z')
    await as(town, 'cilla', endAtEighteen)
    const seen = await view()
    expect(seen.childFollowUp).toMatchObject({ outcome: 'adult', endedOn: '2027-01-15' })
    expect(running(seen)).toEqual({ interventionFollowUp: '2027-02-15' })
  })

  test('ended by itself, it stands in the log of the child', async () => {
    const { town, inquiry } = await aFollowUp(followed, { birthOn: day('2009-01-15') })
    town.at('2027-01-15T09:00:00.000Z')
    const logged = await as(town, 'cilla', async (ctx) => {
      await endAtEighteen(ctx)
      return ctx.entries.map(({ about }) => about)
    })
    expect(logged).toEqual([{ type: 'child', id: inquiry.childId }])
  })

  test('somebody ends it on the birthday in the same moment: what was written stays', async () => {
    const { town, inquiry } = await aFollowUp(followed, { birthOn: day('2009-01-15') })
    town.at('2027-01-15T09:00:00.000Z')
    const written = { outcome: 'help_accepted', summary: 'Familjen tackar ja.' } as const
    let night: Promise<void> = Promise.resolve()
    await town.inTx(async (tx) => {
      // As whoever works on a case does: held first.
      await tx.selectFrom('cases').select('id').where('id', '=', inquiry.caseId).forUpdate().execute()
      await tx
        .updateTable('child_follow_ups')
        .set({ ...written, ended_on: day('2027-01-15'), version: 2 })
        .execute()
      night = as(town, 'cilla', endAtEighteen)
      // Until the night has read what is open, and waits.
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await night
    const [row] = await town.inTx((tx) => tx.selectFrom('child_follow_ups').selectAll().execute())
    expect(row).toMatchObject(written)
  })

  test('is seen and ended by those who have the case, and by nobody else', async () => {
    const { town, inquiry } = await aFollowUp()
    const input = {
      caseId: inquiry.caseId,
      outcome: 'no_more_need',
      summary: 'a',
      childView: 'b',
      version: 1,
    }
    for (const [login, status] of [
      ['eva', 404],
      ['adam', 404],
      ['tove', 403],
    ] as const)
      expect((await town.send(login, endChildFollowUp, input)).status).toBe(status)
  })
})

describe('the board', () => {
  const entry = {
    number: 1,
    outcome: 'otherwise',
    kind: 'close_without_measure',
    content: 'Utredningen avslutas. Elsa följs upp.',
    reasons: 'Mamman tackar nej.',
    followUp: true,
  }

  test('decides otherwise: no home, but the child is followed; what was offered is asked for (SoL 23:1)', async () => {
    const { town, inquiry, meetingId, proposal } = await onAgenda()
    const [item] = (await hold(town, meetingId)).items
    const enter = (more: object) => enterAs(town, 'nora', { agendaItemId: item?.id ?? '', ...entry, ...more })
    const blank = await enter({ followUpOffer: '' })
    expect([blank.status, blank.text]).toEqual([400, expect.stringContaining('SoL 23:1')])
    expect((await enter({ followUpOffer: 'Familjehem. Mamman sa nej.' })).status).toBe(200)
    const { decision } = await town.call('amira', contract.readDecision, { decisionId: proposal.id })
    expect(decision).toMatchObject({ followUp: true, followUpOffer: 'Familjehem. Mamman sa nej.' })
    const { childFollowUp } = await town.call('amira', readCase, { caseId: inquiry.caseId })
    expect(childFollowUp).toMatchObject({ startedOn: '2026-12-01' })
  })
})
