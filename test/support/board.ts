import * as board from '#modules/decisions/board/contract.ts'
import * as contract from '#modules/decisions/contract.ts'
import { propose, readyFor, type Text } from './decision.ts'
import { newUuid, type Town } from './town.ts'

/** Proposals that only board or committee may decide, and the way to their minutes. */
export const fosterCare = {
  kind: 'grant_foster_care',
  content: 'Elsa får vård i familjehemmet Påhittsgården från den 7 december.',
  reasons: 'Hemma saknas trygghet på kvällarna. Elsa vill bo nära sin skola.',
  interventionKind: 'foster_home',
  interventionName: 'Familjehemmet Påhittsgården',
  kinship: 'Mormor och en moster är tillfrågade. Ingen av dem kan.',
} as const satisfies Text

export const custody = {
  kind: 'immediate_custody',
  content: 'Elsa omhändertas omedelbart enligt 6 § LVU.',
  reasons: 'Det är sannolikt att Elsa behöver vård, och rättens beslut kan inte avvaktas.',
  legalBasis: 'lvu_2',
} as const satisfies Text

export const present = { chair: 'Asta Påhittsdotter', members: ['Bror Påhittsson', 'Ceder Påhittsson'] }

export const planMeeting = async (
  town: Town,
  { body = 'committee', heldOn = '2026-12-01' }: { body?: 'committee' | 'board'; heldOn?: string } = {},
): Promise<string> => {
  const { id } = await town.call('nora', board.planMeeting, { id: newUuid(), body, heldOn })
  return id
}

/** Amira sends the proposal as it stands. */
export const sendTo = async (town: Town, meetingId: string, proposalId: string) => {
  const { proposal } = await town.call('amira', contract.readProposal, { proposalId })
  return town.send('amira', board.putOnAgenda, {
    proposalId,
    id: newUuid(),
    version: proposal.version,
    meetingId,
  })
}

export const meetingSeenBy = (town: Town, meetingId: string, login: 'nora' | 'dag' | 'ulla' = 'nora') =>
  town.call(login, board.readMeeting, { meetingId })

/** The meeting has been held on its day. */
export const hold = async (town: Town, meetingId: string) => {
  const { version, heldOn } = await meetingSeenBy(town, meetingId)
  town.at(`${heldOn}T14:00:00.000Z`)
  return town.call('nora', board.holdMeeting, { meetingId, version, ...present })
}

/** A proposal of foster care on the agenda of the committee. */
export const onAgenda = async (text: Text = fosterCare, person = {}) => {
  const ready = await readyFor(text, person)
  const meetingId = await planMeeting(ready.town)
  const sent = await sendTo(ready.town, meetingId, ready.proposal.id)
  if (sent.status !== 200) throw new Error(sent.text)
  return { ...ready, meetingId }
}

export const enterAs = (
  town: Town,
  login: 'nora' | 'dag' | 'eva' | 'amira' | 'ulla' | 'adam',
  entry: { agendaItemId: string; number: number; outcome: string } & Record<string, unknown>,
) => town.send(login, board.enterMinutes, entry)

export { propose }
