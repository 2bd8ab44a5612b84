import type { Dice } from '../dice.ts'
import type { Worker } from '../organisation.ts'
import { interventions } from '../texts/reasons.ts'
import * as cases from './case-steps.ts'
import * as help from './help-steps.ts'
import * as notes from './note-steps.ts'
import type { Order, StageName } from './orders.ts'

/** An open investigation and those who decide in its unit. */
export type InUnit = {
  readonly it: cases.Ongoing
  readonly lead: Worker
  readonly manager: Worker
  /** Days before today. */
  readonly openedAgo: number
}

type Todo = { readonly ago: number; readonly act: (ago: number) => Promise<void> }

/** Everything that would be done, in order; what lies after `until` has not been done yet. */
const doUntil = async (until: number, todos: readonly Todo[]): Promise<void> => {
  for (const { ago, act } of todos.toSorted((a, b) => b.ago - a.ago)) if (ago >= until) await act(ago)
}

/** The everyday of an investigation: plan, questions to others, talks and visits, some weeks apart. */
const investigate = async ({ it }: InUnit, from: number, until: number): Promise<void> => {
  const { dice } = it.scene
  let asked: cases.Asked | undefined
  const isSmall = it.scene.tell.theme.code === 'infant'
  const at = (after: number, act: Todo['act']): Todo => ({ ago: from - after - dice.int(0, 2), act })
  const maybe = (share: number, todo: Todo): Todo[] => (dice.chance(share) ? [todo] : [])
  const talk = isSmall ? ('home_visit' as const) : ('talk_with_child' as const)
  const note =
    (kind: notes.Kind, by: cases.Ongoing['owner'] = it.owner) =>
    async (ago: number) =>
      void (await notes.writeNote(it, { kind, ago, by, alone: dice.chance(0.75) }))
  await doUntil(until, [
    at(3, (ago) => cases.planInvestigation(it, ago)),
    at(9, note(talk)),
    ...maybe(
      0.5,
      at(6, async (ago) => void (asked = await cases.askOutside(it, ago))),
    ),
    ...maybe(
      0.8,
      at(20, async (ago) => (asked ? cases.noteAnswer(it, asked, ago) : undefined)),
    ),
    ...maybe(0.5, at(14, note('home_visit', it.coworker))),
    ...maybe(0.35, at(24, note('phone_call'))),
    ...maybe(0.5, at(31, note('talk_with_guardian'))),
    ...maybe(
      0.2,
      at(40, (ago) => notes.writeText(it, { ago, sections: ['background', 'basic_care'] })),
    ),
    ...maybe(0.45, at(46, note(talk))),
    ...maybe(0.35, at(57, note('meeting'))),
    ...maybe(0.3, at(72, note('talk_with_guardian'))),
  ])
}

const daysToDecide = 4

/** A finished investigation: text written, and material sent and answered where FL 25 asks for it. */
const conclude = async (
  unit: InUnit,
  { from, until, letters }: { from: number; until: number; letters: boolean },
): Promise<void> => {
  const { it } = unit
  await investigate(unit, from, Math.max(until + 20, from - 50))
  await notes.writeText(it, { ago: until + 19, sections: notes.askedSections })
  if (!letters) return
  await cases.sendLetters(it, until + 18)
  await cases.noteReplies(it, until + daysToDecide + 2)
}

/** Help is granted that many days ago: by the worker, or by the lead whom the worker asks (KL 6:37). */
const grant = async (unit: InUnit, from: number, decidedAgo: number): Promise<help.Proposed> => {
  const { it, lead } = unit
  await conclude(unit, { from, until: decidedAgo, letters: unit.it.scene.dice.chance(0.2) })
  const given = it.scene.dice.pick(interventions)
  const proposal = await help.propose(it, {
    ago: decidedAgo + daysToDecide,
    kind: given.decision,
    help: given,
  })
  const byOwner = given.decision === 'grant_open_care'
  if (!byOwner) await help.askToDecide(it, proposal, { ago: decidedAgo + 2, to: lead })
  await help.decide(it, proposal, { ago: decidedAgo, by: byOwner ? it.owner : lead })
  await help.serve(it, proposal, Math.max(0, decidedAgo - 2))
  return proposal
}

const noteEvery = 45

/** The help runs: it began some days after the decision, has a plan, and is followed with visits and talks. */
const runHelp = async (
  { it }: InUnit,
  { decidedAgo, until, months }: { decidedAgo: number; until: number; months: number },
): Promise<void> => {
  const { dice } = it.scene
  await cases.readAnew(it, decidedAgo)
  const startedAgo = Math.max(until, decidedAgo - dice.int(5, 15))
  await help.startHelp(it, startedAgo)
  await help.planHelp(it, { ago: Math.max(until, startedAgo - dice.int(1, 8)), months })
  const kinds = ['meeting', 'talk_with_child', 'phone_call', 'home_visit'] as const
  for (let ago = startedAgo - 20; ago > until; ago -= noteEvery)
    await notes.writeNote(it, { kind: dice.pick(kinds), ago, alone: dice.chance(0.6) })
}

