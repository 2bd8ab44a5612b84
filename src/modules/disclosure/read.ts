import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { reportTexts } from '#modules/intake/index.ts'
import { hasCustody, relationsOf } from '#modules/people/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type * as contract from './contract.ts'
import { masksOf } from './document.ts'
import { guardedWords } from './guarded.ts'
import { guardianLike } from './kinds.ts'
import { childFor, loadFor } from './load.ts'
import { may } from './policy.ts'
import { groundsFor, isMass, isWithheldFrom, proposedMasks, withMasks } from './rules.ts'
import { sourcesOf } from './sources.ts'
import * as store from './store.ts'
import { words } from './text-sources.ts'

const stageOf = (row: store.DisclosureRow, isMade: boolean): contract.Stage =>
  isMade ? 'made' : row.outcome !== null ? 'decided' : row.sent_at !== null ? 'sent' : 'preparing'

const headOf = (row: store.DisclosureRow, isMade: boolean, names: ReadonlyMap<string, string>) => ({
  disclosureId: row.id,
  requester: row.requester,
  requesterName: row.requester_name,
  identityBy: row.identity_by,
  askedOn: row.asked_on,
  askedFor: row.asked_for,
  stage: stageOf(row, isMade),
  outcome: row.outcome,
  preparedBy: names.get(row.prepared_by) ?? '',
  decidedBy: row.decided_name,
})

export const answerList = async (
  ctx: Ctx,
  { childId }: InputOf<typeof contract.listDisclosures>,
): Promise<ReplyOf<typeof contract.listDisclosures>> => {
  const { child, facts } = await childFor(ctx, 'see disclosures', childId)
  const rows = await store.disclosuresOfChild(ctx.tx, child.id)
  const made = await store.filesOf(
    ctx.tx,
    rows.map(({ id }) => id),
  )
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.prepared_by),
  )
  return {
    child: { name: child.name, protection: child.protection },
    disclosures: rows.map((row) => headOf(row, made.has(row.id), names)),
    people: (await relationsOf(ctx.tx, child.id)).map(({ person, kind }) => ({
      personId: person.id,
      name: person.name,
      isGuardian: hasCustody(kind),
    })),
    can: { prepare: may['prepare disclosure'](ctx.actor, facts).allowed },
  }
}

const isPlain = ({ why }: { readonly why: string }): boolean => why !== 'sealed'

export const answerOne = async (
  ctx: Ctx,
  { disclosureId }: InputOf<typeof contract.readDisclosure>,
): Promise<ReplyOf<typeof contract.readDisclosure>> => {
  const { row, child, facts } = await loadFor(ctx, 'see disclosures', disclosureId)
  const reports = await reportTexts(ctx.tx, child.id)
  const sources = await sourcesOf(ctx, child.id, reports)
  const guarded = await guardedWords(ctx, { childId: child.id, personId: row.person_id }, reports)
  const items = await store.itemsOf(ctx.tx, row.id)
  const file = await store.fileOf(ctx.tx, row.id)
  const names = await workerNames(ctx.tx, [row.prepared_by, row.approved_by, file?.made_by])
  const chosen = new Set(items.map(({ kind, sourceId }) => `${kind} ${sourceId}`))
  const reader = { as: row.requester, personId: row.person_id }
  const mayPrepare = may['prepare disclosure'](ctx.actor, facts).allowed
  const mayDecide = may['decide disclosure'](ctx.actor, facts).allowed
  const needsSecond = row.is_mass && row.approved_by === null
  return {
    ...headOf(row, file !== undefined, names),
    childId: child.id,
    child: { name: child.name, protection: child.protection },
    version: row.version,
    sources: sources.map(({ kind, sourceId, title }) => ({
      kind,
      sourceId,
      title,
      isChosen: chosen.has(`${kind} ${sourceId}`),
    })),
    items: items.map(({ id, ...item }) => {
      const found = proposedMasks(item.body, reader, guarded)
      return {
        ...item,
        disclosureItemId: id,
        masks: [...item.masks],
        proposals: found.filter(isPlain),
        sealed: found.filter((one) => !isPlain(one)),
        hasChildWords: guardianLike.includes(row.requester) && item.body.includes(`${words.childWords}\n`),
      }
    }),
    grounds: [...groundsFor(row.requester)],
    isMass: row.outcome === null ? isMass(items.length, sources.length) : row.is_mass,
    decision:
      row.decision_reason === ''
        ? null
        : {
            reason: row.decision_reason,
            reservation: row.reservation,
            at: row.decided_at ?? ctx.now,
            approvedBy: names.get(row.approved_by ?? '') ?? '',
          },
    file: file ? { sha256: file.sha256, by: names.get(file.made_by) ?? '', at: file.made_at } : null,
    can: {
      prepare: mayPrepare && row.sent_at === null && row.outcome === null,
      decide: mayDecide && row.sent_at !== null && row.outcome === null,
      approve: mayDecide && row.outcome !== null && needsSecond && row.decided_by !== ctx.actor.workerId,
      make:
        may['make disclosure file'](ctx.actor, facts).allowed &&
        row.outcome !== null &&
        !needsSecond &&
        file === undefined,
    },
  }
}

/** For the requester: exactly what leaves. For others: what the rules alone would give them of the same papers. */
export const preview = async (
  ctx: Ctx,
  { disclosureId, as }: InputOf<typeof contract.previewDisclosure>,
): Promise<ReplyOf<typeof contract.previewDisclosure>> => {
  const { row, child } = await loadFor(ctx, 'see disclosures', disclosureId)
  const reports = await reportTexts(ctx.tx, child.id)
  const guarded = await guardedWords(ctx, { childId: child.id, personId: row.person_id }, reports)
  const isRequester = as === row.requester
  const reader = { as, personId: isRequester ? row.person_id : as === 'child' ? child.id : null }
  const shown = (item: store.Item) => {
    if (item.judged === 'withheld') return [{ ground: item.ground ?? ('osl_26_1' as const) }]
    if (!isRequester && isWithheldFrom(as, item.kind)) return [{ ground: 'osl_26_1' as const }]
    const judged = isRequester && item.judged !== null
    const masks = judged
      ? masksOf(item, reader, guarded)
      : [...item.masks, ...proposedMasks(item.body, reader, guarded)]
    return withMasks(item.body, masks)
  }
  const items = (await store.itemsOf(ctx.tx, row.id)).map((item) => ({
    disclosureItemId: item.id,
    title: item.title,
    pieces: [...shown(item)],
  }))
  return {
    as,
    isRequester,
    items,
    masked: items.flatMap(({ pieces }) => pieces).filter((piece) => typeof piece !== 'string').length,
  }
}
