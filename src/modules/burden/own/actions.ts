import { addDays, type Day, dayOf } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import { findColleague, listColleagues, workerNames } from '#modules/organisation/index.ts'
import { readersOfOwn } from '../forms.ts'
import { may } from '../policy.ts'
import { fewestShown, weekOf } from '../rules.ts'
import { endFaults, fieldFaults, inTheWay, isAsked, latestEnd } from '../rules/own.ts'
import { readsPerWeek } from '../store.ts'
import type * as contract from './contract.ts'
import * as schemas from './contract.ts'
import * as store from './store.ts'

type Field = store.StoredField

const choicesOf = (kind: Field['kind'], typed: string): string[] =>
  kind === 'choice'
    ? typed
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : []

const askedView = ({ id, kind, label, help, choices, isMandatory }: Field) => ({
  id,
  kind,
  label,
  help,
  choices: [...choices],
  isMandatory,
})

/** What a form asks for today, for whoever has it before them. */
export const answerAsked = async (
  ctx: Ctx,
  { form }: InputOf<typeof contract.listAskedFields>,
): Promise<ReplyOf<typeof contract.listAskedFields>> =>
  (await store.fieldsOfForm(ctx.tx, form)).filter((field) => isAsked(field, ctx.today)).map(askedView)

const viewsOf = async (ctx: Ctx, fields: readonly Field[]): Promise<schemas.OwnFieldView[]> => {
  const [terms, costs, reads, colleagues] = await Promise.all([
    store.allTerms(ctx.tx),
    store.costs(ctx.tx, weekOf(ctx.today)),
    readsPerWeek(ctx.tx),
    listColleagues(ctx),
  ])
  const names = await workerNames(ctx.tx, [
    ...fields.map(({ ownerId }) => ownerId),
    ...terms.map(({ made_by }) => made_by),
  ])
  const here = new Set(colleagues.map(({ id }) => id))
  return fields.map((field) => {
    const own = terms.filter(({ field_id }) => field_id === field.id)
    const since = weekOf(own[0]?.begins_on ?? field.beginsOn)
    const readers: readonly string[] = readersOfOwn[field.form]
    const cost = costs.find((one) => one.field === `own.${field.id}`)
    return {
      ...askedView(field),
      form: field.form,
      purpose: field.purpose,
      ownerId: field.ownerId,
      owner: names.get(field.ownerId) ?? '',
      isOrphan: !here.has(field.ownerId),
      reader: schemas.OwnFieldView.shape.reader.parse(field.reader),
      beginsOn: own[0]?.begins_on ?? field.beginsOn,
      endsOn: field.endsOn,
      version: field.version,
      cost:
        cost === undefined || cost.shown < fewestShown
          ? null
          : { shown: cost.shown, filled: cost.filled, seconds: cost.seconds },
      reads: reads
        .filter(
          ({ route, week_on }) =>
            readers.includes(route) &&
            week_on >= since &&
            week_on <= field.endsOn &&
            week_on < weekOf(ctx.today),
        )
        .reduce((sum, { times }) => sum + times, 0),
      terms: own.map((term) => ({
        kind: term.kind,
        purpose: term.purpose,
        endsOn: term.ends_on,
        by: names.get(term.made_by) ?? '',
        on: dayOf(term.made_at),
      })),
    }
  })
}

/** What is asked, what has ended with what it cost, and what stands in the way of one more. */
export const answerOwnFields = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listOwnFields>> => {
  await permit(ctx, may, 'see own fields', {}, { type: 'own fields', id: null })
  const fields = await store.allFields(ctx.tx)
  const views = await viewsOf(ctx, fields)
  const isOn = ({ id }: { readonly id: string }): boolean =>
    fields.some((field) => field.id === id && field.endsOn >= ctx.today)
  return {
    asked: views.filter(isOn),
    ended: views.filter((view) => !isOn(view)).toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1)),
    latestEnd: latestEnd(ctx.today),
    inTheWay: inTheWay(fields, ctx.today).map(({ id }) => id),
    can: { configure: may['configure own fields'](ctx.actor, {}).allowed },
  }
}

const checkOwner = async (ctx: Ctx, ownerId: string): Promise<void> => {
  if ((await findColleague(ctx, ownerId)) === undefined)
    throw new BadInput([{ path: 'ownerId', code: 'choose' }])
}

type Written = Pick<Field, 'id' | 'purpose' | 'ownerId' | 'beginsOn' | 'endsOn'>

const writeTerm = (ctx: Ctx, kind: store.Term['kind'], field: Written) =>
  store.insertTerm(ctx.tx, {
    id: newId(ctx),
    fieldId: field.id,
    kind,
    purpose: field.purpose,
    ownerId: field.ownerId,
    beginsOn: field.beginsOn,
    endsOn: field.endsOn,
    madeBy: ctx.actor.workerId,
    madeAt: ctx.now,
  })

