import type { Instant } from '#kernel/day.ts'
import type { Door } from '../act.ts'
import type { Days } from '../days.ts'
import { grantedCaseId } from '../granted.ts'
import type { Organisation, Worker } from '../organisation.ts'
import { isMandated, type Reporter, reporterFor } from '../reporters.ts'
import * as intake from './intake-steps.ts'
import { type Protection, registerChild, registerGuardians, tieGuardians } from './people-steps.ts'
import { isInReception, type Story, wasGrantedBefore } from './plan.ts'
import { type Scene, sceneOf } from './scene.ts'
import { tales } from './stories.ts'

export type Setting = {
  readonly door: Door
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
}

const protectionOf = ({ order }: Story): Protection => {
  if (order.special === 'protected') return 'protected_registration'
  return order.special === 'fictitious' || order.special === 'marking' ? order.special : 'none'
}

/** One scene for each child of the family. */
const scenesOf = (setting: Setting, { family, dice, themes }: Story): Scene[] => {
  const { door, days, now, organisation } = setting
  return family.children.flatMap((child, place) =>
    themes
      .slice(place, place + 1)
      .map((theme) =>
        sceneOf({ ...door, dice: dice.fork(place), days, now, organisation, family, theme }, child),
      ),
  )
}

type Received = {
  readonly scene: Scene
  readonly matter: intake.Matter
  readonly by: Worker
  readonly wantsFeedback: boolean
}

/** SoL 19:6 is about those who must report: such a story needs one of them. */
const reporterOf = ({ dice, order }: Story): Reporter => {
  const reporter = reporterFor(dice)
  return order.stage === 'untoldReporter' && !isMandated(reporter)
    ? { ...reporterFor(dice), ...aSchool }
    : reporter
}

const aSchool = { category: 'school', organisation: 'Lärkskolan', relation: 'Rektor' } as const

/** The concern reaches the municipality: by the public form, or written down by the reception. */
const receive = async (
  story: Story,
  scene: Scene,
  from: Pick<intake.Told, 'reporter' | 'wantsFeedback'>,
): Promise<intake.Filed> => {
  const { dice, family, receivedAgo: ago, order } = story
  const protection = protectionOf(story)
  const told = { ...from, concern: scene.tell.concern(), children: family.children, ago }
  if (order.stage === 'unknownChild')
    return intake.registerTold(scene, story.intake, { ...told, areKnown: false })
  if (protection === 'none' && dice.chance(0.6)) return intake.sendForm(scene, told)
  for (const child of family.children) await registerChild(scene, story.intake, { child, ago, protection })
  return intake.registerTold(scene, story.intake, { ...told, areKnown: true })
}

/** Whoever has the report finds out who the child is and enters the family. */
const meetFamily = async (story: Story, { scene, matter, by }: Received, place: number): Promise<void> => {
  const { receivedAgo: ago } = story
  const about = { child: scene.child, ago, protection: protectionOf(story) }
  if (!matter.isKnown) {
    await registerChild(scene, by, about)
    await intake.identify(scene, by, matter, ago)
  }
  if (place === 0) await registerGuardians(scene, by, about)
  else await tieGuardians(scene, by, about)
}

/** How far the reception has come. SoL 20:1, 20:2. */
const assess = async (story: Story, { scene, matter, by }: Received): Promise<void> => {
  const { order, receivedAgo: ago, dice } = story
  if (order.stage === 'new' || order.stage === 'unassessed') return
  await intake.protect(scene, by, { matter, ago, needed: order.stage === 'danger' })
  if (order.stage === 'unknownChild') return
  if (order.stage === 'assessed' && ago > 2 && dice.chance(0.4))
    await intake.offerMeeting(scene, by, matter, ago - 1)
  if (order.stage === 'proposedNot') await intake.proposeNot(scene, by, matter, Math.max(0, ago - 4))
}

const daysToAnswer = 4

