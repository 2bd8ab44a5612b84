import { z } from 'zod'
import * as board from '#modules/decisions/board/contract.ts'
import * as decisions from '#modules/decisions/contract.ts'
import { type Login, newUuid } from '#test/support/town.ts'
import { lawful, type Story, unlawful } from '../life.ts'
import type { Case } from '../oracle/state.ts'

/** A decision as a social worker proposes it. */
export type Text = Omit<z.input<(typeof decisions.createProposal)['input']>, 'caseId' | 'id'>

const Shown = z.object({ seen: z.string(), proposal: z.object({ version: z.number() }) })
const Meeting = z.object({
  version: z.number(),
  nextNumber: z.number(),
  items: z.array(z.object({ id: z.string() })),
})

const propose = async (story: Story, of: Case, text: Text): Promise<string> => {
  const id = newUuid()
  await lawful(story, of.owner, decisions.createProposal, { caseId: of.id, id, ...text })
  return id
}

const shown = async (story: Story, as: Login, proposalId: string) =>
  Shown.parse((await lawful(story, as, decisions.readProposal, { proposalId })).body)

/** Those that may be served and appealed are kept (SoL 35:1). */
const remember = ({ life }: Story, of: Case, id: string): void => {
  life.decisions.push({ id, caseId: of.id, decidedOn: life.today, served: [] })
}

/** An official signs what was proposed, or is refused. */
export const decideAs = async (
  story: Story,
  of: Case,
  as: Login,
  text: Text,
  how: 'is signed' | 'is refused' = 'is signed',
): Promise<string> => {
  const proposalId = await propose(story, of, text)
  const { seen, proposal } = await shown(story, as, proposalId)
  const input = { proposalId, version: proposal.version, seen }
  if (how === 'is refused') {
    await unlawful(story, as, decisions.signDecision, input)
    await lawful(story, of.owner, decisions.discardProposal, { proposalId, version: proposal.version })
    return proposalId
  }
  await lawful(story, as, decisions.signDecision, input)
  if (text.kind !== 'close_without_measure') remember(story, of, proposalId)
  return proposalId
}

const present = { chair: 'Asta Påhittsdotter', members: ['Bror Påhittsson', 'Ceder Påhittsson'] }

const metLine = ({ life }: Story, body: string): string => `${life.today} the ${body} has met`

/** Which bodies have met today: a body meets once a day. */
export const hasMet = (story: Story, body: 'committee' | 'board'): boolean =>
  story.told.includes(metLine(story, body))

/** A meeting of today: called, with what is put on its agenda, and held. */
const meet = async (
  story: Story,
  body: 'committee' | 'board',
  fill: (meetingId: string) => Promise<unknown>,
) => {
  const meetingId = newUuid()
  await lawful(story, 'nora', board.planMeeting, { id: meetingId, body, heldOn: story.life.today })
  await fill(meetingId)
  const meeting = Meeting.parse((await lawful(story, 'nora', board.readMeeting, { meetingId })).body)
  await lawful(story, 'nora', board.holdMeeting, { meetingId, version: meeting.version, ...present })
  story.told.push(metLine(story, body))
  return meeting
}

/** The committee decides what was proposed, at a meeting of the same day. */
export const committeeDecides = async (story: Story, of: Case, text: Text): Promise<string> => {
  const proposalId = await propose(story, of, text)
  const agendaItemId = newUuid()
  const { nextNumber: number } = await meet(story, 'committee', (meetingId) =>
    lawful(story, of.owner, board.putOnAgenda, { proposalId, id: agendaItemId, version: 1, meetingId }),
  )
  await lawful(story, 'nora', board.enterMinutes, { agendaItemId, number, outcome: 'as_proposed' })
  remember(story, of, proposalId)
  return proposalId
}

/** LVU 6, KL 6:39: the chair alone, when the board cannot be waited for. */
export const chairDecides = async (story: Story, of: Case, text: Text): Promise<string> => {
  const proposalId = await propose(story, of, text)
  const { seen, proposal } = await shown(story, of.owner, proposalId)
  await lawful(story, of.owner, board.recordChairDecision, {
    proposalId,
    version: proposal.version,
    seen,
    chair: 'Asta Påhittsdotter',
    part: 'chair',
    decidedOn: story.life.today,
    decidedTime: '00:05',
    how: 'phone',
  })
  return proposalId
}

/** KL 6:40: the board meets and is told of all that its chair has decided. */
export const boardIsTold = async (story: Story): Promise<void> => {
  const { items, nextNumber } = await meet(story, 'board', () => Promise.resolve())
  for (const [at, { id }] of items.entries())
    await lawful(story, 'nora', board.enterMinutes, {
      agendaItemId: id,
      number: nextNumber + at,
      outcome: 'noted',
    })
  for (const one of story.life.cases.flatMap(({ chair }) => chair)) one.isTold = true
}
