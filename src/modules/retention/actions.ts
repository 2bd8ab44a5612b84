import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { ownMunicipalityCode, workerNames } from '#modules/organisation/index.ts'
import { readCertificateText } from './certificate.ts'
import type * as contract from './contract.ts'
import type { filters } from './contract.ts'
import { fileViews, isOldEnough, type Judged, judgeFiles } from './files.ts'
import { may } from './policy.ts'
import { isKeptWhole, versionOn } from './rules/files.ts'
import { mayGo } from './rules/verdict.ts'
import * as certificates from './store-certificates.ts'
import * as store from './store.ts'

const perPage = 20
const perPageOfProofs = 10

type Filter = (typeof filters)[number]

const isUnder = ({ verdict }: Judged, filter: Filter): boolean =>
  filter === 'due' ? mayGo(verdict) : verdict.standing === filter

const pagesOf = (count: number, per: number): number => Math.max(1, Math.ceil(count / per))

export const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)

export const answerFiles = async (
  ctx: Ctx,
  { filter, page }: InputOf<typeof contract.readDisposalFiles>,
): Promise<ReplyOf<typeof contract.readDisposalFiles>> => {
  const basis = await permit(ctx, may, 'see disposals', {}, { type: 'disposals', id: null })
  const [judged, code] = await Promise.all([judgeFiles(ctx, null), ownMunicipalityCode(ctx)])
  const shown = judged.filter((one) => isUnder(one, filter))
  const pages = pagesOf(shown.length, perPage)
  const at = Math.min(page, pages)
  const count = (of: Filter): number => judged.filter((one) => isUnder(one, of)).length
  return {
    version: versionOn(ctx.today).id,
    isKeptWhole: isKeptWhole(code),
    totals: {
      due: count('due'),
      held: count('held'),
      never: count('never'),
      later: count('later'),
      unknown: count('unknown'),
    },
    overdue: judged.filter(({ verdict }) => verdict.standing === 'overdue').length,
    files: await fileViews(ctx, shown.slice((at - 1) * perPage, at * perPage), basis),
    page: at,
    pages,
    can: { hold: may['hold file'](ctx.actor, {}).allowed },
  }
}

export const answerPreview = async (
  ctx: Ctx,
  { personId }: InputOf<typeof contract.previewDisposal>,
): Promise<ReplyOf<typeof contract.previewDisposal>> => {
  const basis = await permit(ctx, may, 'see disposals', {}, { type: 'person', id: personId })
  const judged = (await judgeFiles(ctx, [personId])).filter(({ row }) => isOldEnough(row.last_on, ctx.today))
  const [file] = await fileViews(ctx, judged, basis)
  const { counts, leaving } = await store.countFile(ctx.tx, found(file).personId)
  return { file: found(file), counts, rows: sumOf(counts), leaving: leaving.length }
}

export const answerCertificates = async (
  ctx: Ctx,
  { page }: InputOf<typeof contract.readDisposalCertificates>,
): Promise<ReplyOf<typeof contract.readDisposalCertificates>> => {
  await permit(ctx, may, 'see disposals', {}, { type: 'disposals', id: null })
  const total = (await certificates.countCertificates(ctx.tx))?.n ?? 0
  const pages = pagesOf(total, perPageOfProofs)
  const at = Math.min(page, pages)
  const rows = await certificates.readCertificates(ctx.tx, {
    from: (at - 1) * perPageOfProofs,
    most: perPageOfProofs,
  })
  return {
    total,
    page: at,
    pages,
    certificates: rows.map((row) => ({
      certificateId: row.id,
      seq: row.seq,
      hash: row.hash,
      disposedAt: row.disposed_at,
      certificate: readCertificateText(row.body),
      after:
        row.after_size === null || row.after_root === null
          ? null
          : { size: row.after_size, root: row.after_root },
    })),
  }
}

/** Names of those who proposed, approved or stopped. */
export const namesFor = async (
  ctx: Ctx,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> => {
  const names = await workerNames(ctx.tx, ids)
  return (id) => (id === null ? '' : (names.get(id) ?? ''))
}
