import { dayOf } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import { formatIdentityNumber } from '#kernel/identity-format.ts'
import { type Ctx, log } from '#platform/context.ts'
import { watchesOfChild } from '#modules/clocks/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { findPerson } from '../briefs.ts'
import type { PersonBrief } from '../contract.ts'
import { type KnownPerson, knownPerson } from '../facts.ts'
import { mayOpen } from '../hits.ts'
import { seesContact } from '../policy.ts'
import * as people from '../store.ts'
import { type Entry, MergeChoices } from './contract.ts'
import * as store from './store.ts'

export type Pair = { readonly kept: KnownPerson; readonly merged: KnownPerson }

/** Both entries as the policy asks of them. NotFound when either is not there. */
export const knownPair = async (ctx: Ctx, keptId: string, mergedId: string): Promise<Pair> => ({
  kept: found(await knownPerson(ctx.tx, keptId)),
  merged: found(await knownPerson(ctx.tx, mergedId)),
})

/** What the policy asks and what the log is about: the kept entry, seen only by one who may open both. */
export const aboutPair = (ctx: Ctx, { kept, merged }: Pair) =>
  ({
    facts: { kept: kept.facts, merged: merged.facts },
    about: { type: 'person', id: kept.brief.id, seen: mayOpen(ctx, kept) && mayOpen(ctx, merged) },
  }) as const

export const logMerged = (ctx: Ctx, { merged }: Pair, basis: string): Promise<void> =>
  log(ctx, { about: { type: 'person', id: merged.brief.id }, basis })

export const hasOpenCase = async (ctx: Ctx, id: string): Promise<boolean> =>
  (await watchesOfChild(ctx.tx, id)).some((watch) => watch.matterKind === 'case')

/** One side of the comparison. */
export const entryOf = async (ctx: Ctx, { brief, facts }: KnownPerson): Promise<Entry> => {
  const row = found(await people.readWhole(ctx.tx, brief.id))
  return {
    person: { ...brief, number: formatIdentityNumber(brief.number, ctx.today) },
    contact:
      seesContact(ctx.actor, facts) && !brief.isProtected
        ? [row.address, row.phone, row.email].filter(Boolean).join(', ')
        : null,
    language: row.language,
    relations: (await store.readTies(ctx.tx, [brief.id])).filter((tie) => tie.untilOn === null).length,
    hasOpenCase: await hasOpenCase(ctx, brief.id),
  }
}

export type MergeRow = NonNullable<Awaited<ReturnType<typeof store.readMerge>>>

/**
 * The two entries as they were named when the merge was proposed: a merged entry is called as it was entered, though it leads to
 * the kept one by now.
 */
export const mergeBrief = async (ctx: Ctx, row: MergeRow) => {
  const kept = found(await findPerson(ctx.tx, row.kept_id))
  const own = found(await people.readWhole(ctx.tx, row.merged_id))
  const merged: PersonBrief = {
    ...found(await findPerson(ctx.tx, row.merged_id)),
    id: own.id,
    name: `${own.given_name} ${own.family_name}`.trim(),
    givenName: own.given_name,
    familyName: own.family_name,
    birthOn: own.birth_on,
  }
  const names = await workerNames(ctx.tx, [row.proposed_by])
  return {
    id: row.id,
    kept,
    merged: row.status === 'confirmed' ? { ...merged, number: '' } : merged,
    status: row.status,
    proposedBy: names.get(row.proposed_by) ?? '',
    proposedOn: dayOf(row.proposed_at),
  }
}

export const choicesOf = (row: MergeRow): MergeChoices => MergeChoices.parse(row.choices)
