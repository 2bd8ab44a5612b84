import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit, type PermitAbout } from '#platform/context.ts'
import type { HelpLimit } from '#modules/cases/contract.ts'
import { caseFacts, questionedAmong, refuseInConflict } from '#modules/cases/index.ts'
import { findColleague, delegatedBy, reaches } from '#modules/organisation/index.ts'
import type {
  createProposal,
  discardProposal,
  ProposalView,
  returnProposal,
  saveProposal,
  sendProposal,
} from './contract.ts'
import { type ProposalRow, type Proposed, proposedToChange, textOf } from './facts.ts'
import { refuseOnAgenda, refuseWhileDecided } from './board/standing.ts'
import { may } from './policy.ts'
import {
  asksGround,
  careGrounds,
  endsInvestigation,
  followUpFaults,
  followUpOf,
  gapsInText,
  interventionsOf,
  kindRules,
  levelKindOf,
  limitsOfText,
  noGrounds,
  notTold,
  type ProposalKind,
  type ProposalText,
} from './rules.ts'
import * as store from './store.ts'
import { proposalViews } from './views.ts'

const viewOf = async (ctx: Ctx, row: ProposalRow): Promise<ProposalView> => {
  const [view] = await proposalViews(ctx.tx, [row])
  return found(view)
}

const stored = async (ctx: Ctx, id: string): Promise<ProposalView> =>
  viewOf(ctx, found(await store.readProposalRow(ctx.tx, id)))

/** Two who write in the same proposal: the second sees what the first saved, and nothing is overwritten. */
export const sameVersion = async (ctx: Ctx, row: ProposalRow, version: number): Promise<void> => {
  if (row.version === version) return
  throw new Conflict('changed_meanwhile', { current: await viewOf(ctx, row), version: row.version })
}

/** A kind that gives nothing has no intervention, whatever was chosen before the kind was changed. */
const fitting = (text: ProposalText): ProposalText =>
  interventionsOf(text.kind).some((kind) => kind === text.interventionKind)
    ? text
    : { ...text, ...noGrounds, ...ownGround(text), interventionKind: '', interventionName: nameIfGiven(text) }

/** LVU 2 or 3, by which care is applied for or a child is taken into custody. */
const ownGround = ({ kind, legalBasis }: ProposalText): Partial<ProposalText> =>
  asksGround(kind) && careGrounds.some((one) => one === legalBasis) ? { legalBasis } : {}

/** What was written of telling the parties belongs only to kinds without the letters of an investigation. FL 25. */
const untold = (text: ProposalText): ProposalText =>
  kindRules[text.kind].communication === 'told' ? text : { ...text, ...notTold }

const nameIfGiven = (text: ProposalText): string =>
  interventionsOf(text.kind).length > 0 ? text.interventionName : ''

type Written = Omit<ProposalText, 'followUp'> & { readonly followUp: boolean; readonly followUpOffer: string }

const textFrom = (input: Written): ProposalText =>
  untold(
    fitting({
      kind: input.kind,
      content: input.content,
      reasons: input.reasons,
      ruleApplied: input.ruleApplied,
      interventionKind: input.interventionKind,
      interventionName: input.interventionName,
      legalBasis: input.legalBasis,
      specialReasons: input.specialReasons,
      riskBehaviour: input.riskBehaviour,
      kinship: input.kinship,
      toldOn: input.toldOn,
      toldNote: input.toldNote,
      ...followUpOf(input.kind, input),
    }),
  )

/** What nothing that is filled in later can change: too young or too old for it today (SoL 9:1, 9:3, 13:7, 18:8). */
const beyondHelp: ReadonlySet<string> = new Set<HelpLimit>([
  'help_before_15',
  'help_before_16',
  'help_from_21',
  'help_age_unknown',
])

const refuseBeyondHelp = (ctx: Ctx, text: ProposalText, birthOn: Day | null): ProposalText => {
  const whom = { birthOn, on: ctx.today }
  const faults = [
    ...limitsOfText(text, whom)
      .filter((code) => beyondHelp.has(code))
      .map((code) => ({ path: 'interventionKind', code })),
    ...followUpFaults(text, whom).map((code) => ({ path: 'followUp', code })),
  ]
  if (faults.length > 0) throw new BadInput(faults)
  return text
}

/** The investigation that a proposal ends; none for what is decided beside it. SoL 20:3. */
const restsOn = (kind: ProposalKind, investigationId: string | null): string | null => {
  if (!endsInvestigation(kind)) return null
  if (investigationId === null) throw new Conflict('no_open_investigation')
  return investigationId
}

/** FL 25: nobody has been told tomorrow. */
const refuseWrongDay = (ctx: Ctx, text: ProposalText): ProposalText => {
  if (text.toldOn !== null && text.toldOn > ctx.today)
    throw new BadInput([{ path: 'toldOn', code: 'in_future' }])
  return text
}

