import { z } from 'zod'
import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { clockViews, watchViews } from '#modules/clocks/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { type CaseFacts, caseFacts } from '../facts.ts'
import { readHomeRow, readResidents } from '../homes/store.ts'
import { may } from '../policy.ts'
import { readGoals, readIntervention, readInterventionsOf, readPlans } from '../store/interventions.ts'
import { contactsOf, placementBriefs, seesHome } from './brief.ts'
import { withoutWords } from './hidden-words.ts'
import { isPlacement } from './not-at-home.ts'
import { basesAfter, careOver, followUpAfter, isFollowUpAfter } from './rules/bases.ts'
import { careClockOf } from './rules/clocks.ts'
import { careAreas, followed } from './rules/following.ts'
import { careReviewOf, reviewParagraphs } from './rules/reviews.ts'
import * as care from './store/care.ts'
import * as store from './store/placements.ts'
import type { CarePlanView, ContactView, PlacementView, ReviewView } from './views.ts'

type Names = ReadonlyMap<string, string>
type Clocks = PlacementView['clocks']
type Row = store.PlacementRow

const contactView = (row: care.ContactRow, names: Names): ContactView => ({
  id: row.id,
  heldOn: row.held_on,
  inHome: row.in_home,
  withChild: row.with_child,
  childAlone: row.child_alone,
  withCarers: row.with_carers,
  withGuardians: row.with_guardians,
  place: row.place,
  areas: careAreas.flatMap((area) => (row[area] === '' ? [] : [{ area, words: row[area] }])),
  noteId: row.note_id,
  by: names.get(row.by_id) ?? '',
})

const carePlanView = (
  row: Awaited<ReturnType<typeof care.readCarePlans>>[number],
  names: Names,
): CarePlanView => ({
  revision: row.position + 1,
  specialNeeds: row.special_needs,
  familyContact: row.family_contact,
  goal: row.goal,
  childView: row.child_view,
  guardianView: row.guardian_view,
  longTermHome: row.long_term_home,
  isRevision: row.is_revision,
  madeOn: row.made_on,
  madeBy: names.get(row.made_by) ?? '',
})

const Answers = z.record(z.string(), z.string())

const reviewView = (row: care.ReviewRow, names: Names): ReviewView => ({
  id: row.id,
  kind: row.kind,
  answers: Answers.parse(row.answers),
  months: row.months,
  savedOn: row.saved_on,
  savedBy: names.get(row.saved_by) ?? '',
  proposedAs: row.proposed_as,
  decisionId: row.decision_id,
  decidedOn: row.decided_on,
  version: row.version,
})

/** SoL 22:13–14, LVU 13: the question that runs now, and custody when its time is near or it has begun to be written. */
const reviewsToPrepare = (
  row: Row,
  clocks: Clocks,
  ctx: Pick<Ctx, 'today'>,
): PlacementView['reviewsToPrepare'] => {
  if (row.ended_on !== null) return []
  const ofCare = careReviewOf(row.legal_basis)
  const code = careClockOf(row.legal_basis)
  const emergency = clocks.find((clock) => clock.code === 'emergencyFosterHome')
  const custody = clocks.find(
    (clock) => clock.code === 'custodyTransfer' || clock.code === 'custodyTransferYearly',
  )
  return [
    ...(ofCare
      ? [
          {
            kind: ofCare,
            paragraph: reviewParagraphs[ofCare],
            dueOn: clocks.find((clock) => clock.code === code)?.dueOn ?? null,
          },
        ]
      : []),
    ...(custody && custody.warnOn <= ctx.today
      ? [
          {
            kind: 'consider_custody_transfer' as const,
            paragraph: reviewParagraphs.consider_custody_transfer,
            dueOn: custody.dueOn,
          },
        ]
      : []),
    ...(emergency && emergency.warnOn <= ctx.today
      ? [
          {
            kind: 'extend_emergency_home' as const,
            paragraph: reviewParagraphs.extend_emergency_home,
            dueOn: emergency.dueOn,
          },
        ]
      : []),
  ]
}