/** The decision to open, the answer to the reporter, and all that has happened in the case since. */
const goOn = async ({ story, received }: Filed, caseId: string): Promise<void> => {
  const { scene, matter, by, wantsFeedback } = received
  const { order, openedAgo } = story
  if (wantsFeedback && order.stage !== 'untoldReporter' && openedAgo >= daysToAnswer)
    await intake.tellReporter(scene, by, matter, openedAgo - daysToAnswer)
  await tell(story, scene, caseId)
}

const tell = async (story: Story, scene: Scene, caseId: string): Promise<void> => {
  const { order, openedAgo, owner, coworker, lead, manager } = story
  const it = { scene, caseId, owner, coworker, written: new Set<string>(), view: undefined }
  await tales[order.stage]?.({ it, lead, manager, openedAgo }, order)
}

/** A story whose report has been filed: one of these for each child. */
type Filed = { readonly story: Story; readonly nth: number; readonly received: Received }

const file = async (setting: Setting, story: Story): Promise<Filed[]> => {
  const scenes = scenesOf(setting, story)
  const [first] = scenes
  if (first === undefined) return []
  const reporter = reporterOf(story)
  const wantsFeedback =
    isMandated(reporter) && (story.order.stage === 'untoldReporter' || story.dice.chance(0.6))
  const { matters, ownerId } = await receive(story, first, { reporter, wantsFeedback })
  const by = setting.organisation.workers.find((one) => one.id === ownerId) ?? story.intake
  return scenes.flatMap((scene, nth) => {
    const matter = matters.find((one) => one.child.id === scene.child.id)
    return matter === undefined ? [] : [{ story, nth, received: { scene, matter, by, wantsFeedback } }]
  })
}

const meet = async ({ story, nth, received }: Filed): Promise<void> => {
  if (story.order.stage !== 'unknownChild') await meetFamily(story, received, nth)
  await assess(story, received)
}

const caseIdOf = ({ story, nth }: Filed, { days }: Setting): string =>
  story.dice.fork(2_000 + nth).id(days.ago(story.openedAgo))

/** The family is met child by child: brothers and sisters share their guardians. */
const families = (filed: readonly Filed[]): Filed[][] => [
  ...Map.groupBy(filed, ({ story }) => story).values(),
]

/** How many stories are told at once. */
const sideBySide = 6

const together = async <T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = all[Symbol.iterator]()
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: sideBySide }, takeTurns))
}

/**
 * Tells all stories. What counts upwards (receipts, case numbers) is done one after the other, in the order of the days;
 * all else side by side.
 */
export const tellStories = async (setting: Setting, stories: readonly Story[]): Promise<void> => {
  const { before = [], now = [] } = Object.groupBy(stories, ({ order }) =>
    wasGrantedBefore(order) ? 'before' : 'now',
  )
  const filed: Filed[] = []
  for (const story of now) filed.push(...(await file(setting, story)))
  await together(families(filed), async (family) => {
    for (const one of family) await meet(one)
  })
  const decided = filed
    .filter(({ story }) => !isInReception(story.order))
    .toSorted((a, b) => b.story.openedAgo - a.story.openedAgo)
  for (const one of decided) await open(setting, one)
  await together(before, (story) => goOnWithHelp(setting, story))
  await together(decided, (one) => goOn(one, caseIdOf(one, setting)))
}

const open = async (setting: Setting, one: Filed): Promise<void> => {
  const { owner, coworker, openedAgo: ago } = one.story
  const { scene, matter, by } = one.received
  await intake.openCase(scene, by, { matter, ago, owner, coworker, caseId: caseIdOf(one, setting) })
}

/** Help that was granted long ago: the case is there already (granted.ts). */
const goOnWithHelp = async (setting: Setting, story: Story): Promise<void> => {
  for (const [nth, scene] of scenesOf(setting, story).entries())
    await tell(story, scene, grantedCaseId(story, nth, setting.days))
}
