import type { InputOf } from '#kernel/route.ts'
import type { Tx } from '#platform/db/tenant.ts'
import {
  assessProtection,
  decideReport,
  giveFeedback,
  identifyChild,
  noteMeeting,
  proposeNotOpening,
  registerReport,
} from '#modules/intake/contract.ts'
import { sendReportForm } from '#modules/intake/public/contract.ts'
import type { Invented } from '../families.ts'
import type { Worker } from '../organisation.ts'
import { isMandated, type Reporter } from '../reporters.ts'
import * as reasons from '../texts/reasons.ts'
import { nameOf, type Scene } from './scene.ts'

export type Told = {
  readonly reporter: Reporter
  readonly wantsFeedback: boolean
  readonly concern: string
  readonly children: readonly Invented[]
  readonly ago: number
}

/** What is done with one child of a report. Each act gives the version that the next one is made on. */
export type Matter = {
  readonly id: string
  readonly child: Invented
  /** Has the report been tied to a person of the register? */
  readonly isKnown: boolean
  version: number
}

export type Filed = { readonly matters: readonly Matter[]; readonly ownerId: string }

type Channel = InputOf<typeof registerReport>['channel']

const channelOf = (reporter: Reporter, scene: Scene): Channel =>
  scene.dice.pick<Channel>(isMandated(reporter) ? ['letter', 'phone', 'message'] : ['phone', 'visit'])

const reporterFields = (reporter: Reporter) => ({
  category: reporter.category,
  reporterName: reporter.name,
  reporterOrganisation: reporter.organisation,
  reporterPhone: reporter.phone,
  relationToChild: reporter.relation,
})

/** By telephone or on paper: the one who writes it down knows the child, or only what was told. */
export const registerTold = async (
  scene: Scene,
  by: Worker,
  { reporter, wantsFeedback, concern, children, ago, areKnown }: Told & { readonly areKnown: boolean },
): Promise<Filed> => {
  const { act, days, dice } = scene
  const on = days.ago(days.office(ago))
  const matters = children.map((child) => ({
    id: dice.id(on),
    child,
    isKnown: areKnown,
    version: firstVersion,
  }))
  const input = {
    id: dice.id(on),
    channel: channelOf(reporter, scene),
    receivedOn: on,
    ...reporterFields(reporter),
    wantsFeedback,
    guardiansInformed: isMandated(reporter) ? dice.chance(0.6) : null,
    isAfraid: reporter.category === 'private' && dice.chance(0.4),
    concern,
    children: matters.map(({ id, child }) => ({
      id,
      ...(areKnown ? { childId: child.id } : {}),
      toldName: areKnown ? nameOf(child) : child.givenName,
      toldBirth: areKnown ? child.birthOn.slice(0, 4) : '',
      toldDetails: areKnown ? '' : 'Bor i området kring Solrosvägen. Går troligen på Lärkskolan.',
    })),
  }
  await act(by, registerReport, input, scene.moment(ago))
  return { matters, ownerId: by.id }
}

const firstVersion = 1

/** The public form, as anybody sends it. Who gets it is chosen by the house. */
export const sendForm = async (
  scene: Scene,
  { reporter, wantsFeedback, concern, children, ago }: Told,
): Promise<Filed> => {
  const { act, days, dice } = scene
  const childFields = children.flatMap((child, place) => [
    [`child${place + 1}-name`, nameOf(child)],
    [`child${place + 1}-birth`, child.birthOn.slice(0, 4)],
  ])
  const input = {
    do: 'send',
    formId: dice.id(days.ago(ago)),
    ...reporterFields(reporter),
    wantsFeedback: wantsFeedback ? 'yes' : '',
    guardiansInformed: isMandated(reporter) ? dice.pick(['yes', 'no']) : '',
    concern,
    children: String(children.length),
    ...Object.fromEntries(childFields),
  }
  const page = await act('public', sendReportForm, input, scene.moment(ago))
  const [receiptNumber = ''] = /A-\d{4}-\d{5}/.exec(page) ?? []
  const rows = await scene.look((tx) => findFiled(tx, receiptNumber))
  const matters = rows.flatMap((row) => {
    const child = children.find((one) => nameOf(one) === row.told_name)
    return child === undefined ? [] : [{ id: row.id, child, isKnown: false, version: row.version }]
  })
  const [first] = rows
  if (first === undefined || matters.length !== children.length)
    throw new Error(`the form was not received: ${page.slice(0, 2_000)}`)
  return { matters, ownerId: first.owner_id }
}

const findFiled = (tx: Tx, receiptNumber: string) =>
  tx
    .selectFrom('reports')
    .innerJoin('report_children', 'report_children.report_id', 'reports.id')
    .innerJoin('watches', 'watches.matter_id', 'report_children.id')
    .select([
      'report_children.id',
      'report_children.told_name',
      'report_children.version',
      'watches.owner_id',
    ])
    .where('reports.receipt_number', '=', receiptNumber)
    .execute()

export const identify = async (scene: Scene, by: Worker, matter: Matter, ago: number): Promise<void> => {
  const input = { reportChildId: matter.id, version: matter.version, childId: matter.child.id }
  matter.version = (await scene.act(by, identifyChild, input, scene.moment(ago))).version
}

export const protect = async (
  scene: Scene,
  by: Worker,
  { matter, ago, needed }: { matter: Matter; ago: number; needed: boolean },
): Promise<void> => {
  const { tell } = scene
  const input = {
    reportChildId: matter.id,
    version: matter.version,
    needed,
    reason: tell.from(needed ? reasons.protectionNeeded : reasons.protectionNotNeeded),
    action: needed ? tell.from(reasons.protectionActions) : '',
  }
  matter.version = (await scene.act(by, assessProtection, input, scene.moment(ago))).version
}

export const offerMeeting = async (scene: Scene, by: Worker, matter: Matter, ago: number): Promise<void> => {
  const input = {
    reportChildId: matter.id,
    version: matter.version,
    meeting: scene.dice.pick(['offered', 'held', 'declined'] as const),
    note: '',
  }
  matter.version = (await scene.act(by, noteMeeting, input, scene.moment(ago))).version
}

export const proposeNot = async (scene: Scene, by: Worker, matter: Matter, ago: number): Promise<void> => {
  const input = {
    reportChildId: matter.id,
    version: matter.version,
    reason: scene.tell.from(reasons.notOpenReasons),
  }
  matter.version = (await scene.act(by, proposeNotOpening, input, scene.moment(ago))).version
}

export const openCase = async (
  scene: Scene,
  by: Worker,
  {
    matter,
    ago,
    owner,
    coworker,
    caseId,
  }: { matter: Matter; ago: number; owner: Worker; coworker: Worker; caseId: string },
): Promise<void> => {
  const input = {
    reportChildId: matter.id,
    version: matter.version,
    outcome: 'open' as const,
    reason: scene.tell.from(reasons.openReasons),
    ownerId: owner.id,
    coworkerId: coworker.id,
    caseId,
    investigationId: scene.dice.id(scene.days.ago(ago)),
  }
  matter.version = (await scene.act(by, decideReport, input, scene.moment(ago))).version
}

export const tellReporter = async (scene: Scene, by: Worker, matter: Matter, ago: number): Promise<void> => {
  const input = {
    reportChildId: matter.id,
    version: matter.version,
    outcome: 'told' as const,
    how: scene.dice.pick(['Telefon till anmälaren.', 'Brev till skolan.', 'Säkert meddelande.']),
  }
  matter.version = (await scene.act(by, giveFeedback, input, scene.moment(ago))).version
}
