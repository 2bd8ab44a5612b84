import type { z } from 'zod'
import type { createProposal as CreateProposal } from '#modules/decisions/contract.ts'
import { createProposal, readProposal } from '#modules/decisions/contract.ts'
import { recordChairDecision } from '#modules/decisions/board/contract.ts'
import { type FamilyOrder, inventFamily, type Invented } from '../families.ts'
import * as steps from '../open/case-steps.ts'
import * as help from '../open/help-steps.ts'
import * as intake from '../open/intake-steps.ts'
import * as notes from '../open/note-steps.ts'
import { registerChild, registerGuardians, tieGuardians } from '../open/people-steps.ts'
import { nameOf, sceneOf, themeFor } from '../open/scene.ts'
import type { Worker } from '../organisation.ts'
import { reporterFor } from '../reporters.ts'
import { chairOfBoard } from './board.ts'
import { type CareTown, type Tale, workerOf } from './town.ts'

/** A case, with those who decide in its unit. */
export type Child = steps.Ongoing & { readonly lead: Worker; readonly manager: Worker }

export type Opening = Pick<FamilyOrder, 'ages' | 'guardians'> & {
  readonly familyName: string
  /** Logins. */
  readonly owner: string
  readonly coworker: string
  readonly openedAgo: number
  /** What is not ordinary about the children's or the guardians' numbers. */
  readonly children?: (child: Invented) => Invented
  readonly guardian?: (guardian: Invented) => Invented
}

const leaders = { one: ['cilla', 'dagmar'], two: ['urban', 'ulla'], intake: ['monika', 'mattias'] } as const

/** A report comes in, the family is entered, and an investigation is opened about each child. */
export const openCases = async function* (town: CareTown, order: Opening): Tale<Child[]> {
  const { dice, days, book, door, now, organisation } = town
  const receivedAgo = order.openedAgo + 4
  yield receivedAgo
  const invented = inventFamily({ dice, days, book }, { ...order, bornBefore: order.openedAgo + 60 })
  const family = {
    guardians: invented.guardians.map(order.guardian ?? ((one) => one)),
    children: invented.children.map(order.children ?? ((one) => one)),
  }
  const by = workerOf(town, 'maja')
  const owner = workerOf(town, order.owner)
  const [lead, manager] = leaders[owner.unit]
  const scenes = family.children.map((child, nth) => {
    const own = dice.fork(nth)
    const theme = themeFor(own, child, days.today)
    return sceneOf({ ...door, dice: own, days, now, organisation, family, theme }, child)
  })
  const [first] = scenes
  if (first === undefined) return []
  for (const scene of scenes)
    await registerChild(scene, by, { child: scene.child, ago: receivedAgo, protection: 'none' })
  const { matters } = await intake.registerTold(first, by, {
    reporter: reporterFor(dice),
    wantsFeedback: false,
    concern: first.tell.concern(),
    children: family.children,
    ago: receivedAgo,
    areKnown: true,
  })
  const about = { ago: receivedAgo, protection: 'none' as const }
  for (const [nth, scene] of scenes.entries()) {
    if (nth === 0) await registerGuardians(scene, by, { ...about, child: scene.child })
    else await tieGuardians(scene, by, { child: scene.child, ago: receivedAgo })
  }
  for (const [nth, matter] of matters.entries())
    await intake.protect(scenes[nth] ?? first, by, { matter, ago: receivedAgo, needed: false })
  yield order.openedAgo
  const opened: Child[] = []
  for (const [nth, scene] of scenes.entries()) {
    const matter = matters[nth]
    if (matter === undefined) continue
    const coworker = workerOf(town, order.coworker)
    const caseId = dice.id(days.ago(order.openedAgo))
    await intake.openCase(scene, by, { matter, ago: order.openedAgo, owner, coworker, caseId })
    const it: Child = {
      scene,
      caseId,
      owner,
      coworker,
      written: new Set<string>(),
      view: undefined,
      lead: workerOf(town, lead),
      manager: workerOf(town, manager),
    }
    await steps.notifyAll(it, order.openedAgo)
    opened.push(it)
  }
  return opened
}

/** The same for a family with one child. */
export const openCase = async function* (
  town: CareTown,
  order: Omit<Opening, 'ages'> & { readonly age: number },
): Tale<Child> {
  const [only] = yield* openCases(town, { ...order, ages: [order.age] })
  if (only === undefined) throw new Error('a family without a child')
  return only
}