/** LVU 14, OSL 21:3: somebody who lives there must not be found. Asked of all of them, whoever asks. */
const hidesAChild = async (ctx: Ctx, homeId: string): Promise<boolean> => {
  const livesHere = (await readResidents(ctx.tx, [homeId])).filter((one) => one.until_on === null)
  const children = await personBriefs(
    ctx.tx,
    livesHere.map((one) => one.child_id),
  )
  return livesHere.some((one) => one.is_hidden || children.get(one.child_id)?.isProtected === true)
}

/** The address: for those who have the child always, for their colleagues unless somebody there must not be found. */
const contactOf = async (
  ctx: Ctx,
  row: Row,
  { homeId, facts }: { homeId: string | null; facts: CaseFacts },
): Promise<PlacementView['contact']> => {
  const home = homeId === null ? undefined : await readHomeRow(ctx.tx, homeId)
  if (!home || !seesHome(ctx, facts.facts, row)) return null
  const isSecret = home.kind === 'shelter' || (await beyondDenial(ctx.tx, () => hidesAChild(ctx, home.id)))
  // A child who has left is no key to the address of those who live there now.
  if (isSecret && (row.ended_on !== null || !seesHome(ctx, facts.facts, { is_hidden: true }))) return null
  return {
    contactName: home.contact_name,
    phone: home.phone,
    email: home.email,
    address: home.address,
  }
}

const plansOf = async (ctx: Ctx, interventionId: string) => {
  const [plan] = await readPlans(ctx.tx, [interventionId])
  return {
    plan,
    goals: await readGoals(ctx.tx, [interventionId]),
    earlier: await care.readPlanVersions(ctx.tx, interventionId),
  }
}

const KeptPlan = z.object({ words: z.string() })

type Loaded = {
  readonly contacts: Awaited<ReturnType<typeof care.readContacts>>
  readonly carePlans: Awaited<ReturnType<typeof care.readCarePlans>>
  readonly reviews: Awaited<ReturnType<typeof care.readReviews>>
  readonly plans: Awaited<ReturnType<typeof plansOf>>
  readonly named: Awaited<ReturnType<typeof store.readNamedWorkers>>
}

const load = async (ctx: Ctx, row: Row): Promise<Loaded> => ({
  contacts: await care.readContacts(ctx.tx, row.id),
  carePlans: await care.readCarePlans(ctx.tx, row.id),
  reviews: await care.readReviews(ctx.tx, row.id),
  plans: await plansOf(ctx, row.intervention_id),
  named: await store.readNamedWorkers(ctx.tx, [row.id]),
})

const authors = ({ contacts, carePlans, reviews, plans, named }: Loaded): (string | undefined)[] => [
  ...contacts.map((one) => one.by_id),
  ...carePlans.map((one) => one.made_by),
  ...reviews.map((one) => one.saved_by),
  ...plans.earlier.map((one) => one.made_by),
  ...named.map((one) => one.worker_id),
  plans.plan?.made_by,
]

const planViews = ({ plans: { plan, goals, earlier } }: Loaded, names: Names) => ({
  implementationPlan: plan
    ? {
        how: plan.how,
        followUpHow: plan.follow_up_how,
        othersDo: plan.others_do,
        familyContact: plan.family_contact,
        childContact: plan.child_contact,
        childView: plan.child_view,
        guardianView: plan.guardian_view,
        followUpMonths: plan.follow_up_months,
        madeOn: plan.made_on,
        madeBy: names.get(plan.made_by) ?? '',
        version: plan.version,
      }
    : null,
  goals: goals.map(({ id, goal, sign }) => ({ id, goal, sign })),
  earlierImplementationPlans: earlier.map((one) => ({
    version: one.version,
    madeOn: one.made_on,
    madeBy: names.get(one.made_by) ?? '',
    words: KeptPlan.parse(one.content).words,
  })),
})

/** Which clocks belong to the placement: those about it, and those about its help. */
const clocksOf = async (ctx: Ctx, row: Row): Promise<Clocks> =>
  (await clockViews(ctx, [row.case_id], 'running'))
    .filter((clock) => clock.aboutId === row.id || clock.aboutId === row.intervention_id)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))