type Tale = (unit: InUnit, order: Order) => Promise<void>

/** What has happened in a case since it was opened, by the stage at which it stands today. */
export const tales: Readonly<Partial<Record<StageName, Tale>>> = {
  opened: async () => {},
  planning: async ({ it }, { ago }) => {
    await cases.notifyAll(it, ago)
    if (it.scene.dice.chance(0.5)) await notes.writeNote(it, { kind: 'phone_call', ago: ago - 1 })
  },
  untoldReporter: async ({ it }, { ago }) => cases.notifyAll(it, ago),
  investigating: async (unit, { ago }) => {
    await cases.notifyAll(unit.it, ago)
    await investigate(unit, ago, 0)
    if (unit.it.scene.dice.chance(0.12))
      await notes.leaveDraft(unit.it, { kind: 'home_visit', ago: unit.it.scene.dice.int(0, 3) })
  },
  communicating: async (unit, { ago }) => {
    const { it } = unit
    const sentAgo = it.scene.dice.int(2, 13)
    await cases.notifyAll(it, ago)
    await investigate(unit, ago, sentAgo + 1)
    const isSmall = it.scene.tell.theme.code === 'infant'
    const talk = await notes.writeNote(it, {
      kind: isSmall ? 'home_visit' : 'talk_with_child',
      ago: sentAgo + 1,
    })
    await notes.writeArea(it, { ago: sentAgo, from: talk })
    await notes.writeText(it, { ago: sentAgo, sections: notes.askedSections })
    await cases.sendLetters(it, sentAgo)
  },
  proposal: async (unit, { ago }) => {
    const { it, lead, manager } = unit
    await cases.notifyAll(it, ago)
    await conclude(unit, { from: ago, until: 6, letters: true })
    const kind = it.scene.dice.pick([
      'close_without_measure',
      'grant_contact_person',
      'refuse_application',
    ] as const)
    const given = interventions.find((one) => one.decision === kind)
    const proposal = await help.propose(it, { ago: 5, kind, ...(given ? { help: given } : {}) })
    await help.consult(it, { ago: 4, asked: lead })
    const to = kind === 'refuse_application' ? manager : lead
    await help.askToDecide(it, proposal, { ago: it.scene.dice.int(0, 3), to })
  },
  late: async (unit, { ago }) => {
    await cases.notifyAll(unit.it, ago)
    await investigate(unit, ago, 0)
    await notes.writeNote(unit.it, { kind: 'phone_call', ago: 3 })
  },
  extended: async (unit, { ago }) => {
    await cases.notifyAll(unit.it, ago)
    await investigate(unit, ago, 0)
    await cases.extendTime(unit.it, unit.lead, { ago: ago - 112, months: 2 })
    await notes.writeNote(unit.it, { kind: 'talk_with_child', ago: 5 })
  },
  granted: async (unit, { ago }) => {
    const from = unit.openedAgo
    await cases.notifyAll(unit.it, from)
    await grant(unit, from, ago)
    await help.noteConsents(unit.it, Math.max(0, ago - 2))
  },
  running: (unit, { ago }) =>
    runHelp(unit, { decidedAgo: ago, until: 0, months: unit.it.scene.dice.int(3, 6) }),
  followUpDue: (unit, { ago }) => runHelp(unit, { decidedAgo: ago, until: 0, months: 3 }),
  followed: async (unit, { ago }) => {
    const metAgo = unit.it.scene.dice.int(5, 40)
    await runHelp(unit, { decidedAgo: ago, until: metAgo + 1, months: 4 })
    await help.followUp(unit.it, { ago: metAgo, nextStep: 'continue' })
  },
  ended: async (unit, { ago }) => {
    await runHelp(unit, { decidedAgo: ago, until: 12, months: 3 })
    await help.followUp(unit.it, { ago: unit.it.scene.dice.int(4, 10), nextStep: 'end' })
  },
  refused: async (unit, { ago }) => {
    const from = unit.openedAgo
    await cases.notifyAll(unit.it, from)
    await conclude(unit, { from, until: ago, letters: true })
    const proposal = await help.propose(unit.it, { ago: ago + daysToDecide, kind: 'refuse_application' })
    await help.askToDecide(unit.it, proposal, { ago: ago + 2, to: unit.manager })
    await help.decide(unit.it, proposal, { ago, by: unit.manager })
    await help.serve(unit.it, proposal, Math.max(0, ago - 1))
  },
}

const decidedStages: readonly StageName[] = [
  'granted',
  'running',
  'followUpDue',
  'followed',
  'refused',
  'ended',
]

/** How many days before today the investigation of a story was opened. */
export const openedAgoOf = (dice: Dice, { stage, ago }: Order): number =>
  decidedStages.includes(stage) ? ago + dice.int(70, 112) : ago
