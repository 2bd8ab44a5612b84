import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { watchesOfWorker } from '#modules/clocks/index.ts'
import {
  deniedTo,
  findColleague,
  listColleagues,
  unitsOfWorkers,
  workerNames,
} from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { personBriefs, whomMayKnow } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { may, type StaffFacts } from './policy.ts'
import { endingBy, standingOf } from './rules.ts'
import * as store from './store.ts'

const factsOf = async (ctx: Ctx, workerId: string): Promise<StaffFacts> => {
  const colleague = await findColleague(ctx, workerId)
  const unitId = colleague?.unitId ?? (await unitsOfWorkers(ctx.tx, [workerId])).get(workerId)
  return { workerId, unitId: found(unitId), isHead: colleague?.role === 'head' }
}

const denialOf = (row: store.DenialRow) => ({
  kind: row.kind,
  workerId: row.worker_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  endAskedBy: row.end_asked_by,
  endedAt: row.ended_at,
})

/** Open matters about those whom a worker may not reach, that are still the worker's. */
const mattersStillWith = async (ctx: Ctx, workerId: string): Promise<number> => {
  const denied = await deniedTo(ctx, workerId)
  const watches = denied.size === 0 ? [] : await watchesOfWorker(ctx.tx, workerId)
  return watches.filter(({ childId }) => childId !== null && denied.has(childId)).length
}

const viewsOf = async (
  ctx: Ctx,
  rows: readonly store.DenialRow[],
  basis: string,
): Promise<contract.DenialView[]> => {
  const personIds = rows.map((row) => row.person_id)
  const [persons, known, names] = await Promise.all([
    personBriefs(ctx.tx, personIds),
    whomMayKnow(ctx, personIds),
    workerNames(
      ctx.tx,
      rows.flatMap((row) => [row.worker_id, row.entered_by, row.end_asked_by, row.ended_by]),
    ),
  ])
  const matters = new Map<string, number>()
  for (const { worker_id: id } of rows) if (!matters.has(id)) matters.set(id, await mattersStillWith(ctx, id))
  await logAll(
    ctx,
    [...known].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  const name = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  return rows.map((row) => {
    const person = known.has(row.person_id) ? persons.get(row.person_id) : undefined
    const standing = standingOf(denialOf(row), ctx.today)
    const ending = endingBy(denialOf(row), { workerId: ctx.actor.workerId, today: ctx.today })
    return {
      id: row.id,
      worker: name(row.worker_id),
      person: person?.name ?? '',
      protection: person ? levelShown(person) : 'none',
      kind: row.kind,
      reason: row.reason,
      fromOn: row.from_on,
      untilOn: row.until_on,
      enteredBy: name(row.entered_by),
      standing,
      endReason: row.end_reason,
      endAskedBy: name(row.end_asked_by),
      endedBy: name(row.ended_by),
      endedAt: row.ended_at,
      matters: standing === 'ended' ? 0 : (matters.get(row.worker_id) ?? 0),
      can: { end: ending === 'asks' || ending === 'ends' },
      version: row.version,
    }
  })
}

const theirs = async (ctx: Ctx) =>
  (await listColleagues(ctx)).filter(
    ({ id, unitId, role }) =>
      may['change denials'](ctx.actor, { workerId: id, unitId, isHead: role === 'head' }).allowed,
  )

const workerOf = ({ id, name, title, unit }: Awaited<ReturnType<typeof theirs>>[number]) => ({
  id,
  name,
  title,
  unit,
})

export const answerDenials = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readDenials>> => {
  const basis = await permit(ctx, may, 'see denials', {}, { type: 'denials', id: null })
  const workers = await theirs(ctx)
  const rows = await store.readDenialsOf(
    ctx.tx,
    workers.map(({ id }) => id),
  )
  const views = await viewsOf(ctx, rows, basis)
  return {
    workers: workers.map(workerOf),
    live: views.filter(({ standing }) => standing !== 'ended'),
    ended: views.filter(({ standing }) => standing === 'ended'),
  }
}

/** The person by any id that the search gives; nobody whom the one who asks may not know of. */
const knownPerson = async (ctx: Ctx, personId: string): Promise<string> => {
  const person = (await personBriefs(ctx.tx, [personId])).get(personId)
  if (!person || !(await whomMayKnow(ctx, [person.id])).has(person.id))
    throw new BadInput([{ path: 'personId', code: 'choose' }])
  return person.id
}

export const enter = async (
  ctx: Ctx,
  input: InputOf<typeof contract.enterDenial>,
): Promise<ReplyOf<typeof contract.enterDenial>> => {
  const { id, workerId, kind, reason, untilOn } = input
  const facts = await factsOf(ctx, workerId)
  const basis = await permit(ctx, may, 'change denials', facts, { type: 'worker', id: workerId })
  if (untilOn !== null && untilOn < ctx.today) throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
  const personId = await knownPerson(ctx, input.personId)
  await logAll(ctx, [{ about: { type: 'person', id: personId }, basis }])
  const by = { by: ctx.actor.workerId, at: ctx.now }
  const one = { id, workerId, personId, kind, reason, fromOn: ctx.today, untilOn, ...by }
  if (!(await store.insertDenial(ctx.tx, one))) throw new Conflict('denial_is_entered')
  return { id, matters: await mattersStillWith(ctx, workerId) }
}

export const end = async (
  ctx: Ctx,
  { denialId, reason, version }: InputOf<typeof contract.endDenial>,
): Promise<ReplyOf<typeof contract.endDenial>> => {
  const row = found(await store.lockDenial(ctx.tx, denialId))
  const facts = await factsOf(ctx, row.worker_id)
  const basis = await permit(ctx, may, 'change denials', facts, { type: 'denial', id: denialId })
  await logAll(ctx, [{ about: { type: 'person', id: row.person_id }, basis }])
  const ending = endingBy(denialOf(row), { workerId: ctx.actor.workerId, today: ctx.today })
  if (ending === 'denial_is_ended' || ending === 'denial_needs_another') throw new Conflict(ending)
  if (row.version !== version)
    throw new Conflict('changed_meanwhile', { current: { endReason: row.end_reason }, version: row.version })
  const by = { by: ctx.actor.workerId, at: ctx.now }
  if (ending === 'asks') {
    await store.askEnd(ctx.tx, row, { ...by, reason })
    return { standing: 'asked' }
  }
  // What the first one wrote stays, with the words of the one who says yes.
  await store.endRow(ctx.tx, row, { ...by, reason: `${row.end_reason}\n${reason}` })
  return { standing: 'ended' }
}

/** FL 18: at once, and without asking anybody. Whoever has the matter tells it there, so that somebody else gets it first. */
export const tellOfOneself = async (
  ctx: Ctx,
  input: InputOf<typeof contract.tellIKnowTheFamily>,
): Promise<ReplyOf<typeof contract.tellIKnowTheFamily>> => {
  const { workerId } = ctx.actor
  const personId = await knownPerson(ctx, input.personId)
  await permit(ctx, may, 'tell of oneself', {}, { type: 'person', id: personId })
  const by = { by: workerId, at: ctx.now }
  const { id, reason } = input
  const one = { id, workerId, personId, kind: 'conflict', reason, fromOn: ctx.today, untilOn: null } as const
  if (!(await store.insertDenial(ctx.tx, { ...one, ...by }))) throw new Conflict('denial_is_entered')
  if ((await mattersStillWith(ctx, workerId)) > 0) throw new Conflict('denial_has_matter')
  return { id }
}