/** SoL 22:2, 22:4: how a child comes from the emergency home to a home for longer. */
const wayOnOf = async (
  ctx: Ctx,
  row: Row,
  { kind, facts }: { readonly kind: string | undefined; readonly facts: CaseFacts },
): Promise<PlacementView['wayOn']> => {
  if (row.ended_on !== null || kind !== 'emergency_foster_home') return null
  const waiting = (await readInterventionsOf(ctx.tx, [row.case_id])).find(
    (one) =>
      isPlacement(one) &&
      one.kind !== 'emergency_foster_home' &&
      one.started_on === null &&
      one.ended_on === null,
  )
  return {
    granted: waiting ? { interventionId: waiting.id, name: waiting.name } : null,
    investigationIsOpen: facts.investigationId !== null,
  }
}

/** The screen of a placement in one answer. The caller has asked the policy before. */
export const placementView = async (
  ctx: Ctx,
  placementId: string,
  known?: CaseFacts,
): Promise<PlacementView> => {
  const row = found(await store.readPlacement(ctx.tx, placementId))
  const facts = known ?? found(await caseFacts(ctx.tx, row.case_id))
  const [brief] = await placementBriefs(ctx, [row], facts.facts)
  const intervention = found(await readIntervention(ctx.tx, row.intervention_id))
  const loaded = await load(ctx, row)
  const bases = await store.readBases(ctx.tx, [row.id])
  const names = await workerNames(ctx.tx, authors(loaded))
  const clocks = await clocksOf(ctx, row)
  const dates = followed(contactsOf(loaded.contacts))
  const [carePlan, ...earlierCarePlans] = loaded.carePlans.map((one) => carePlanView(one, names))
  const watch = (await watchViews(ctx.tx, [row.case_id])).at(0)
  const { child } = facts
  const after = followUpAfter({
    kind: 'home_to_parents',
    basis: row.legal_basis,
    homeKind: brief?.kind ?? 'foster_home',
    birthOn: child.birthOn,
    awaitsReunion: bases.at(-1)?.awaits_reunion === true,
    on: ctx.today,
  })
  const isSeen = seesHome(ctx, facts.facts, row)
  const mayWork = facts.closedOn === null && may['work on case'](ctx.actor, facts.own).allowed
  const view: PlacementView = {
    ...found(brief),
    child,
    caseNumber: facts.number,
    intervention: {
      id: intervention.id,
      kind: intervention.kind,
      name: intervention.name,
      decidedOn: intervention.decided_on,
      version: intervention.version,
    },
    contact: await contactOf(ctx, row, { homeId: brief?.homeId ?? null, facts }),
    seesHome: isSeen,
    owner: watch?.owner ?? '',
    endReason: row.end_reason,
    healthNoticeOn: row.health_notice_on,
    healthNeedless:
      row.health_needless_on === null || row.health_needless_why === null
        ? null
        : {
            on: row.health_needless_on,
            why: row.health_needless_why,
            note: isSeen ? row.health_needless_note : '',
          },
    careOver: row.ended_on === null ? (careOver(row.legal_basis, child.birthOn, ctx.today) ?? null) : null,
    needsHealthNotice: clocks.some((clock) => clock.code === 'healthCheckNotice'),
    namedWorkers: loaded.named.map((one) => ({
      worker: names.get(one.worker_id) ?? '',
      fromOn: one.from_on,
      reason: one.reason,
    })),
    bases: bases.map((one) => ({
      legalBasis: one.legal_basis,
      fromOn: one.from_on,
      reason: one.reason,
    })),
    otherBases: [...basesAfter(row.legal_basis, brief?.kind === 'shelter')],
    clocks,
    lastTalkOn: dates.lastTalkOn,
    lastCarersOn: dates.lastCarersOn,
    lastGuardiansOn: dates.lastGuardiansOn,
    contacts: loaded.contacts.map((one) => contactView(one, names)),
    carePlan: carePlan ?? null,
    earlierCarePlans,
    ...planViews(loaded, names),
    reviews: loaded.reviews.map((one) => reviewView(one, names)),
    reviewsToPrepare: reviewsToPrepare(row, clocks, ctx),
    wayOn: await wayOnOf(ctx, row, { kind: brief?.kind, facts }),
    followsAfter: after === null ? 'no' : after.isMust ? 'must' : 'may',
    version: row.version,
    can: {
      work: mayWork && row.ended_on === null,
      endFollowUp: mayWork && clocks.some(({ code }) => isFollowUpAfter(code)),
    },
  }
  return isSeen ? view : withoutWords(view)
}
