import { createHash } from 'node:crypto'
import { found } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import type { Ctx } from '#platform/context.ts'
import { log, newId } from '#platform/context.ts'
import type { Failure, FileReply } from '#platform/module.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { release, type Released } from '#modules/release/index.ts'
import { receive } from '../actions/receive.ts'
import {
  checkForm,
  emptyTyped,
  mostChildren,
  readTyped,
  type ReportFormData,
  type Typed,
} from '../rules/form.ts'
import * as flow from '../store-flow.ts'
import { readReport } from '../store.ts'
import { formPage } from './form-page.ts'
import { textIn } from './page.ts'
import { messagePage, receiptPage } from './receipt-page.ts'

type Raw = Readonly<Record<string, unknown>>

const isRaw = (input: unknown): input is Raw =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const pathFor = (raw: Raw): string => {
  const slug = raw['municipality']
  return typeof slug === 'string' && /^[a-z0-9-]{1,60}$/.test(slug) ? `/orosanmalan/${slug}` : '/orosanmalan'
}

/** What the button meant. Without one (a robot, an old browser) it is to send: better checked once too often than lost. */
const wishOf = (raw: Raw): 'send' | 'show' | 'add-child' => {
  const wish = raw['do']
  return wish === 'show' || wish === 'add-child' ? wish : 'send'
}

const formIdOf = (raw: Raw, otherwise: string): string => {
  const known = Id.safeParse(raw['formId'])
  return known.success ? known.data : otherwise
}

/**
 * A form by its page and its contents, as a UUID of version 8 (RFC 9562 5.8): the same form twice is one submission, and
 * the same page with something else in it (back in the browser, another child) is another. No report is ever dropped
 * because an id was used before.
 */
const submissionOf = (ctx: Ctx, raw: Raw): { readonly id: string; readonly formId: string } => {
  const formId = formIdOf(raw, ctx.requestId)
  const hash = createHash('sha256')
    .update(JSON.stringify([formId, readTyped(raw)]))
    .digest('hex')
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  return { id, formId }
}

/** Before anything else, in a transaction of its own: a form was sent. Whatever happens then, this is not forgotten. */
export const noteSubmission = async (ctx: Ctx, input: unknown): Promise<void> => {
  if (!isRaw(input) || wishOf(input) !== 'send') return
  await flow.noteSent(ctx.tx, { ...submissionOf(ctx, input), at: ctx.now })
}

const page = async (
  ctx: Ctx,
  raw: Raw,
  { typed, issues }: Pick<Parameters<typeof formPage>[0], 'typed' | 'issues'>,
): Promise<string> =>
  formPage({
    language: ctx.language,
    path: pathFor(raw),
    municipality: await municipalityName(ctx),
    formId: formIdOf(raw, newId(ctx)),
    typed,
    ...(issues === undefined ? {} : { issues }),
  })

export const showForm = async (ctx: Ctx, raw: Raw): Promise<Released> =>
  release(ctx, { body: await page(ctx, raw, { typed: emptyTyped }) })

const receipt = async (ctx: Ctx, raw: Raw, reportId: string): Promise<Released> => {
  const report = found(await readReport(ctx.tx, reportId))
  return release(ctx, {
    body: receiptPage({
      language: ctx.language,
      path: pathFor(raw),
      receiptNumber: report.receipt_number,
      registeredAt: report.registered_at,
    }),
  })
}

const store = async (ctx: Ctx, form: ReportFormData): Promise<string> => {
  const id = newId(ctx)
  await receive(ctx, {
    ...form,
    id,
    channel: 'web',
    receivedOn: ctx.today,
    children: form.children.map((child) => ({
      toldName: child.name,
      toldBirth: child.birth,
      toldDetails: child.details,
    })),
  })
  return id
}

const oneMore = (typed: Typed): Typed => ({
  ...typed,
  children: [...typed.children, { name: '', birth: '', details: '' }].slice(0, mostChildren),
})

/**
 * Takes in the form. The answer goes out when the transaction is committed: a receipt is never shown for what is not
 * stored. What is wrong comes back as the same page with everything that was typed.
 */
export const takeInForm = async (ctx: Ctx, raw: Raw): Promise<Released> => {
  const typed = readTyped(raw)
  const wish = wishOf(raw)
  if (wish === 'show') return release(ctx, { body: await page(ctx, raw, { typed }) })
  if (wish === 'add-child') return release(ctx, { body: await page(ctx, raw, { typed: oneMore(typed) }) })
  const { id } = submissionOf(ctx, raw)
  const sent = found(await flow.lockSubmission(ctx.tx, id))
  if (sent.report_id !== null) return receipt(ctx, raw, sent.report_id)
  const checked = checkForm(typed)
  if (!checked.ok) {
    await flow.noteOutcome(ctx.tx, id, { outcome: 'refused' })
    return release(ctx, { status: 400, body: await page(ctx, raw, { typed, issues: checked.issues }) })
  }
  const reportId = await store(ctx, checked.form)
  await flow.noteOutcome(ctx.tx, id, { outcome: 'received', report_id: reportId })
  await log(ctx, { about: { type: 'report', id: reportId }, basis: 'public report form (SoL 19:1, 19:4)' })
  return receipt(ctx, raw, reportId)
}

/** When there is no answer of the action: what was typed is given back where it could be read at all. */
export const showFailure = ({ status, message, errorId, language, path, input }: Failure): FileReply => {
  const text = textIn(language)
  if (status === 404)
    return {
      body: messagePage({ language, heading: text.notFound.heading, paragraphs: [text.notFound.text] }),
    }
  if (!isRaw(input)) {
    const paragraphs = [message, text.failed.lost, text.failed.phone, text.failed.number(errorId)]
    return { body: messagePage({ language, heading: text.failed.heading, paragraphs }) }
  }
  return {
    body: formPage({
      language,
      path,
      municipality: '',
      formId: formIdOf(input, errorId),
      typed: readTyped(input),
      failed: { message, errorId },
    }),
  }
}
