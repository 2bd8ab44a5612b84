import { z } from 'zod'
import { BadInput, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { openSeconds, SealedFieldSchema, sealedFields } from '#modules/sealed/contract.ts'
import * as sealed from '#modules/sealed/index.ts'
import type { PersonView } from '../contract.ts'
import { type KnownPerson, knownPerson } from '../facts.ts'
import { seenAs } from '../hits.ts'
import { may } from '../policy.ts'
import type { openSealed, readOpenings, writeSealed } from './contract.ts'

/** What the person's page tells of the store: nothing of what is in it, and to whoever may not open it not even that. */
export const sealedPart = async (ctx: Ctx, { brief, facts }: KnownPerson): Promise<PersonView['sealed']> => {
  const canOpen = may['open sealed'](ctx.actor, facts).allowed
  const fields = canOpen ? await sealed.readFields(ctx.tx, brief.id) : []
  if (!brief.isProtected && fields.length === 0) return null
  return {
    fields: sealedFields.filter((field) => fields.includes(field)),
    can: {
      open: canOpen,
      seeOpenings: may['see sealed openings'](ctx.actor, facts).allowed,
    },
  }
}

/** The relation and the purpose, both: whoever opens says why, and each opening is a row of its own beside that of the log. */
export const open = async (
  ctx: Ctx,
  { personId, purpose, words }: InputOf<typeof openSealed>,
): Promise<ReplyOf<typeof openSealed>> => {
  const known = found(await knownPerson(ctx.tx, personId))
  await permit(ctx, may, 'open sealed', known.facts, seenAs(ctx, known))
  const { id } = known.brief
  const rows = await sealed.openAll(ctx, id)
  await sealed.insertOpening(ctx.tx, {
    id: newId(ctx),
    personId: id,
    workerId: ctx.actor.workerId,
    at: ctx.now,
    purpose,
    words,
    fields: sealedFields.filter((field) => rows.some((row) => row.field === field)),
  })
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.written_by),
  )
  return {
    values: rows.map((row) => ({
      field: row.field,
      value: row.value,
      writtenBy: names.get(row.written_by) ?? '',
      writtenAt: row.written_at,
    })),
    seconds: openSeconds,
  }
}

/** Only of somebody who is protected: for all others there are the open fields. */
export const write = async (
  ctx: Ctx,
  { personId, values }: InputOf<typeof writeSealed>,
): Promise<ReplyOf<typeof writeSealed>> => {
  const known = found(await knownPerson(ctx.tx, personId))
  await permit(ctx, may, 'write sealed', known.facts, seenAs(ctx, known))
  const { id, isProtected } = known.brief
  const given = sealedFields.filter((field) => values[field] !== undefined)
  if (given.length === 0) throw new BadInput([{ path: 'values', code: 'sealed_nothing_given' }])
  if (!isProtected && given.some((field) => values[field] !== ''))
    throw new BadInput([{ path: 'values', code: 'sealed_of_protected' }])
  for (const field of given) if (values[field] === '') await sealed.removeValue(ctx.tx, id, field)
  await sealed.sealValues(ctx, id, values)
  const fields = await sealed.readFields(ctx.tx, id)
  return { fields: sealedFields.filter((field) => fields.includes(field)) }
}

export const openings = async (
  ctx: Ctx,
  { personId, most }: InputOf<typeof readOpenings>,
): Promise<ReplyOf<typeof readOpenings>> => {
  const known = found(await knownPerson(ctx.tx, personId))
  await permit(ctx, may, 'see sealed openings', known.facts, seenAs(ctx, known))
  const rows = await sealed.readOpenings(ctx.tx, known.brief.id, most)
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.worker_id),
  )
  return {
    openings: rows.map((row) => ({
      id: row.id,
      worker: names.get(row.worker_id) ?? '',
      openedAt: row.opened_at,
      purpose: row.purpose,
      words: row.words,
      fields: z.array(SealedFieldSchema).parse(row.fields),
    })),
    total: await sealed.countOpenings(ctx.tx, known.brief.id),
  }
}
