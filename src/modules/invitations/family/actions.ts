import { found, NotFound } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import type { FileReply } from '#platform/module.ts'
import { childFacts } from '#modules/access/index.ts'
import { openCaseOf } from '#modules/cases/index.ts'
import { decisionsServedOn } from '#modules/decisions/index.ts'
import { decisionSource, paragraphOf } from '#modules/disclosure/index.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { findPerson, guardiansOf } from '#modules/people/index.ts'
import { release, releasePdf, type Released } from '#modules/release/index.ts'
import { childFor, showsOf } from '../actions.ts'
import type { previewInvitation } from '../contract.ts'
import { may } from '../policy.ts'
import { partsFor } from '../rules.ts'
import { findInvitation, type InvitationRow, lastOfficePhone } from '../store.ts'
import type * as contract from './contract.ts'
import { choosePage, familyPage, plainPage, textIn, wordPage } from './page.ts'
import { maskerFor, type Viewing, viewFor } from './view.ts'
import { sv } from './text.sv.ts'

type Key = 'see what is shared' | 'read own decision'

/** The invitation, for the one whom it is for. Another's, one that has ended and one that never was are the same: not there. */
const openFor = async (ctx: Ctx, key: Key, invitationId: string) => {
  const row = found(await findInvitation(ctx.tx, invitationId))
  const child = found(await findPerson(ctx.tx, row.child_id))
  const facts = { ...(await childFacts(ctx.tx, child.id, child.isProtected)), invitationId }
  const basis = await permit(ctx, may, key, facts, { type: 'child', id: child.id })
  // No worker stands in the row: who read is told by the invitation.
  await log(ctx, { about: { type: 'invitation', id: row.id }, basis })
  return { row, child }
}

const viewingOf = async (ctx: Ctx, row: InvitationRow, childId: string): Promise<Viewing> => ({
  childId,
  caseId: row.case_id,
  part: row.part,
  // By the kept entry, as meetings and decisions name it.
  personId: row.person_id === null ? null : ((await findPerson(ctx.tx, row.person_id))?.id ?? row.person_id),
  partnerName: row.partner_name ?? '',
  shows: partsFor(row.part).filter((one) => row.shows.split(',').includes(one)),
  agreed: row.agreed,
  officePhone: row.office_phone,
})

const aboutWhom = ({ childId, personId }: Viewing): string[] =>
  personId === null ? [childId] : [childId, personId]

export const showOne = async (
  ctx: Ctx,
  { invitationId }: InputOf<typeof contract.showShared>,
): Promise<Released> => {
  const { row, child } = await openFor(ctx, 'see what is shared', invitationId)
  const viewing = await viewingOf(ctx, row, child.id)
  const body = familyPage(await viewFor(ctx, viewing), { language: ctx.language, invitationId })
  return release(ctx, { body }, { people: aboutWhom(viewing) })
}

export const showOwn = async (ctx: Ctx): Promise<Released> => {
  const all = ctx.actor.invited ?? []
  const [only] = all
  if (only === undefined) throw new NotFound()
  if (all.length === 1) return showOne(ctx, { invitationId: only.invitationId })
  const names: { invitationId: string; name: string }[] = []
  for (const { invitationId } of all) {
    const { child } = await openFor(ctx, 'see what is shared', invitationId)
    names.push({ invitationId, name: child.givenName })
  }
  return release(ctx, { body: choosePage(names, ctx.language) })
}

/** FL 33 §: what was served on this person. Another parent's copy is another address, which is not there. */
export const showDecision = async (
  ctx: Ctx,
  { invitationId, decisionId }: InputOf<typeof contract.showSharedDecision>,
): Promise<Released> => {
  const { row, child } = await openFor(ctx, 'read own decision', invitationId)
  const viewing = await viewingOf(ctx, row, child.id)
  const { personId, childId } = viewing
  if (personId === null || !viewing.shows.includes('decisions')) throw new NotFound()
  const served = await decisionsServedOn(ctx, { childId, personId })
  const { decision, servedOn, appealUntil } = found(served.find((one) => one.decision.id === decisionId))
  const masked = await maskerFor(ctx, viewing)
  const { title, body } = decisionSource(decision)
  const words = sv.decision
  const document = {
    title,
    date: decision.decidedOn,
    sender: await municipalityName(ctx),
    reference: '',
    footer: words.footer(ctx.today),
    marking: words.secret,
    facts: [
      { label: words.childLabel, value: child.givenName },
      { label: words.servedLabel, value: servedOn },
      ...(appealUntil === null ? [] : [{ label: words.appealLabel, value: appealUntil }]),
    ],
    parts: [
      {
        title: words.text,
        body: masked(body).map((piece) =>
          typeof piece === 'string' ? piece : { mask: paragraphOf[piece.ground] },
        ),
      },
    ],
  }
  return releasePdf(ctx, document, { fileName: `beslut-${decisionId}.pdf`, people: aboutWhom(viewing) })
}

/** What the invited would see, for those who invite: the same page by the same masks. */
export const preview = async (
  ctx: Ctx,
  { childId, part, personId, shows }: InputOf<typeof previewInvitation>,
): Promise<Released> => {
  const { child } = await childFor(ctx, 'see invitations', childId)
  const guardians = await guardiansOf(ctx.tx, child.id)
  const guardian = guardians.find(({ id }) => id === personId)
  if (part === 'guardian' && !guardian) throw new NotFound()
  const viewing: Viewing = {
    childId: child.id,
    caseId: found(await openCaseOf(ctx.tx, child.id)).caseId,
    part,
    personId: part === 'guardian' ? (guardian?.id ?? null) : part === 'child' ? child.id : null,
    partnerName: '',
    shows: partsFor(part).filter((one) => showsOf(shows.split(',')).includes(one)),
    agreed: '',
    officePhone: await lastOfficePhone(ctx.tx, ctx.actor.unitId),
  }
  const isProtected = [child, ...guardians].some((one) => one.isProtected)
  const view = await viewFor(ctx, viewing)
  const body = familyPage(view, { language: ctx.language, invitationId: undefined, isProtected })
  return release(ctx, { body }, { people: aboutWhom(viewing) })
}

/**
 * What is shown instead of an answer. Never the sentence of the fault: what the gate stopped is named in it, and that somebody
 * has an address to hide is itself such a thing.
 */
export const failedPage = ({
  status,
  language,
}: {
  readonly status: number
  readonly language: 'sv' | 'en'
}): FileReply => {
  const text = textIn(language)
  const word = status === 401 ? undefined : [400, 403, 404].includes(status) ? 'nothing' : 'broken'
  return word === undefined ? { body: signInPage(language, text) } : { body: wordPage(language, word) }
}

const signInPage = (language: 'sv' | 'en', { signIn }: ReturnType<typeof textIn>): string =>
  plainPage(language, { title: signIn.title, lead: signIn.lead, go: signIn.go, to: '/familj/logga-in' })
