import { createHash } from 'node:crypto'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { textsOf } from '#platform/pdf/document.ts'
import { reportTexts } from '#modules/intake/index.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { type Released, releaseAgain, releasePdf } from '#modules/release/index.ts'
import type * as contract from './contract.ts'
import { documentOf, masksOf } from './document.ts'
import { guardedWords } from './guarded.ts'
import { holdFor, loadFor, refuseField } from './load.ts'
import { isMass } from './rules.ts'
import { sourcesOf } from './sources.ts'
import * as store from './store.ts'

const guardedFor = async (ctx: Ctx, { child_id: childId, person_id: personId }: store.DisclosureRow) =>
  guardedWords(ctx, { childId, personId }, await reportTexts(ctx.tx, childId))

/** Given out whole or with masks is what the papers say; refused is what somebody decides. */
const outcomeOf = async (ctx: Ctx, row: store.DisclosureRow, items: readonly store.Item[]) => {
  const guarded = await guardedFor(ctx, row)
  const reader = { as: row.requester, personId: row.person_id }
  return items.every((item) => item.judged === 'open' && masksOf(item, reader, guarded).length === 0)
    ? 'whole'
    : 'masked'
}

export const decide = async (
  ctx: Ctx,
  { answer, reason, reservation, ...known }: InputOf<typeof contract.decideDisclosure>,
): Promise<ReplyOf<typeof contract.decideDisclosure>> => {
  const { row } = await holdFor(ctx, 'decide disclosure', known)
  if (row.sent_at === null) throw new Conflict('disclosure_not_sent')
  if (row.outcome !== null) throw new Conflict('disclosure_is_decided')
  if (answer === 'back') {
    await store.changeDisclosure(ctx.tx, row.id, { sent_by: null, sent_at: null, decision_reason: reason })
    return { version: row.version + 1 }
  }
  const items = await store.itemsOf(ctx.tx, row.id)
  if (answer === 'give' && items.length === 0) refuseField('answer', 'choose')
  const there = await sourcesOf(ctx, row.child_id, await reportTexts(ctx.tx, row.child_id))
  await store.changeDisclosure(ctx.tx, row.id, {
    outcome: answer === 'refuse' ? 'refused' : await outcomeOf(ctx, row, items),
    decision_reason: reason,
    reservation,
    decided_by: ctx.actor.workerId,
    decided_name: ctx.actor.name,
    decided_title: ctx.actor.title,
    decided_at: ctx.now,
    is_mass: answer === 'give' && isMass(items.length, there.length),
  })
  return { version: row.version + 1 }
}

/** Four eyes: not the one who decided. */
export const approve = async (
  ctx: Ctx,
  known: InputOf<typeof contract.approveDisclosure>,
): Promise<ReplyOf<typeof contract.approveDisclosure>> => {
  const { row } = await holdFor(ctx, 'decide disclosure', known)
  if (row.outcome === null || !row.is_mass || row.approved_by !== null)
    throw new Conflict('disclosure_needs_no_second')
  if (row.decided_by === ctx.actor.workerId) throw new Conflict('disclosure_needs_another')
  await store.changeDisclosure(ctx.tx, row.id, { approved_by: ctx.actor.workerId, approved_at: ctx.now })
  return { version: row.version + 1 }
}

/** No name and no number: a file name travels further than the file. */
const fileName = 'utlamnande.pdf'

const peopleOf = ({ child_id: childId, person_id: personId }: store.DisclosureRow): string[] => [
  childId,
  ...(personId === null ? [] : [personId]),
]

/** Made once of plain text, through the gate, and kept with its fingerprint. */
export const makeFile = async (
  ctx: Ctx,
  known: InputOf<typeof contract.makeDisclosureFile>,
): Promise<ReplyOf<typeof contract.makeDisclosureFile>> => {
  const { row, child } = await holdFor(ctx, 'make disclosure file', known)
  if (row.outcome === null) throw new Conflict('disclosure_not_decided')
  if (row.is_mass && row.approved_by === null) throw new Conflict('disclosure_needs_second')
  const made = await store.fileOf(ctx.tx, row.id)
  if (made) return { sha256: made.sha256 }
  const document = documentOf({
    row,
    items: await store.itemsOf(ctx.tx, row.id),
    guarded: await guardedFor(ctx, row),
    childName: child.name,
    municipality: await municipalityName(ctx),
    today: ctx.today,
  })
  const { body } = await releasePdf(ctx, document, { fileName, people: peopleOf(row) })
  const bytes = Buffer.from(body)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await store.insertFile(ctx.tx, {
    id: newId(ctx),
    disclosureId: row.id,
    childId: row.child_id,
    body: bytes,
    texts: textsOf(document),
    sha256,
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  await store.changeDisclosure(ctx.tx, row.id, {})
  return { sha256 }
}

/** The copy as it was made, byte for byte: never made anew, and looked through by what is hidden today. */
export const showFile = async (
  ctx: Ctx,
  { disclosureId }: InputOf<typeof contract.disclosureFile>,
): Promise<Released> => {
  const { row } = await loadFor(ctx, 'make disclosure file', disclosureId)
  if (row.outcome === null) throw new Conflict('disclosure_not_decided')
  const { body, texts } = found(await store.copyOf(ctx.tx, row.id))
  return releaseAgain(ctx, { body, fileName }, { texts, people: peopleOf(row) })
}
