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
const goOn = async (
  story: Story,
  { scene, matter, by, wantsFeedback }: Received,
  caseId: string,
): Promise<void> => {
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

/** Files the report and brings it as far as the reception has come; gives what is left of the story. */
export const beginStory = async (setting: Setting, story: Story): Promise<() => Promise<void>> => {
  const scenes = scenesOf(setting, story)
  if (wasGrantedBefore(story.order))
    return async () => {
      for (const [nth, scene] of scenes.entries())
        await tell(story, scene, grantedCaseId(story, nth, setting.days))
    }
  const [first] = scenes
  if (first === undefined) throw new Error('a story is about a child')
  const reporter = reporterOf(story)
  const wantsFeedback =
    isMandated(reporter) && (story.order.stage === 'untoldReporter' || story.dice.chance(0.6))
  const { matters, ownerId } = await receive(story, first, { reporter, wantsFeedback })
  const by = setting.organisation.workers.find((one) => one.id === ownerId) ?? story.intake
  const left: (() => Promise<void>)[] = []
  for (const [place, scene] of scenes.entries()) {
    const matter = matters.find((one) => one.child.id === scene.child.id)
    if (matter === undefined) continue
    const received = { scene, matter, by, wantsFeedback }
    if (story.order.stage !== 'unknownChild') await meetFamily(story, received, place)
    await assess(story, received)
    if (isInReception(story.order)) continue
    const { owner, coworker, openedAgo: ago, dice } = story
    const caseId = dice.id(setting.days.ago(ago))
    await intake.openCase(scene, by, { matter, ago, owner, coworker, caseId })
    left.push(() => goOn(story, received, caseId))
  }
  return async () => {
    for (const goOnWithOne of left) await goOnWithOne()
  }
}

/** How many stories are told at once: the numbers of reports and cases are given before, in the order of their days. */
const sideBySide = 6

export const tellStories = async (setting: Setting, stories: readonly Story[]): Promise<void> => {
  const left: (() => Promise<void>)[] = []
  for (const story of stories) left.push(await beginStory(setting, story))
  const waiting = left.values()
  const takeTurns = async (): Promise<void> => {
    for (const goOnWithStory of waiting) await goOnWithStory()
  }
  await Promise.all(Array.from({ length: sideBySide }, takeTurns))
}
