import { BadInput, type Issue } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { may } from '../policy.ts'
import { registerPerson } from '../register.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import {
  type checkImport,
  type ImportField,
  importFields,
  type importPeople,
  mostRows,
  type RowView,
} from './contract.ts'
import { readCsv, writeCsv } from '#kernel/csv.ts'
import { type ImportRow, readHeader, readRow, type Values } from './rows.ts'
import { readHoldersOf } from './store.ts'

type Sheet = {
  readonly header: readonly string[]
  readonly unknown: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly values: Values }[]
}

const valuesOf = (columns: ReadonlyMap<number, ImportField>, cells: readonly string[]): Values => {
  const values: Values = {}
  for (const [at, field] of columns) values[field] = cells[at] ?? ''
  return values
}

const readSheet = (file: string): Sheet => {
  const csv = readCsv(file)
  if ('fault' in csv)
    throw new BadInput([{ path: 'file', code: `csv_${csv.fault}`, facts: { line: csv.line } }])
  const [header = [], ...body] = csv.rows
  const { columns, unknown } = readHeader(header)
  const fields = [...columns.values()]
  if (!fields.includes('number') || !(fields.includes('givenName') || fields.includes('familyName')))
    throw new BadInput([{ path: 'file', code: 'csv_header' }])
  if (body.length === 0) throw new BadInput([{ path: 'file', code: 'csv_empty' }])
  if (body.length > mostRows) throw new BadInput([{ path: 'file', code: 'csv_too_many' }])
  const rows = body.map((cells) => ({
    cells,
    values: valuesOf(columns, cells),
  }))
  return { header, unknown, rows }
}

const sentence = (ctx: Ctx, code: string): string => {
  const answers: Readonly<Record<string, string>> = (ctx.language === 'sv' ? sv : en).answers
  return answers[code] ?? issueText(code, ctx.language)
}

type Judged = {
  readonly view: RowView
  readonly row: ImportRow | undefined
  readonly cells: readonly string[]
  readonly holderId: string | undefined
}

const fieldOf = (path: string) => importFields.find((field) => field === path) ?? 'number'

const judge = async (ctx: Ctx, { rows }: Sheet): Promise<Judged[]> => {
  const read = rows.map(({ values }) => readRow(values, ctx))
  const numbers = read.flatMap((one) => ('row' in one ? (one.row.number?.number ?? []) : []))
  const holders = new Map((await readHoldersOf(ctx.tx, numbers)).map((row) => [row.number, row.person_id]))
  const seen = new Set<string>()
  return rows.map(({ cells, values }, at): Judged => {
    const one = read[at]
    const row = one !== undefined && 'row' in one ? one.row : undefined
    const number = row?.number?.number ?? ''
    const isTwice = row !== undefined && seen.has(number)
    seen.add(number)
    const issues: readonly Issue[] = isTwice
      ? [{ path: 'number', code: 'number_twice_in_file' }]
      : one !== undefined && 'issues' in one
        ? one.issues
        : []
    const holderId = holders.get(number)
    const state = issues.length > 0 ? 'wrong' : holderId === undefined ? 'new' : 'known'
    const faults = issues.map(({ path, code }) => ({ field: fieldOf(path), message: sentence(ctx, code) }))
    // The header is the first row, as a spreadsheet counts.
    return { view: { row: at + 2, state, values, faults }, row, cells, holderId }
  })
}

const wrongFile = (ctx: Ctx, { header }: Sheet, judged: readonly Judged[]): string => {
  const wrong = judged.filter(({ view }) => view.state === 'wrong')
  if (wrong.length === 0) return ''
  const why = (ctx.language === 'sv' ? sv : en).importing.why
  // A file that comes back once more has the column already: it is filled anew.
  const at = header.indexOf(why)
  const without = (cells: readonly string[]) => (at === -1 ? cells : cells.filter((_, place) => place !== at))
  const width = without(header).length
  return writeCsv([
    [...without(header), why],
    ...wrong.map(({ cells, view }) => [
      ...Array.from({ length: width }, (_, place) => without(cells)[place] ?? ''),
      view.faults.map((fault) => fault.message).join(' '),
    ]),
  ])
}

const replyOf = (ctx: Ctx, sheet: Sheet, judged: readonly Judged[]) => {
  const count = (state: RowView['state']) => judged.filter(({ view }) => view.state === state).length
  const why = (ctx.language === 'sv' ? sv : en).importing.why
  return {
    rows: judged.map(({ view }) => view),
    unknownColumns: sheet.unknown.filter((column) => column !== why),
    counts: { new: count('new'), known: count('known'), wrong: count('wrong') },
    wrongFile: wrongFile(ctx, sheet, judged),
  }
}

/** That somebody is here is told of one whose number stands in the file: it is logged. */
const logKnown = (ctx: Ctx, judged: readonly Judged[], basis: string): Promise<void> =>
  logAll(
    ctx,
    judged.flatMap(({ holderId }) =>
      holderId === undefined ? [] : [{ about: { type: 'person', id: holderId }, basis }],
    ),
  )

export const check = async (
  ctx: Ctx,
  { file }: InputOf<typeof checkImport>,
): Promise<ReplyOf<typeof checkImport>> => {
  const basis = await permit(ctx, may, 'import people', {}, { type: 'import', id: null })
  const sheet = readSheet(file)
  const judged = await judge(ctx, sheet)
  await logKnown(ctx, judged, basis)
  return replyOf(ctx, sheet, judged)
}

/** Registers the right rows and hands back the wrong ones: nothing is lost, and nobody is registered twice. */
export const takeIn = async (
  ctx: Ctx,
  { id, file }: InputOf<typeof importPeople>,
): Promise<ReplyOf<typeof importPeople>> => {
  const basis = await permit(ctx, may, 'import people', {}, { type: 'import', id })
  const sheet = readSheet(file)
  const judged = await judge(ctx, sheet)
  await logKnown(ctx, judged, basis)
  const fresh = judged.filter(({ view }) => view.state === 'new')
  for (const { row } of fresh) {
    if (row === undefined) continue
    const { number, ...person } = row
    await registerPerson(ctx, { ...person, number: number?.number })
  }
  return { ...replyOf(ctx, sheet, judged), registered: fresh.length }
}
