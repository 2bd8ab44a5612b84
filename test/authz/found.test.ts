import { describe, expect, test } from 'vitest'
import { cancelMeeting } from '#modules/decisions/board/contract.ts'
import { enterDenial } from '#modules/denials/contract.ts'
import { identifyChild } from '#modules/intake/contract.ts'
import { readTeam } from '#modules/overview/contract.ts'
import { readPerson } from '#modules/people/contract.ts'
import { aCase } from '#test/support/a-case.ts'
import { meetingSeenBy, onAgenda } from '#test/support/board.ts'
import { aReport, onReport, seenChild } from '#test/support/a-report.ts'
import { enter } from '#test/support/family.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

/** What the matrix and the swapped ids have found: each is a rule with a name from here on. */

const told = 'Nils i 3 B'
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const plain = ({ status, text }: { status: number; text: string }) =>
  `${status} ${text.replaceAll(uuid, '…')}`

const registerAbout = async (town: Town, childId: string): Promise<string> => {
  const said = await aReport(town, { children: [{ id: newUuid(), toldName: told, childId }] }).catch(String)
  return typeof said === 'string' ? said.replaceAll(uuid, '…') : 'registered'
}

describe('whoever says whom a report is about has the child from then on (SoL 20:1)', () => {
  test('so a protected child of somebody else is not there to be named: neither at the registration nor afterwards', async () => {
    const town = await aTown()
    const { childId } = await aCase(town, { protection: 'marking' })
    expect(await registerAbout(town, childId)).toBe(await registerAbout(town, newUuid()))
    const report = await aReport(town)
    const act = onReport(town, report)
    const named = await act.send(identifyChild, { childId })
    expect(plain(named)).toBe(plain(await act.send(identifyChild, { childId: newUuid() })))
    expect(named.status).toBe(404)
    expect((await town.send('maja', readPerson, { personId: childId })).status).toBe(404)
  })

  test('but the head of the service, who may read the child, names it', async () => {
    const town = await aTown()
    const { childId } = await aCase(town, { protection: 'marking' })
    const report = await aReport(town)
    await onReport(town, report).identify(childId, 'hedda')
    expect((await seenChild(town, report, 'hedda')).id).toBe(report.reportChildId)
  })

  test('and one who was just entered with a protected identity is named by whoever takes in the report', async () => {
    const town = await aTown()
    const childId = await enter(town, { givenName: 'Nils', protection: 'marking' })
    const report = await aReport(town)
    await onReport(town, report).identify(childId)
  })
})

test('HEAD asks what GET would answer: a question in the address is not lost on the way', async () => {
  const town = await aTown()
  const url = `${readTeam.path}?unitId=${town.units.two}`
  const cookies = await town.cookie('cilla')
  for (const method of ['GET', 'HEAD'] as const)
    expect((await town.app.inject({ method, url, cookies })).statusCode, method).toBe(404)
})

test('a meeting that keeps an item of a child who is denied to the manager is not cancelled by him, nor does the server fail', async () => {
  const { town, meetingId, inquiry } = await onAgenda()
  await town.call('hedda', enterDenial, {
    id: newUuid(),
    workerId: town.workers.dag,
    personId: inquiry.childId,
    kind: 'conflict',
    reason: 'Påhittat skäl.',
    untilOn: null,
  })
  const { version, items } = await meetingSeenBy(town, meetingId, 'dag')
  expect(items).toEqual([])
  const { status, text } = await town.send('dag', cancelMeeting, { meetingId, version })
  expect([status, text]).toEqual([409, expect.stringContaining('agenda_not_empty')])
  expect((await meetingSeenBy(town, meetingId)).items.length).toBe(1)
})
