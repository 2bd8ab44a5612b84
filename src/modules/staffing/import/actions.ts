import { writeCsv } from '#kernel/csv.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { listColleagues, listUnits } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import * as store from '../store.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type checkPosts, type importPosts, mostRows, type RowView } from './contract.ts'
import { folded, hrFields, type HrField, type Mapping, mapHeadings, neededFields } from './fields.ts'
import { type ImportPlan, planImport } from './plan.ts'
import { readTable } from './read-table.ts'
import { readRow, type Values } from './rows.ts'
import { keepMapping, readMapping } from './store.ts'

type Sent = InputOf<typeof checkPosts>

type Table = {
  readonly headings: readonly string[]
  readonly cells: readonly (readonly string[])[]
  readonly mapping: Mapping
  readonly missing: readonly HrField[]
}

const tableOf = async (ctx: Ctx, { fileName, file, chosen }: Sent): Promise<Table> => {
  const [first = [], ...cells] = await readTable(fileName, Buffer.from(file, 'base64'))
  const headings = first.map((one) => one.trim())
  if (headings.every((one) => one === '')) throw new BadInput([{ path: 'file', code: 'hr_empty' }])
  if (cells.length === 0) throw new BadInput([{ path: 'file', code: 'hr_empty' }])
  if (cells.length > mostRows) throw new BadInput([{ path: 'file', code: 'hr_too_many' }])
  const kept = Object.fromEntries((await readMapping(ctx.tx)).map((row) => [row.field, row.heading]))
  const mapping = mapHeadings(headings, chosen, kept)
  return { headings, cells, mapping, missing: neededFields.filter((field) => mapping[field] === undefined) }
}

const sentence = (ctx: Ctx, code: string): string => {
  const answers: Readonly<Record<string, string>> = (ctx.language === 'sv' ? sv : en).answers
  return answers[code] ?? issueText(code, ctx.language)
}

const valuesOf = ({ headings, mapping }: Table, cells: readonly string[]): Values => {
  const values: Values = {}
  for (const field of hrFields) {
    const heading = mapping[field]
    if (heading !== undefined) values[field] = cells[headings.indexOf(heading)] ?? ''
  }
  return values
}

type Judged = { readonly plan: ImportPlan; readonly views: readonly RowView[] }

const fieldOf = (path: string): HrField => hrFields.find((field) => field === path) ?? 'postNumber'

const judge = async (ctx: Ctx, table: Table): Promise<Judged> => {
  const [units, posts, holders, occupancies] = await Promise.all([
    listUnits(ctx.tx),
    store.allPosts(ctx.tx),
    store.allHolders(ctx.tx),
    store.allOccupancies(ctx.tx),
  ])
  const values = table.missing.length > 0 ? [] : table.cells.map((cells) => valuesOf(table, cells))
  const read = values.map((one) => readRow(one, units))
  const register = { posts, holders, occupancies }
  const plan = planImport(read, { register, today: ctx.today, newId: () => newId(ctx) })
  const views = plan.rows.map(({ state, issues }, at) => ({
    // The header is the first row, as a spreadsheet counts.
    row: at + 2,
    state,
    values: values[at] ?? {},
    faults: issues.map(({ path, code }) => ({ field: fieldOf(path), message: sentence(ctx, code) })),
  }))
  return { plan, views }
}

/** What goes back to whoever can mend it: the rows as they came, with a column that says why. */
const wrongFile = (ctx: Ctx, { headings, cells }: Table, views: readonly RowView[]): string => {
  const wrong = views.filter(({ state }) => state === 'wrong')
  if (wrong.length === 0) return ''
  const { why } = (ctx.language === 'sv' ? sv : en).importing
  return writeCsv([
    [...headings, why],
    ...wrong.map(({ row, faults }) => [
      ...headings.map((_, at) => cells[row - 2]?.[at] ?? ''),
      faults.map(({ message }) => message).join(' '),
    ]),
  ])
}