export const create = async (
  ctx: Ctx,
  { caseId, id, ...text }: InputOf<typeof createProposal>,
): Promise<ReplyOf<typeof createProposal>> => {
  const ofCase = found(await caseFacts(ctx.tx, caseId))
  await permit(ctx, may, 'write proposal', ofCase.own, {
    type: 'child',
    id: ofCase.childId,
    seen: may['read decisions'](ctx.actor, ofCase.facts).allowed,
  })
  await refuseInConflict(ctx, caseId, 'work')
  const proposal = {
    id,
    caseId,
    investigationId: restsOn(text.kind, ofCase.investigationId),
    childId: ofCase.childId,
    unitId: ofCase.unitId,
    proposedBy: ctx.actor.workerId,
    savedAt: ctx.now,
  }
  const written = refuseWrongDay(ctx, textFrom(text))
  await store.insertProposal(ctx.tx, proposal, refuseBeyondHelp(ctx, written, ofCase.child.birthOn))
  const view = await stored(ctx, id)
  // The id of another case's proposal tells nothing of that case.
  if (view.caseId !== caseId) throw new NotFound()
  return view
}

/** Who may read the proposal is refused in words; for the others it does not exist. */
export const aboutProposal = (ctx: Ctx, { ofCase, facts }: Proposed): PermitAbout => ({
  type: 'child',
  id: ofCase.childId,
  seen: may['read proposal'](ctx.actor, facts).allowed,
})

const toWrite = async (ctx: Ctx, input: { proposalId: string; version: number }): Promise<Proposed> => {
  const asked = await proposedToChange(ctx.tx, input.proposalId)
  await permit(ctx, may, 'write proposal', asked.own, aboutProposal(ctx, asked))
  await refuseInConflict(ctx, asked.row.case_id, 'work')
  await sameVersion(ctx, asked.row, input.version)
  return asked
}

export const save = async (
  ctx: Ctx,
  { proposalId, version, ...text }: InputOf<typeof saveProposal>,
): Promise<ReplyOf<typeof saveProposal>> => {
  const { row, ofCase } = await toWrite(ctx, { proposalId, version })
  await refuseWhileDecided(ctx, proposalId)
  const written = refuseWrongDay(ctx, textFrom(text))
  await store.updateProposalText(ctx.tx, proposalId, {
    text: refuseBeyondHelp(ctx, written, ofCase.child.birthOn),
    investigationId: restsOn(text.kind, row.investigation_id ?? ofCase.investigationId),
    savedAt: ctx.now,
    version: version + 1,
  })
  return stored(ctx, proposalId)
}

export const discard = async (
  ctx: Ctx,
  input: InputOf<typeof discardProposal>,
): Promise<ReplyOf<typeof discardProposal>> => {
  await toWrite(ctx, input)
  await refuseOnAgenda(ctx, input.proposalId)
  await store.deleteProposal(ctx.tx, input.proposalId)
  return { discarded: true }
}

/** KL 6:37: only to somebody whose level may decide; about a protected child only to one who has the child anyhow. */
const checkReceiver = async (ctx: Ctx, { row, ofCase }: Proposed, to: string): Promise<void> => {
  const receiver = await findColleague(ctx, to)
  const { lowestRole } = await delegatedBy(ctx, levelKindOf(textOf(row)))
  if (!receiver || to === ctx.actor.workerId || !reaches(receiver.role, lowestRole))
    throw new BadInput([{ path: 'to', code: 'may_not_decide' }])
  if (
    ofCase.isProtected &&
    receiver.role !== 'head' &&
    !ofCase.facts.unitIds.includes(receiver.unitId) &&
    !ofCase.facts.responsibleIds.includes(receiver.id)
  )
    throw new BadInput([{ path: 'to', code: 'outside_the_circle' }])
  if ((await questionedAmong(ctx, row.case_id, [to])).has(to))
    throw new BadInput([{ path: 'to', code: 'decider_in_conflict' }])
}

export const send = async (
  ctx: Ctx,
  { proposalId, version, to }: InputOf<typeof sendProposal>,
): Promise<ReplyOf<typeof sendProposal>> => {
  const asked = await toWrite(ctx, { proposalId, version })
  await refuseOnAgenda(ctx, proposalId)
  if (asked.row.investigation_id !== null && asked.ofCase.investigationId !== asked.row.investigation_id)
    throw new Conflict('no_open_investigation')
  await checkReceiver(ctx, asked, to)
  const text = textOf(asked.row)
  const whom = { birthOn: asked.ofCase.child.birthOn, on: ctx.today }
  const [gap] = [...gapsInText(text), ...limitsOfText(text, whom)]
  if (gap) throw new Conflict(gap)
  await store.updateProposalWay(ctx.tx, proposalId, {
    sentTo: to,
    sentAt: ctx.now,
    returnedNote: '',
    version: version + 1,
  })
  return stored(ctx, proposalId)
}

export const giveBack = async (
  ctx: Ctx,
  { proposalId, version, note }: InputOf<typeof returnProposal>,
): Promise<ReplyOf<typeof returnProposal>> => {
  const asked = await proposedToChange(ctx.tx, proposalId)
  const { row } = asked
  await permit(ctx, may, 'decide', asked.own, aboutProposal(ctx, asked))
  await refuseInConflict(ctx, row.case_id, 'work')
  await sameVersion(ctx, row, version)
  await store.updateProposalWay(ctx.tx, proposalId, {
    sentTo: null,
    sentAt: null,
    returnedNote: note,
    version: version + 1,
  })
  return stored(ctx, proposalId)
}
