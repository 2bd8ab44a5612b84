import type { Page } from 'playwright-core'
import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { listCases, readCase } from '../../src/modules/cases/contract.ts'
import type { CaseView } from '../../src/modules/cases/views.ts'
import { readCaseDecisions } from '../../src/modules/decisions/contract.ts'
import { listReports, readReport, type ReportView } from '../../src/modules/intake/contract.ts'

/** Asks a reading route as the person of this page does. */
export const ask = async <I extends z.ZodType, R extends z.ZodType>(
  page: Page,
  route: Route<string, I, R>,
  input: Readonly<Record<string, string>> = {},
): Promise<z.output<R>> => {
  const rest = new URLSearchParams(input)
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    rest.delete(name)
    return input[name] ?? ''
  })
  const answer = await page.request.get(rest.size === 0 ? path : `${path}?${rest.toString()}`)
  if (!answer.ok()) throw new Error(`${route.name}: ${answer.status()} ${await answer.text()}`)
  return route.reply.parse(await answer.json())
}

/** The first that holds. The demo has every stage, so that none is a fault of the demo or of the test. */
export const firstOf = <T>(what: string, all: readonly T[], holds: (one: T) => boolean): T => {
  const found = all.find((one) => holds(one))
  if (found === undefined) throw new Error(`the demo has no ${what}`)
  return found
}

/** The open cases that the person of this page works with, whole. */
export const ownCases = async (page: Page): Promise<CaseView[]> => {
  const { rows } = await ask(page, listCases, { view: 'own' })
  return Promise.all(rows.map(({ caseId }) => ask(page, readCase, { caseId })))
}

export const nextIs = (view: CaseView, step: string): boolean => view.next[0]?.step === step

/** An open investigation that has a plan already. */
export const isPlanned = (view: CaseView): boolean =>
  view.investigation?.endedOn === null && view.investigation.plan.madeOn !== null

const reportsOf = async (page: Page): Promise<ReportView[]> => {
  const { rows } = await ask(page, listReports, { show: 'open' })
  const ids = [...new Set(rows.map(({ reportId }) => reportId))]
  return Promise.all(ids.map((reportId) => ask(page, readReport, { reportId })))
}

/** Where things stand in the demo, for those who visit every screen: `amira` investigates, `maja` receives. */
export const findPlaces = async (amira: Page, maja: Page) => {
  const [cases, reports] = await Promise.all([ownCases(amira), reportsOf(maja)])
  const decided = await Promise.all(
    cases.map(({ caseId }) =>
      ask(amira, readCaseDecisions, { caseId }).then((found) => ({ ...found, caseId })),
    ),
  )
  const report = (next: string) =>
    firstOf(`report that waits for ${next}`, reports, ({ children }) =>
      children.some((child) => child.next === next),
    ).id
  return {
    cases,
    opened: firstOf('newly opened case', cases, (view) => nextIs(view, 'notify')),
    planning: firstOf('case without a plan', cases, (view) => nextIs(view, 'plan')),
    planned: firstOf(
      'case with a plan',
      cases,
      (view) => isPlanned(view) && view.child.protection === 'none',
    ),
    granted: firstOf('help that has not begun', cases, (view) => nextIs(view, 'start')),
    helped: firstOf('help that runs', cases, (view) => nextIs(view, 'follow_up')),
    guarded: firstOf('protected child', cases, (view) => view.child.protection !== 'none'),
    proposal: firstOf('proposal', decided, ({ proposals }) => proposals.length > 0),
    unproposed: firstOf(
      'case where one may propose',
      decided,
      ({ proposals, can }) => proposals.length === 0 && can.propose,
    ),
    granting: firstOf('decision to grant', decided, ({ decisions }) =>
      decisions.some(({ kind }) => kind.startsWith('grant')),
    ),
    toProtect: report('protection'),
    toIdentify: report('identify'),
    toDecide: report('decide'),
    toTell: report('feedback'),
    toConfirm: report('confirm'),
    siblings: firstOf('report about sisters or brothers', reports, ({ children }) => children.length > 1).id,
  }
}

export type Places = Awaited<ReturnType<typeof findPlaces>>