/** What was written longer ago may be from before facts could be kept one by one: one text for each area. */
const daysOfParts = 120

const isSmall = ({ scene }: Child): boolean => scene.tell.theme.code === 'infant'

/** What an investigation is made of, and its text, some days before `until`. */
export const investigate = async function* (it: Child, from: number, until: number): Tale {
  const middle = Math.round((from + until) / 2)
  yield Math.max(middle, from - 4)
  await steps.planInvestigation(it, Math.max(middle, from - 4))
  yield middle
  const talk = await notes.writeNote(it, {
    kind: isSmall(it) ? 'home_visit' : 'talk_with_child',
    ago: middle,
  })
  yield until
  if (until < daysOfParts) await notes.writeArea(it, { ago: until, from: talk })
  await notes.writeText(it, { ago: until, sections: notes.askedSections })
}

export type Words = Omit<z.input<(typeof CreateProposal)['input']>, 'caseId' | 'id'>

/** A proposal with words of its own; {B} and {V} in them are the child and the guardian. */
export const proposeWords = async (
  it: Child,
  ago: number,
  { content, reasons, ...words }: Words,
  id = it.scene.dice.id(it.scene.days.ago(ago)),
): Promise<help.Proposed> => {
  const { scene, caseId, owner } = it
  const said = { content: scene.tell.say(content ?? ''), reasons: scene.tell.say(reasons ?? '') }
  const input = { caseId, id, ...words, ...said }
  return { id, version: (await scene.act(owner, createProposal, input, scene.moment(ago))).version }
}

const daysOfNotice = 8

/** Proposed, taken up by the committee about so many days ago, and decided: brothers and sisters at one meeting. */
export const byCommitteeEach = async function* (
  town: CareTown,
  proposed: readonly (readonly [Child, Words])[],
  about: number,
): Tale<number> {
  const meeting = town.board.day('committee', about)
  yield meeting + daysOfNotice
  for (const [it, words] of proposed) {
    const proposal = await proposeWords(it, meeting + daysOfNotice, words)
    await town.board.send(it, proposal, { ago: meeting + daysOfNotice, meeting })
  }
  yield meeting - 0.5
  for (const [it] of proposed) await steps.readAnew(it, meeting)
  return meeting
}

export const byCommittee = (town: CareTown, it: Child, words: Words, about: number): Tale<number> =>
  byCommitteeEach(town, [[it, words]], about)

/** For the next meeting: it waits on the agenda. */
export const forNextMeeting = async function* (
  town: CareTown,
  it: Child,
  words: Words,
  given: { readonly ago: number; readonly nth?: number; readonly speaks?: boolean },
): Tale {
  yield given.ago
  const proposal = await proposeWords(it, given.ago, words)
  const meeting = town.board.coming('committee', given.nth)
  await town.board.send(it, proposal, { ago: given.ago, meeting, speaks: given.speaks ?? false })
}

/** The chair alone, when the board cannot be waited for (KL 6:39; LVU 6, 27, 31 d). */
export const byChair = async function* (it: Child, words: Words, ago: number): Tale<string> {
  yield ago
  const { scene, owner } = it
  const proposal = await proposeWords(it, ago, words)
  const at = scene.moment(ago)
  const { seen } = await scene.act(owner, readProposal, { proposalId: proposal.id }, at)
  await scene.act(
    owner,
    recordChairDecision,
    {
      proposalId: proposal.id,
      version: proposal.version,
      seen,
      chair: chairOfBoard,
      part: 'chair' as const,
      decidedOn: scene.days.ago(scene.days.office(ago)),
      decidedTime: '07:40',
      how: 'phone' as const,
    },
    at,
  )
  await steps.readAnew(it, ago)
  return proposal.id
}

/** By delegation: somebody of the unit is asked and signs (KL 6:37). */
export const byDelegate = async function* (it: Child, words: Words, ago: number, by: Worker): Tale {
  yield ago + 3
  const proposal = await proposeWords(it, ago + 3, words)
  if (by.id !== it.owner.id) await help.askToDecide(it, proposal, { ago: ago + 2, to: by })
  yield ago
  await help.decide(it, proposal, { ago, by })
}

export const childName = ({ scene }: Child): string => nameOf(scene.child)
