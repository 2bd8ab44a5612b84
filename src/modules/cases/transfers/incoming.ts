import { addDays, addYears } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import type { ChildFacts } from '#modules/access/contract.ts'
import { assign, closeWatch, dueOn, findWatch, type NewOwner, openWatch } from '#modules/clocks/index.ts'
import { receive, receptionOwner } from '#modules/intake/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { checkVersion } from '../actions/enter.ts'
import { checkMunicipality } from './actions.ts'
import type * as contract from './contract.ts'
import type { IncomingView } from './contract.ts'
import { may } from './policy.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { municipalityNames } from './view.ts'

/** Who has the request. A child whom another municipality names is known to those who answer, as a protected one would be. */
const factsOf = async (ctx: Ctx, row: store.TransferRow): Promise<ChildFacts> => {
  const watch = await findWatch(ctx.tx, row.id)
  return {
    childId: null,
    responsibleIds: watch ? [watch.ownerId, ...(watch.coworkerId === null ? [] : [watch.coworkerId])] : [],
    unitIds: [row.unit_id],
    formerUnitIds: [],
    isProtected: false,
  }
}

type Names = { readonly places: ReadonlyMap<string, string>; readonly workers: ReadonlyMap<string, string> }

const incomingView = async (
  ctx: Ctx,
  row: store.TransferRow,
  { places, workers }: Names,
): Promise<IncomingView> => {
  const watch = await findWatch(ctx.tx, row.id)
  const nameOf = (id: string | null | undefined): string => workers.get(id ?? '') ?? ''
  return {
    id: row.id,
    municipality: places.get(row.municipality_code) ?? '',
    toldChild: row.told_child,
    requestedOn: row.requested_on,
    request: row.request,
    owner: nameOf(watch?.ownerId),
    answer: row.answer,
    answeredOn: row.answered_on,
    answerText: row.answer_text,
    answeredBy: nameOf(row.answered_by),
    ivoFrom: addDays(dueOn({ code: 'transferRequest', triggeredOn: row.requested_on }).dueOn, 1),
    reportId: row.report_id,
    version: row.version,
    can: {
      answer: row.answer === null && may['answer transfer'](ctx.actor, await factsOf(ctx, row)).allowed,
    },
  }
}

const viewsOf = async (ctx: Ctx, rows: readonly store.TransferRow[]): Promise<IncomingView[]> => {
  const owners: (string | undefined)[] = []
  for (const row of rows) owners.push((await findWatch(ctx.tx, row.id))?.ownerId)
  const names = {
    places: await municipalityNames(ctx),
    workers: await workerNames(ctx.tx, [...owners, ...rows.map((row) => row.answered_by)]),
  }
  const views: IncomingView[] = []
  for (const row of rows) views.push(await incomingView(ctx, row, names))
  return views
}

const oneView = async (ctx: Ctx, id: string): Promise<IncomingView> =>
  found((await viewsOf(ctx, [found(await store.readTransfer(ctx.tx, id))]))[0])

export const list = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listIncoming>> => {
  const basis = await permit(ctx, may, 'list transfers', {}, { type: 'transfers', id: null })
  const seen: store.TransferRow[] = []
  for (const row of await store.readIncoming(ctx.tx, addYears(ctx.today, -1)))
    if (may['see transfer'](ctx.actor, await factsOf(ctx, row)).allowed) seen.push(row)
  for (const row of seen) await log(ctx, { about: { type: 'transfer', id: row.id }, basis })
  const views = await viewsOf(ctx, seen)
  return {
    waiting: views.filter((one) => one.answer === null),
    answered: views.filter((one) => one.answer !== null).toReversed(),
  }
}

export const listMunicipalities = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listMunicipalities>> => {
  await permit(ctx, may, 'list transfers', {}, { type: 'municipalities', id: null })
  return (await store.readMunicipalities(ctx.tx)).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}

const entered = async (ctx: Ctx, id: string): Promise<store.TransferRow> => {
  const row = found(await store.lockTransfer(ctx.tx, id))
  return found(row.direction === 'in' ? row : undefined)
}

export const readOne = async (
  ctx: Ctx,
  { incomingTransferId }: InputOf<typeof contract.readIncoming>,
): Promise<IncomingView> => {
  const row = await entered(ctx, incomingTransferId)
  await permit(ctx, may, 'see transfer', await factsOf(ctx, row), {
    type: 'transfer',
    id: incomingTransferId,
  })
  return oneView(ctx, incomingTransferId)
}

