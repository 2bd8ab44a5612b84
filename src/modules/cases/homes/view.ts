import { found } from '#kernel/errors.ts'
import { type Ctx, logAll } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { type ChildFacts, factsOfChildren } from '#modules/access/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { may as mayInCases } from '../policy.ts'
import type { HomeRow, HomeView } from './contract.ts'
import { may } from './policy.ts'
import { type HomeState, isOverThree, needsOf, obstacleParagraphs, obstaclesToHome } from './rules.ts'
import * as store from './store.ts'

type Row = store.HomeRowOfStore
type Records = Awaited<ReturnType<typeof store.readRecords>>
type Residents = Awaited<ReturnType<typeof store.readResidents>>

/** What the rules ask about a home. */
export const homeState = (row: Row, records: Records, childrenNow: number): HomeState => ({
  kind: row.kind,
  runBy: row.run_by,
  capacity: row.capacity,
  ageFrom: row.age_from,
  ageBelow: row.age_below,
  closedOn: row.closed_on,
  records: records
    .filter((one) => one.home_id === row.id)
    .map((one) => ({
      kind: one.kind,
      madeOn: one.made_on,
      untilOn: one.until_on,
      conclusion: one.conclusion,
    })),
  childrenNow,
})

/** SoF 16:2: more than three live there, and nothing has gone to IVO since the last of them came. */
const noticeWanted = (state: HomeState, residents: Residents): boolean => {
  if (!isOverThree(state.kind, state.childrenNow)) return false
  const cameLast = residents
    .filter((one) => one.until_on === null)
    .map((one) => one.from_on)
    .toSorted()
    .at(-1)
  const told = state.records.findLast((one) => one.kind === 'over_three_notice')
  return told === undefined || (cameLast !== undefined && told.madeOn < cameLast)
}

/** With what a choice among homes asks: how they stand today, for any child. */
export const homeRows = async (ctx: Ctx, rows: readonly Row[]): Promise<HomeRow[]> => {
  const ids = rows.map((row) => row.id)
  const records = await store.readRecords(ctx.tx, ids)
  const residents = await beyondDenial(ctx.tx, () => store.readResidents(ctx.tx, ids))
  return rows.map((row) => {
    const own = residents.filter((one) => one.home_id === row.id)
    const state = homeState(row, records, own.filter((one) => one.until_on === null).length)
    return {
      ...common(row),
      childrenNow: state.childrenNow,
      obstacles: obstaclesToHome(state, { kinds: [row.kind], on: ctx.today, age: null }).map((code) => ({
        code,
        paragraph: obstacleParagraphs[code],
      })),
      noticeWanted: noticeWanted(state, own),
    }
  })
}

const common = (row: Row) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  municipality: row.municipality,
  languages: row.languages,
  ageFrom: row.age_from,
  ageBelow: row.age_below,
  capacity: row.capacity,
  closedOn: row.closed_on,
})

type Known = Residents[number] & { readonly child: PersonBrief; readonly facts: ChildFacts }

/** LVU 14: who may not know where a child is, is told neither here that it lives in this home. */
export const seesResident = (ctx: Ctx, one: Pick<Known, 'facts' | 'is_hidden'>): boolean =>
  mayInCases['see case'](ctx.actor, {
    ...one.facts,
    isProtected: one.facts.isProtected || one.is_hidden,
  }).allowed

const withChildren = async (ctx: Ctx, residents: Residents): Promise<Known[]> => {
  const children = await personBriefs(
    ctx.tx,
    residents.map((one) => one.child_id),
  )
  const facts = await factsOfChildren(ctx.tx, children)
  return residents.flatMap((one) => {
    const child = children.get(one.child_id)
    const ofChild = facts.get(one.child_id)
    return child && ofChild ? [{ ...one, child, facts: ofChild }] : []
  })
}

/** Whether the address may be shown to this reader, and why it is a secret. */
export const secrecyOf = (
  ctx: Ctx,
  row: Pick<Row, 'kind'>,
  livesHere: readonly Known[],
): { secretBecause: HomeView['secretBecause']; isShown: boolean } => {
  const hidesChild = livesHere.some((one) => one.is_hidden || one.child.isProtected)
  const secretBecause = row.kind === 'shelter' ? 'shelter' : hidesChild ? 'child' : null
  const facts = {
    isSecret: secretBecause !== null,
    // For each secret child, not for one of them: a colleague's child is no key to another's.
    hasChildThere:
      livesHere.length > 0 &&
      livesHere
        .filter((one) => row.kind === 'shelter' || one.is_hidden || one.child.isProtected)
        .every((one) => seesResident(ctx, { ...one, is_hidden: true })),
  }
  return { secretBecause, isShown: may['see home address'](ctx.actor, facts).allowed }
}

const residentView = (one: Known) => ({
  placementId: one.placement_id,
  child: one.child,
  fromOn: one.from_on,
  untilOn: one.until_on,
})

const recordsWithNeeds = async (
  ctx: Ctx,
  state: HomeState,
  records: Records,
): Promise<Pick<HomeView, 'needs' | 'records'>> => {
  const names = await workerNames(
    ctx.tx,
    records.map((one) => one.by_id),
  )
  return {
    needs: needsOf(state, ctx.today).map((need) => {
      const last = records.findLast((one) => one.kind === need.kind)
      return { ...need, madeOn: last?.made_on ?? null, untilOn: last?.until_on ?? null }
    }),
    records: records
      .map((one) => ({
        id: one.id,
        kind: one.kind,
        madeOn: one.made_on,
        untilOn: one.until_on,
        conclusion: one.conclusion,
        madeBy: one.made_by,
        note: one.note,
        by: names.get(one.by_id) ?? '',
      }))
      .toReversed(),
  }
}

/** A home as its page shows it. Each child that is named stands in the log. */
export const homeView = async (ctx: Ctx, homeId: string): Promise<HomeView> => {
  const row = found(await store.readHomeRow(ctx.tx, homeId))
  const records = await store.readRecords(ctx.tx, [homeId])
  // How many live here and whether the address is a secret is the home's, whoever asks: a denied child counts as one of the others.
  const { residents, known } = await beyondDenial(ctx.tx, async () => {
    const all = await store.readResidents(ctx.tx, [homeId])
    return { residents: all, known: await withChildren(ctx, all) }
  })
  const seen = known.filter((one) => seesResident(ctx, one))
  const livesHere = known.filter((one) => one.until_on === null)
  const state = homeState(row, records, livesHere.length)
  const { secretBecause, isShown } = secrecyOf(ctx, row, livesHere)
  const now = seen.filter((one) => one.until_on === null)
  const before = seen.filter((one) => one.until_on !== null)
  await logAll(
    ctx,
    [...new Set(seen.map((one) => one.child_id))].map((id) => ({
      about: { type: 'child', id },
      basis: 'lives or lived in the home',
    })),
  )
  const change = may['change homes'](ctx.actor, {}).allowed && row.closed_on === null
  return {
    ...common(row),
    runBy: row.run_by,
    contact: isShown
      ? { contactName: row.contact_name, phone: row.phone, email: row.email, address: row.address }
      : null,
    secretBecause,
    closedReason: row.closed_reason,
    childrenNow: livesHere.length,
    noticeWanted: noticeWanted(state, residents),
    ...(await recordsWithNeeds(ctx, state, records)),
    livesHere: now.map(residentView),
    livedHere: before.map(residentView),
    othersHere: livesHere.length - now.length,
    othersBefore: known.length - livesHere.length - before.length,
    version: row.version,
    can: { change, close: change && livesHere.length === 0 },
  }
}
