import { on, type Reaction } from '#platform/context.ts'
import type { Module } from '#platform/module.ts'
import { assessment } from '#modules/assessment/routes.ts'
import { endBagsOf } from '#modules/bag/index.ts'
import { bag } from '#modules/bag/routes.ts'
import { breakglass } from '#modules/breakglass/routes.ts'
import { burden } from '#modules/burden/routes.ts'
import {
  agesAnew,
  caseHandedOver,
  joinOpenInvestigation,
  measureDecided,
  openInvestigation,
  placementDecided,
  rememberContact,
  rememberTalk,
  reviewProposed,
} from '#modules/cases/index.ts'
import { cases } from '#modules/cases/routes.ts'
import { clocks } from '#modules/clocks/routes.ts'
import { checkReviewProposal, decisionSigned, recordDelegated } from '#modules/decisions/index.ts'
import { decisions } from '#modules/decisions/routes.ts'
import { disclosure } from '#modules/disclosure/routes.ts'
import { denials } from '#modules/denials/routes.ts'
import { duties } from '#modules/duties/routes.ts'
import { files } from '#modules/files/routes.ts'
import { handover } from '#modules/handover/routes.ts'
import { meetingTold } from '#modules/childtime/index.ts'
import { childtime } from '#modules/childtime/routes.ts'
import { childIdentified, investigationOpening } from '#modules/intake/index.ts'
import { intake } from '#modules/intake/routes.ts'
import { noteSigned } from '#modules/journal/index.ts'
import { invitations } from '#modules/invitations/routes.ts'
import { journal } from '#modules/journal/routes.ts'
import { delegatedDecisionMade } from '#modules/organisation/index.ts'
import { letReview } from '#modules/logreview/index.ts'
import { logreview } from '#modules/logreview/routes.ts'
import { openness } from '#modules/openness/routes.ts'
import { organisation } from '#modules/organisation/routes.ts'
import { overview } from '#modules/overview/routes.ts'
import { birthChanged } from '#modules/people/index.ts'
import { people } from '#modules/people/routes.ts'
import { retention } from '#modules/retention/routes.ts'
import { signin } from '#modules/signin/routes.ts'
import { logReviewerAgreed, workerSuspended } from '#modules/staff/index.ts'
import { staff } from '#modules/staff/routes.ts'
import { staffing } from '#modules/staffing/routes.ts'
import { meetingsMove, visitTold, visitWritten } from '#modules/visits/index.ts'
import { visits } from '#modules/visits/routes.ts'
import { workload } from '#modules/workload/routes.ts'

/** The rooms of the house, in the order in which they may ask each other: one asks only those above it. */
export const rooms: readonly Module[] = [
  organisation,
  signin,
  burden,
  clocks,
  duties,
  people,
  intake,
  cases,
  journal,
  files,
  visits,
  childtime,
  assessment,
  decisions,
  disclosure,
  handover,
  denials,
  staff,
  staffing,
  overview,
  bag,
  logreview,
  invitations,
  openness,
  retention,
  breakglass,
  workload,
]

/** Who hears what, the other way round. A reaction runs in the transaction of the fact. */
export const reactions: readonly Reaction[] = [
  on(childIdentified, joinOpenInvestigation),
  on(investigationOpening, openInvestigation),
  on(noteSigned, rememberTalk),
  on(noteSigned, rememberContact),
  on(noteSigned, visitWritten),
  on(caseHandedOver, meetingsMove),
  on(reviewProposed, checkReviewProposal),
  on(birthChanged, agesAnew),
  on(decisionSigned, placementDecided),
  on(decisionSigned, measureDecided),
  on(delegatedDecisionMade, recordDelegated),
  on(workerSuspended, endBagsOf),
  on(logReviewerAgreed, letReview),
  on(visitTold, meetingTold),
]
