import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, logAll, permit } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { findPerson, type PersonBrief, personBriefs, whomMayKnow } from '#modules/people/index.ts'
import { checkVersion, refuseFaults } from '../actions/enter.ts'
import { may } from '../policy.ts'
import { dayFaults } from '../rules.ts'
import type * as contract from './contract.ts'
import { LowThresholdKindSchema, type LowThresholdView } from './contract.ts'
import { ageGroupOf, faultsOf, type LowThreshold } from './rules.ts'
import * as store from './store.ts'

type Row = NonNullable<Awaited<ReturnType<typeof store.readOne>>>

/** The unit's own, and a protected person's only with the one who noted it and those who lead. */
const factsOf = (
  unitId: string,
  notedBy: readonly string[],
  person?: Pick<PersonBrief, 'id' | 'isProtected'>,
) => ({
  childId: person?.id ?? null,
  responsibleIds: notedBy,
  unitIds: [unitId],
  formerUnitIds: [],
  isProtected: person?.isProtected ?? false,
})

const seesRow = (ctx: Ctx, row: Row, person: PersonBrief | undefined): boolean =>
  may['use low threshold services'](ctx.actor, factsOf(row.unit_id, [row.noted_by], person)).allowed

const viewOf = (
  row: Row,
  person: PersonBrief | undefined,
  names: ReadonlyMap<string, string>,
): LowThresholdView => ({
  id: row.id,
  kind: LowThresholdKindSchema.parse(row.kind),
  name: row.name,
  person: person ? { id: person.id, name: person.name, protection: levelShown(person) } : null,
  ageGroup: row.age_group,
  consent: row.consent,
  startedOn: row.started_on,
  endedOn: row.ended_on,
  notedBy: names.get(row.noted_by) ?? '',
  version: row.version,
})

const oneView = async (ctx: Ctx, id: string): Promise<LowThresholdView> => {
  const row = found(await store.readOne(ctx.tx, id))
  const person = row.person_id === null ? undefined : await findPerson(ctx.tx, row.person_id)
  return viewOf(row, person, await workerNames(ctx.tx, [row.noted_by]))
}

const most = 200

/** One log row for each person who is named. */
export const list = async (
  ctx: Ctx,
  { view }: InputOf<typeof contract.listLowThreshold>,
): Promise<ReplyOf<typeof contract.listLowThreshold>> => {
  const { unitId } = ctx.actor
  const about = { type: 'low threshold services', id: unitId, seen: true }
  const basis = await permit(ctx, may, 'use low threshold services', factsOf(unitId, []), about)
  const all = await store.readOfUnit(ctx.tx, { unitId, view, limit: most + 1 })
  const people = await personBriefs(
    ctx.tx,
    all.flatMap((row) => row.person_id ?? []),
  )
  const personOf = (row: Row) => (row.person_id === null ? undefined : people.get(row.person_id))
  const shown = all.slice(0, most).filter((row) => seesRow(ctx, row, personOf(row)))
  const names = await workerNames(
    ctx.tx,
    shown.map((row) => row.noted_by),
  )
  const named = new Set(shown.flatMap((row) => personOf(row)?.id ?? []))
  await logAll(
    ctx,
    [...named].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return { rows: shown.map((row) => viewOf(row, personOf(row), names)), hasMore: all.length > most }
}

type Noted = InputOf<typeof contract.noteLowThreshold>

/** The age of one who is named is counted, not asked for; of advice nothing is kept (SoL 14:4). */
const asNoted = (input: Noted, person: PersonBrief | undefined): LowThreshold => {
  const { id: _id, name: _name, ...one } = input
  if (input.kind === 'advice')
    return { ...one, ageGroup: 'not_asked', consent: 'not_needed', consentOn: null }
  const ageGroup = person ? ageGroupOf(person.birthOn, input.startedOn) : input.ageGroup
  return { ...one, ageGroup, consentOn: input.consent === 'not_needed' ? null : input.consentOn }
}

const future = (path: string, on: Noted['startedOn'] | null, today: Noted['startedOn']): Issue[] =>
  on !== null && on > today ? [{ path, code: 'in_future' }] : []

/** Nobody registers a person whom they may not know of. */
const knownPerson = async (ctx: Ctx, id: string | null): Promise<PersonBrief | undefined> => {
  if (id === null) return undefined
  const person = await findPerson(ctx.tx, id)
  if (!person || !(await whomMayKnow(ctx, [id])).has(id))
    throw new BadInput([{ path: 'personId', code: 'choose' }])
  return person
}

export const note = async (ctx: Ctx, input: Noted): Promise<ReplyOf<typeof contract.noteLowThreshold>> => {
  const { actor, today } = ctx
  const about = { type: 'low threshold services', id: actor.unitId, seen: true }
  const basis = await permit(ctx, may, 'use low threshold services', factsOf(actor.unitId, []), about)
  const person = await knownPerson(ctx, input.personId)
  const one = asNoted(input, person)
  refuseFaults([
    ...faultsOf(one),
    ...future('startedOn', one.startedOn, today),
    ...future('consentOn', one.consentOn, today),
    ...future('identityDecidedOn', one.identityDecidedOn, today),
  ])
  if (person) await log(ctx, { about: { type: 'person', id: person.id }, basis })
  const isNew = await store.insertOne(ctx.tx, {
    ...one,
    id: input.id,
    name: input.name,
    unitId: actor.unitId,
    notedBy: actor.workerId,
    notedAt: ctx.now,
  })
  if (!isNew) throw new Conflict('already_saved')
  return oneView(ctx, input.id)
}

export const end = async (
  ctx: Ctx,
  { lowThresholdServiceId: id, endedOn, version }: InputOf<typeof contract.endLowThreshold>,
): Promise<ReplyOf<typeof contract.endLowThreshold>> => {
  const row = found(await store.lockOne(ctx.tx, id))
  const person = row.person_id === null ? undefined : await findPerson(ctx.tx, row.person_id)
  const facts = factsOf(row.unit_id, [row.noted_by], person)
  await permit(ctx, may, 'use low threshold services', facts, { type: 'low threshold service', id })
  checkVersion(version, row.version, { endedOn: row.ended_on })
  if (row.ended_on !== null) throw new Conflict('already_saved')
  refuseFaults(dayFaults('endedOn', endedOn, { notBefore: row.started_on, today: ctx.today }))
  await store.endOne(ctx.tx, id, { on: endedOn, version })
  if (person) await log(ctx, { about: { type: 'person', id: person.id }, basis: 'low threshold service' })
  return oneView(ctx, id)
}
