import * as cases from '#modules/cases/contract.ts'
import { noteConsent, readConsents } from '#modules/cases/consent/contract.ts'
import {
  createProposal,
  logConsult,
  readProposal,
  sendProposal,
  serveDecision,
  signDecision,
} from '#modules/decisions/contract.ts'
import type { Worker } from '../organisation.ts'
import * as reasons from '../texts/reasons.ts'
import type { Ongoing } from './case-steps.ts'
import { nameOf } from './scene.ts'

type Kind = reasons.Help['decision'] | 'refuse_application' | 'close_without_measure'

export type Proposed = { readonly id: string; version: number }

const wordsOf = ({ scene }: Ongoing, kind: Kind, help: reasons.Help | undefined) => {
  const { tell } = scene
  const given = {
    interventionKind: help?.kind ?? ('' as const),
    interventionName: help?.name ?? '',
    ruleApplied: kind === 'refuse_application' ? 'SoL 11:1' : '',
  }
  if (help !== undefined)
    return {
      ...given,
      content: `${help.name} beviljas ${nameOf(scene.child)}.`,
      reasons: tell.from(reasons.grantReasons),
    }
  if (kind === 'refuse_application')
    return {
      ...given,
      content: 'Ansökan om kontaktfamilj avslås.',
      reasons: tell.from(reasons.refusalReasons),
    }
  return {
    ...given,
    content: 'Utredningen avslutas utan insats.',
    reasons: tell.from(reasons.noMeasureReasons),
  }
}

export const propose = async (
  it: Ongoing,
  { ago, kind, help }: { ago: number; kind: Kind; help?: reasons.Help },
): Promise<Proposed> => {
  const { scene, caseId, owner } = it
  const id = scene.dice.id(scene.days.ago(ago))
  const view = await scene.act(
    owner,
    createProposal,
    { caseId, id, kind, ...wordsOf(it, kind, help) },
    scene.moment(ago),
  )
  return { id, version: view.version }
}

export const askToDecide = async (
  it: Ongoing,
  proposal: Proposed,
  { ago, to }: { ago: number; to: Worker },
): Promise<void> => {
  const input = { proposalId: proposal.id, version: proposal.version, to: to.id }
  proposal.version = (await it.scene.act(it.owner, sendProposal, input, it.scene.moment(ago))).version
}

/** Reads what will be signed and signs exactly that. */
export const decide = async (
  it: Ongoing,
  proposal: Proposed,
  { ago, by }: { ago: number; by: Worker },
): Promise<void> => {
  const { scene, caseId, owner } = it
  const { seen } = await scene.act(by, readProposal, { proposalId: proposal.id }, scene.moment(ago))
  const input = { proposalId: proposal.id, version: proposal.version, seen }
  await scene.act(by, signDecision, input, scene.moment(ago))
  it.view = await scene.act(owner, cases.readCase, { caseId }, scene.moment(ago))
}

/** FL 33: the guardians get the decision; from that day they have three weeks. */
export const serve = async (it: Ongoing, decision: Proposed, ago: number): Promise<void> => {
  const { scene, owner } = it
  for (const guardian of scene.family.guardians) {
    const input = {
      decisionId: decision.id,
      id: scene.dice.id(scene.days.ago(ago)),
      personId: guardian.id,
      servedOn: scene.days.ago(scene.days.office(ago)),
      how: scene.dice.pick(['meeting', 'letter', 'receipt'] as const),
    }
    await scene.act(owner, serveDecision, input, scene.moment(ago))
  }
  if (ago > daysToAppeal) await scene.night(scene.moment(ago - daysToAppeal))
}

/** FL 44: three weeks, and some days for a weekend. */
const daysToAppeal = 25

const helpOf = ({ view }: Ongoing) => {
  const found = view?.interventions.at(-1)
  if (found === undefined) throw new Error('the story has no intervention')
  return found
}

/** SoL 21:1, FB 6:13: all who must agree do so, and it is noted. */
export const noteConsents = async (it: Ongoing, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const at = scene.moment(ago)
  const { helps } = await scene.act(owner, readConsents, { caseId }, at)
  for (const help of helps)
    for (const { personId, need, standing } of help.people)
      if (need === 'must' && personId !== null && standing !== 'agrees')
        await scene.act(
          owner,
          noteConsent,
          {
            caseId,
            id: scene.dice.id(scene.days.ago(ago)),
            interventionId: help.interventionId,
            personId,
            answer: 'agrees' as const,
            form: scene.dice.pick(['written', 'written', 'oral'] as const),
            scope: help.name,
            givenOn: scene.days.ago(scene.days.office(ago)),
          },
          at,
        )
}

export const startHelp = async (it: Ongoing, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  await noteConsents(it, ago)
  const { id, version } = helpOf(it)
  const input = { caseId, interventionId: id, startedOn: scene.days.ago(scene.days.office(ago)), version }
  it.view = await scene.act(owner, cases.startIntervention, input, scene.moment(ago))
}

export const planHelp = async (
  it: Ongoing,
  { ago, months }: { ago: number; months: number },
): Promise<void> => {
  const { scene, caseId, owner } = it
  const { dice, tell } = scene
  const { id, plan } = helpOf(it)
  const input = {
    caseId,
    interventionId: id,
    goals: dice
      .some(tell.theme.goals, dice.int(2, 3))
      .map(([goal, sign]) => ({ goal: tell.say(goal), sign: tell.say(sign) })),
    how: tell.from(reasons.how),
    followUpHow: 'Möte med familjen och den som ger stödet. Målen gås igenom ett och ett.',
    othersDo: tell.from(reasons.othersDo),
    familyContact: tell.from(reasons.familyContact),
    childContact: 'Enskilt samtal före varje uppföljning.',
    childView: tell.from(reasons.childViews),
    guardianView: tell.from(reasons.guardianViews),
    followUpMonths: months,
    version: plan?.version ?? 0,
  }
  it.view = await scene.act(owner, cases.saveImplementationPlan, input, scene.moment(ago))
}

export const followUp = async (
  it: Ongoing,
  { ago, nextStep }: { ago: number; nextStep: 'continue' | 'end' },
): Promise<void> => {
  const { scene, caseId, owner } = it
  const { dice, tell } = scene
  const { id, version, goals } = helpOf(it)
  const input = {
    caseId,
    interventionId: id,
    heldOn: scene.days.ago(scene.days.office(ago)),
    summary: tell.from(reasons.followUpSummaries),
    childView: tell.from(reasons.childViews),
    goalResults: goals.map((goal) => ({
      goalId: goal.id,
      result: dice.pick(['reached', 'partly', 'partly', 'not_reached'] as const),
      note: '',
    })),
    nextStep,
    endReason: nextStep === 'end' ? tell.from(reasons.closingReasons) : '',
    version,
  }
  it.view = await scene.act(owner, cases.followUpIntervention, input, scene.moment(ago))
}

/** Nobody alone with a hard decision: somebody was asked first. */
export const consult = async (it: Ongoing, { ago, asked }: { ago: number; asked: Worker }): Promise<void> => {
  const { scene, caseId, owner } = it
  const { dice, tell } = scene
  const input = {
    caseId,
    id: dice.id(scene.days.ago(ago)),
    askedId: asked.id,
    question: tell.from(reasons.consultQuestions),
    view: tell.from(reasons.consultViews),
    agrees: dice.chance(0.75),
  }
  await scene.act(owner, logConsult, input, scene.moment(ago))
}