const replyOf = (ctx: Ctx, table: Table, views: readonly RowView[]) => {
  const { why } = (ctx.language === 'sv' ? sv : en).importing
  const used = new Set(Object.values(table.mapping))
  const count = (state: RowView['state']) => views.filter((row) => row.state === state).length
  return {
    headings: [...new Set(table.headings.filter((one) => one !== ''))],
    mapping: table.mapping,
    unknown: table.headings.filter((one) => one !== '' && one !== why && !used.has(one)),
    missing: [...table.missing],
    rows: [...views],
    counts: { new: count('new'), changed: count('changed'), same: count('same'), wrong: count('wrong') },
    wrongFile: wrongFile(ctx, table, views),
  }
}

export const check = async (ctx: Ctx, input: Sent): Promise<ReplyOf<typeof checkPosts>> => {
  await permit(ctx, may, 'take in posts', {}, { type: 'import', id: null })
  const table = await tableOf(ctx, input)
  const { views } = await judge(ctx, table)
  return replyOf(ctx, table, views)
}

/** Somebody who may sign in here under the same name is the same person, as long as only one is called so. */
const workersByName = async (ctx: Ctx): Promise<ReadonlyMap<string, string>> => {
  const taken = new Set((await store.allHolders(ctx.tx)).map((one) => one.worker_id))
  const groups = Map.groupBy(await listColleagues(ctx), ({ name }) => folded(name))
  return new Map(
    [...groups].flatMap(([name, [one, ...more]]) =>
      one === undefined || more.length > 0 || taken.has(one.id) ? [] : [[name, one.id] as const],
    ),
  )
}

const storePlan = async (ctx: Ctx, { posts, holders, occupancies }: ImportPlan): Promise<void> => {
  for (const { id, isNew, ...post } of posts.values()) {
    const about = { title: post.title, duty: post.duty, permille: post.permille, from_on: post.fromOn }
    const row = { ...about, funding: post.funding, funding_until: post.fundingUntil }
    if (isNew) await store.insertPost(ctx.tx, { id, number: post.number, unit_id: post.unitId, ...row })
    else await store.setPost(ctx.tx, id, row)
  }
  const workers = await workersByName(ctx)
  for (const { id, isNew, number, name, experiencedFrom } of holders.values()) {
    const row = { name, experienced_from: experiencedFrom }
    if (isNew)
      await store.insertHolder(ctx.tx, { id, number, worker_id: workers.get(folded(name)) ?? null, ...row })
    else await store.setHolder(ctx.tx, id, row)
  }
  // Whom somebody stands in for is stored first.
  const inOrder = occupancies.toSorted(
    (a, b) => Number(a.one.coversId !== null) - Number(b.one.coversId !== null),
  )
  for (const { one, isNew } of inOrder) {
    const filler = { kind: one.kind, permille: one.permille, covers_id: one.coversId, reason: one.reason }
    const days = {
      last_on: one.lastOn,
      resigned_on: one.resignedOn,
      leave_from: one.leaveFrom,
      leave_last: one.leaveLast,
    }
    const place = { id: one.id, post_id: one.postId, holder_id: one.holderId, from_on: one.fromOn }
    if (isNew) await store.insertOccupancy(ctx.tx, { ...place, ...filler, ...days })
    else await store.setOccupancy(ctx.tx, one.id, { ...filler, ...days })
  }
}

export const takeIn = async (
  ctx: Ctx,
  { id, ...input }: InputOf<typeof importPosts>,
): Promise<ReplyOf<typeof importPosts>> => {
  await permit(ctx, may, 'take in posts', {}, { type: 'import', id })
  const table = await tableOf(ctx, input)
  if (table.missing.length > 0) throw new BadInput([{ path: 'file', code: 'hr_column_missing' }])
  const { plan, views } = await judge(ctx, table)
  if (views.some(({ state }) => state === 'wrong')) throw new Conflict('hr_rows_wrong')
  await storePlan(ctx, plan)
  const by = { kept_by: ctx.actor.workerId, kept_at: ctx.now }
  await keepMapping(
    ctx.tx,
    hrFields.flatMap((field) => {
      const heading = table.mapping[field]
      return heading === undefined ? [] : [{ id: newId(ctx), field, heading, ...by }]
    }),
  )
  return { ...replyOf(ctx, table, views), stored: views.filter(({ state }) => state !== 'same').length }
}