/** Somebody in the reception has it at once, and it is due the same day (SoL 29:10, "genast"). */
export const register = async (
  ctx: Ctx,
  input: InputOf<typeof contract.registerIncoming>,
): Promise<ReplyOf<typeof contract.registerIncoming>> => {
  await permit(ctx, may, 'register transfer', {}, { type: 'transfer', id: input.id })
  await checkMunicipality(ctx, input.municipalityCode, false)
  const { requestedOn } = input
  if (requestedOn > ctx.today) throw new BadInput([{ path: 'requestedOn', code: 'in_future' }])
  if (requestedOn < addYears(ctx.today, -1))
    throw new BadInput([{ path: 'requestedOn', code: 'too_long_ago' }])
  const { unitId, ownerId } = await receptionOwner(ctx)
  const isNew = await store.insertTransfer(ctx.tx, {
    ...input,
    direction: 'in',
    caseId: null,
    childId: null,
    unitId,
    requestedBy: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('transfer_answered')
  const month = dueOn({ code: 'transferRequest', triggeredOn: requestedOn })
  await openWatch(ctx, {
    matterId: input.id,
    matterKind: 'transfer',
    unitId,
    ownerId,
    start: [
      {
        code: 'transferRequest',
        triggeredOn: requestedOn,
        counted: { ...month, dueOn: requestedOn, warnOn: requestedOn },
      },
    ],
  })
  return { id: input.id }
}

/** A yes: the child is a report here from this minute, with its owner, its assessment of protection and its fourteen days. */
const takeOver = async (
  ctx: Ctx,
  row: store.TransferRow,
  { municipality, contact }: { municipality: string; contact: string },
): Promise<string> => {
  const id = newId(ctx)
  await receive(ctx, {
    id,
    channel: 'letter',
    receivedOn: ctx.today,
    category: 'social_services',
    reporterName: contact === '' ? municipality : contact,
    reporterOrganisation: municipality,
    reporterPhone: '',
    reporterEmail: '',
    relationToChild: '',
    isAfraid: false,
    wantsFeedback: false,
    guardiansInformed: null,
    concern: sv.record.taken(municipality, row.told_child, row.request),
    children: [{ toldName: row.told_child.slice(0, 200), toldBirth: '', toldDetails: '' }],
  })
  return id
}

export const answer = async (
  ctx: Ctx,
  input: InputOf<typeof contract.answerIncoming>,
): Promise<IncomingView> => {
  const row = await entered(ctx, input.incomingTransferId)
  const facts = await factsOf(ctx, row)
  await permit(ctx, may, 'answer transfer', facts, {
    type: 'transfer',
    id: row.id,
    seen: may['see transfer'](ctx.actor, facts).allowed,
  })
  if (row.answer !== null) throw new Conflict('transfer_answered')
  checkVersion(input.version, row.version, {})
  const municipality = (await municipalityNames(ctx)).get(row.municipality_code) ?? ''
  const reportId =
    input.answer === 'yes' ? await takeOver(ctx, row, { municipality, contact: input.contact }) : undefined
  await store.changeTransfer(ctx.tx, row, {
    answer: input.answer,
    answered_on: ctx.today,
    answer_text: input.text,
    answered_by: ctx.actor.workerId,
    ...(reportId === undefined ? {} : { report_id: reportId }),
  })
  await closeWatch(ctx, row.id, input.text, [{ code: 'transferRequest' }])
  return oneView(ctx, row.id)
}

export type WaitingTransfer = { readonly transferId: string; readonly municipality: string }

/** Those among the matters that wait for an answer, for a handover. */
export const waitingTransfers = async (
  ctx: Pick<Ctx, 'tx'>,
  ids: readonly string[],
): Promise<WaitingTransfer[]> => {
  if (ids.length === 0) return []
  const places = await municipalityNames(ctx)
  const waiting: WaitingTransfer[] = []
  for (const id of ids) {
    const row = await store.readTransfer(ctx.tx, id)
    if (row?.direction === 'in' && row.answer === null)
      waiting.push({ transferId: id, municipality: places.get(row.municipality_code) ?? '' })
  }
  return waiting
}

/** Another answers it from this minute; the unit follows its owner. */
export const handOverTransfer = async (ctx: Ctx, to: NewOwner): Promise<void> => {
  const row = await entered(ctx, to.matterId)
  await assign(ctx, to)
  await store.changeTransfer(ctx.tx, row, { unit_id: to.unitId })
}
