import {
  assessProtection,
  decideReport,
  identifyChild,
  type ReportChildView,
  readReport,
  registerReport,
} from '../../src/modules/intake/contract.ts'
import type { Route } from '#kernel/route.ts'
import { day } from '#kernel/day.ts'
import type { z } from 'zod'
import { enter } from './family.ts'
import { type Login, newUuid, type Town } from './town.ts'

type Registered = z.input<(typeof registerReport)['input']>

/** A teacher has called the reception about one child, who is not known by name in the register yet. */
export const aReport = async (town: Town, more: Partial<Registered> = {}, by: Login = 'maja') => {
  const [reportId, reportChildId] = [newUuid(), newUuid()]
  const { receiptNumber } = await town.call(by, registerReport, {
    id: reportId,
    channel: 'phone',
    receivedOn: day(town.now().slice(0, 10)),
    category: 'school',
    reporterName: 'Lena Påhittad',
    reporterOrganisation: 'Påhittade skolan',
    reporterPhone: '070-000 00 00',
    concern: 'Nils vågar inte gå hem.',
    children: [{ id: reportChildId, toldName: 'Nils i 3 B' }],
    ...more,
  })
  return { reportId, reportChildId, receiptNumber }
}

/** The child of a report as somebody sees it. */
export const seenChild = async (
  town: Town,
  { reportId, reportChildId }: { reportId: string; reportChildId: string },
  by: Login = 'maja',
): Promise<ReportChildView> => {
  const { children } = await town.call(by, readReport, { reportId })
  const child = children.find((one) => one.id === reportChildId)
  if (!child) throw new Error('the child is not shown')
  return child
}

/** Acts of the reception on one child of a report; each one knows the version that it acts on. */
export const onReport = (
  town: Town,
  ids: { reportId: string; reportChildId: string },
  by: Login = 'maja',
) => {
  const { reportChildId } = ids
  const version = async () => {
    const row = await town.inTx((tx) =>
      tx
        .selectFrom('report_children')
        .select('version')
        .where('id', '=', reportChildId)
        .executeTakeFirstOrThrow(),
    )
    return row.version
  }
  return {
    send: async (route: Route, input: object, as: Login = by) =>
      town.send(as, route, { reportChildId, version: await version(), ...input }),
    protect: async (needed = false, as: Login = by) =>
      town.call(as, assessProtection, {
        reportChildId,
        version: await version(),
        needed,
        reason: 'Skolan har barnet hos sig till kvällen.',
        action: needed ? 'Morfar hämtar barnet.' : '',
      }),
    identify: async (childId: string, as: Login = by) =>
      town.call(as, identifyChild, { reportChildId, version: await version(), childId }),
    open: async (owner: Login = 'amira', coworker: Login | undefined = 'bo', as: Login = by) => {
      const [caseId, investigationId] = [newUuid(), newUuid()]
      const view = await town.call(as, decideReport, {
        reportChildId,
        version: await version(),
        outcome: 'open',
        reason: 'Det som har kommit fram kan leda till en insats.',
        ownerId: town.workers[owner],
        ...(coworker ? { coworkerId: town.workers[coworker] } : {}),
        caseId,
        investigationId,
      })
      return { caseId, investigationId, view }
    },
    doNotOpen: async (as: Login = 'moa') =>
      town.call(as, decideReport, {
        reportChildId,
        version: await version(),
        outcome: 'not_open',
        reason: 'Familjen har redan det stöd som behövs.',
      }),
  }
}

/** The clocks that run, with their last day. */
export const running = (view: ReportChildView) =>
  Object.fromEntries(view.clocks.filter((c) => c.endedOn === null).map((c) => [c.code, c.dueOn]))

/** The clocks that ended, and how. */
export const ended = (view: ReportChildView) =>
  Object.fromEntries(view.clocks.filter((c) => c.endedOn !== null).map((c) => [c.code, c.endKind]))

/** A report that is assessed, about a child who is known. */
export const aDecidable = async (town: Town, more: Partial<Registered> = {}) => {
  const report = await aReport(town, more)
  const childId = await enter(town, { givenName: 'Nils', birthOn: day('2016-05-04') })
  const act = onReport(town, report)
  await act.protect()
  await act.identify(childId)
  return { ...report, childId, act }
}
