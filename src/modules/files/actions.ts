import { createHash } from 'node:crypto'
import { type Instant, instant } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { tokenHashOf } from '#platform/http/session.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { type About, aboutOf } from './about.ts'
import type { AboutType, addFile, FileView, openFile, readFiles } from './contract.ts'
import { may } from './policy.ts'
import { homeName, isTooManyToday, needsYes, registerNumber, stateOf } from './rules.ts'
import * as store from './store.ts'

type Key = 'see files' | 'add file'
type Where = { readonly aboutType: AboutType; readonly aboutId: string }

/** Asks the policy; each person whom the papers are about stands in the log. */
const enter = async (
  ctx: Ctx,
  key: Key,
  { aboutType, aboutId, fileId }: Where & { readonly fileId?: string },
): Promise<About> => {
  const about = await aboutOf(ctx, aboutType, aboutId)
  const seen = may['see files'](ctx.actor, about.facts).allowed
  const what = fileId === undefined ? { type: aboutType, id: aboutId } : { type: 'file', id: fileId }
  const basis = await permit(ctx, may, key, about.facts, { ...what, seen })
  await logAll(
    ctx,
    about.personIds.map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return about
}

const viewsOf = async (ctx: Ctx, rows: readonly store.FileRow[]): Promise<FileView[]> => {
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.uploaded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    receivedOn: row.received_on,
    sender: row.sender,
    subject: row.subject,
    kind: row.kind,
    bytes: row.bytes,
    state: row.state,
    uploadedBy: names.get(row.uploaded_by) ?? '',
    uploadedAt: row.uploaded_at,
  }))
}

export const answerFiles = async (
  ctx: Ctx,
  { aboutType, aboutId, limit }: InputOf<typeof readFiles>,
): Promise<ReplyOf<typeof readFiles>> => {
  const about = await enter(ctx, 'see files', { aboutType, aboutId })
  const [rows, all] = await Promise.all([
    store.filesAbout(ctx.tx, aboutId, limit),
    store.countAbout(ctx.tx, aboutId),
  ])
  return {
    files: await viewsOf(ctx, rows),
    more: all - rows.length,
    isProtected: about.isProtected,
    can: { add: may['add file'](ctx.actor, about.facts).allowed },
  }
}

const startOfDay = ({ today }: Ctx): Instant =>
  instant(
    Temporal.PlainDate.from(today)
      .toZonedDateTime('Europe/Stockholm')
      .toInstant()
      .toString({ fractionalSecondDigits: 3 }),
  )

/** Asked before a file is read: whoever may not leave one here, or has left too many today, need not send it. */
export const askBefore = async (ctx: Ctx, input: InputOf<typeof addFile>): Promise<void> => {
  await enter(ctx, 'add file', input)
  if (input.receivedOn > ctx.today) throw new BadInput([{ path: 'receivedOn', code: 'in_future' }])
  if (isTooManyToday(await store.countAbout(ctx.tx, input.aboutId, startOfDay(ctx))))
    throw new Conflict('too_many_files_today')
}

/**
 * The bytes first, whole and synced, then the row: a row never names a file that is not there. Bytes without a row, from a
 * request that fell in between, are swept at night.
 */
export const add = async (ctx: Ctx, input: InputOf<typeof addFile>): Promise<FileView> => {
  await askBefore(ctx, input)
  const { file, files } = ctx
  if (!file || !files) throw new BadInput([{ path: 'file', code: 'file_missing' }])
  const { aboutType, aboutId, id, receivedOn, sender, subject } = input
  if (await store.readFile(ctx.tx, id)) throw new Conflict('file_is_there')
  const { childId } = await aboutOf(ctx, aboutType, aboutId)
  const diskName = await files.store.keep(file.bytes, { tenantId: ctx.actor.tenantId, fileId: id })
  const year = ctx.today.slice(0, 4)
  const stored = await store.insertFile(ctx.tx, {
    id,
    aboutType,
    aboutId,
    childId,
    receivedOn,
    sender,
    subject,
    diskName,
    number: registerNumber(year, await store.nextSerial(ctx.tx, year)),
    kind: file.kind,
    bytes: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    sentSha256: file.sentSha256,
    state: stateOf(file.kind, file.state),
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  if (!stored) throw new Conflict('file_is_there')
  const [view] = await viewsOf(ctx, [found(await store.readFile(ctx.tx, id))])
  return found(view)
}

export const answerOpen = async (
  ctx: Ctx,
  { fileId, unexamined }: InputOf<typeof openFile>,
): Promise<ReplyOf<typeof openFile>> => {
  const row = found(await store.readFile(ctx.tx, fileId))
  await enter(ctx, 'see files', { aboutType: row.about_type, aboutId: row.about_id, fileId })
  if (needsYes(row.state) && !unexamined) throw new Conflict('file_unexamined')
  const { files } = ctx
  const tokenHash = await tokenHashOf(ctx)
  if (!files || files.place.at === '' || tokenHash === undefined) throw new Conflict('files_not_reachable')
  const link = files.links.make(
    { tenantId: ctx.actor.tenantId, tokenHash, fileId },
    Temporal.Instant.from(ctx.now).epochMilliseconds,
  )
  return { place: files.place.at, path: `/f/${link}` }
}

/** The link was used: is the session still there, and may she still? The opening itself stands in the log already. */
export const answerLink = async (ctx: Ctx, { fileId }: { readonly fileId: string }) => {
  const row = found(await store.readFile(ctx.tx, fileId))
  await enter(ctx, 'see files', { aboutType: row.about_type, aboutId: row.about_id, fileId })
  return { diskName: row.disk_name, kind: row.kind, fileName: homeName(row.number) }
}