const yesterday = (today: Day): Day => addDays(today, -1)

/** Off at once, and off for good unless it is renewed: what was answered stays where it was answered. */
const switchOff = async (ctx: Ctx, field: Field): Promise<void> => {
  const beginsOn = field.beginsOn > ctx.today ? ctx.today : field.beginsOn
  const ended = { ...field, beginsOn, endsOn: yesterday(ctx.today) }
  await store.updateField(ctx.tx, field.id, { ...ended, version: field.version + 1 })
  await writeTerm(ctx, 'ended', ended)
}

/** One in, one out: with five mandatory fields another one comes only when one of them goes. */
const makeRoom = async (
  ctx: Ctx,
  fields: readonly Field[],
  {
    isMandatory,
    insteadOf,
    exceptId,
  }: { isMandatory: boolean; insteadOf: string | undefined; exceptId: string },
): Promise<void> => {
  const others = isMandatory ? inTheWay(fields, ctx.today).filter(({ id }) => id !== exceptId) : []
  if (others.length === 0 || inTheWay(fields, ctx.today).some(({ id }) => id === exceptId)) return
  if (insteadOf === undefined) throw new BadInput([{ path: 'insteadOf', code: 'own_one_in_one_out' }])
  const out = others.find(({ id }) => id === insteadOf)
  if (out === undefined) throw new BadInput([{ path: 'insteadOf', code: 'choose' }])
  await switchOff(ctx, out)
  await log(ctx, { about: { type: 'own field', id: out.id }, basis: 'one in, one out' })
}

export const add = async (
  ctx: Ctx,
  input: InputOf<typeof contract.addOwnField>,
): Promise<ReplyOf<typeof contract.addOwnField>> => {
  const about = { type: 'own field', id: input.id, seen: true }
  await permit(ctx, may, 'configure own fields', {}, about)
  const fields = await store.lockFields(ctx.tx)
  if (fields.some(({ id }) => id === input.id)) return { id: input.id }
  const choices = choicesOf(input.kind, input.choices)
  const faults = fieldFaults({ ...input, choices }, ctx.today)
  if (faults.length > 0) throw new BadInput(faults)
  await checkOwner(ctx, input.ownerId)
  await makeRoom(ctx, fields, {
    isMandatory: input.isMandatory,
    insteadOf: input.insteadOf,
    exceptId: input.id,
  })
  const field = { ...input, choices, beginsOn: ctx.today }
  const isNew = await store.insertField(ctx.tx, { ...field, madeBy: ctx.actor.workerId, madeAt: ctx.now })
  if (isNew) await writeTerm(ctx, 'begun', field)
  return { id: input.id }
}

const enter = async (
  ctx: Ctx,
  { ownFieldId, version }: { readonly ownFieldId: string; readonly version: number },
): Promise<{ readonly field: Field; readonly fields: readonly Field[] }> => {
  const fields = await store.lockFields(ctx.tx)
  const field = found(fields.find(({ id }) => id === ownFieldId))
  await permit(ctx, may, 'configure own fields', {}, { type: 'own field', id: ownFieldId, seen: true })
  if (field.version !== version) {
    const [current] = await viewsOf(ctx, [field])
    throw new Conflict('changed_meanwhile', { current, version: field.version })
  }
  return { field, fields }
}

/** Asked anew, with a reason that holds today and a new last day. */
export const renew = async (
  ctx: Ctx,
  input: InputOf<typeof contract.renewOwnField>,
): Promise<ReplyOf<typeof contract.renewOwnField>> => {
  const { field, fields } = await enter(ctx, input)
  const faults = endFaults(input.endsOn, ctx.today)
  if (faults.length > 0) throw new BadInput(faults)
  await checkOwner(ctx, input.ownerId)
  await makeRoom(ctx, fields, {
    isMandatory: field.isMandatory,
    insteadOf: input.insteadOf,
    exceptId: field.id,
  })
  const { purpose, ownerId, endsOn } = input
  const renewed = { id: field.id, purpose, ownerId, endsOn, beginsOn: ctx.today }
  await store.updateField(ctx.tx, field.id, { ...renewed, version: field.version + 1 })
  await writeTerm(ctx, 'renewed', renewed)
  return { id: field.id }
}

export const end = async (
  ctx: Ctx,
  input: InputOf<typeof contract.endOwnField>,
): Promise<ReplyOf<typeof contract.endOwnField>> => {
  const { field } = await enter(ctx, input)
  if (field.endsOn < ctx.today) throw new Conflict('own_field_ended')
  await switchOff(ctx, field)
  return { id: field.id }
}
