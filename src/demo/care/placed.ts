import * as contract from '#modules/cases/placements/contract.ts'
import { carePlans, contactAreas, reviewAnswers, reviewWords } from '../texts/care.ts'
import { readAnew } from '../open/case-steps.ts'
import * as help from '../open/help-steps.ts'
import { type Child, proposeWords } from './case.ts'
import type { HomeKey } from './homes.ts'
import { type CareTown, inOrder, type Tale, type Todo } from './town.ts'

/** A child who lives in another home. */
export type Placed = { readonly it: Child; readonly id: string; view: contract.PlacementView }

/** Verkställighet: consents are noted, the home and the named social worker chosen, the child moves in. */
export const moveIn = async (
  town: CareTown,
  it: Child,
  { ago, home, isHidden = false }: { ago: number; home: HomeKey; isHidden?: boolean },
): Promise<Placed> => {
  const { scene, caseId, owner } = it
  await help.noteConsents(it, ago)
  const granted = it.view?.interventions.find((one) => one.startedOn === null && one.endedOn === null)
  if (granted === undefined) throw new Error(`nothing is granted: ${scene.child.familyName}`)
  const id = scene.dice.id(scene.days.ago(ago))
  const input = {
    caseId,
    interventionId: granted.id,
    id,
    homeId: town.homes.idOf(home),
    namedWorkerId: owner.id,
    startedOn: scene.days.ago(scene.days.office(ago)),
    isHidden,
    version: granted.version,
  }
  return { it, id, view: await scene.act(owner, contract.carryOutPlacement, input, scene.moment(ago)) }
}

const read = async (placed: Placed, ago: number): Promise<contract.PlacementView> => {
  const { scene, owner } = placed.it
  placed.view = await scene.act(owner, contract.readPlacement, { placementId: placed.id }, scene.moment(ago))
  return placed.view
}

/** SoL 22:11: a visit in the home, and a talk with the child alone. */
export const visit = async (placed: Placed, ago: number): Promise<void> => {
  const { scene, owner } = placed.it
  const { dice, days, tell } = scene
  const areas = dice
    .some(Object.keys(contactAreas), 2)
    .map((area) => [area, tell.from(contactAreas[area] ?? [])])
  const input = {
    placementId: placed.id,
    id: dice.id(days.ago(ago)),
    heldOn: days.ago(days.office(ago)),
    what: dice.chance(0.5) ? (['visit', 'child', 'carers'] as const) : (['visit', 'child'] as const),
    childAlone: true,
    place: 'I hemmet',
    ...Object.fromEntries(areas),
  }
  placed.view = await scene.act(
    owner,
    contract.noteContact,
    { ...input, what: [...input.what] },
    scene.moment(ago),
  )
}

/** SoL 22:11: the guardians are met too, at the office. */
export const meetGuardians = async (placed: Placed, ago: number): Promise<void> => {
  const { scene, owner } = placed.it
  const input = {
    placementId: placed.id,
    id: scene.dice.id(scene.days.ago(ago)),
    heldOn: scene.days.ago(scene.days.office(ago)),
    what: ['guardians' as const],
    place: 'Kontoret',
    relations: scene.tell.from(contactAreas['relations'] ?? []),
  }
  placed.view = await scene.act(owner, contract.noteContact, input, scene.moment(ago))
}

/** SoL 22:7. */
export const tellRegion = async (placed: Placed, ago: number): Promise<void> => {
  const { scene, owner } = placed.it
  const { version } = await read(placed, ago)
  const input = { placementId: placed.id, version, sentOn: scene.days.ago(scene.days.office(ago)) }
  placed.view = await scene.act(owner, contract.noteHealthNotice, input, scene.moment(ago))
}

/** SoL 9:12–13: the plan, and after two years the one that says where the child is to live. */
export const planCare = async (placed: Placed, ago: number, isRevision = false): Promise<void> => {
  const { scene, owner } = placed.it
  const { carePlan } = await read(placed, ago)
  const words = scene.dice.pick(carePlans)
  const input = {
    placementId: placed.id,
    specialNeeds: scene.tell.say(words.specialNeeds),
    familyContact: scene.tell.say(words.familyContact),
    goal: scene.tell.say(words.goal),
    childView: scene.tell.say(words.childView),
    guardianView: scene.tell.say(words.guardianView),
    isRevision,
    longTermHome: isRevision ? scene.tell.say(words.longTermHome) : '',
    version: carePlan?.revision ?? 0,
  }
  placed.view = await scene.act(owner, contract.saveCarePlan, input, scene.moment(ago))
}

type ReviewKind = keyof typeof reviewAnswers

/** What the board is to weigh is written, and stands in a proposal on the agenda. */
const prepare = async (
  town: CareTown,
  placed: Placed,
  { kind, ago, meeting }: { kind: ReviewKind; ago: number; meeting: number },
): Promise<void> => {
  const { scene, owner } = placed.it
  await read(placed, ago)
  const answers = Object.fromEntries(
    Object.entries(reviewAnswers[kind]).map(([key, texts]) => [key, scene.tell.from(texts)]),
  )
  const saved = await scene.act(
    owner,
    contract.saveReview,
    { placementId: placed.id, kind, answers, version: 0 },
    scene.moment(ago),
  )
  const open = saved.reviews.find((one) => one.kind === kind && one.decidedOn === null)
  const toldOn = scene.days.ago(scene.days.office(ago + 7))
  const proposal = await proposeWords(placed.it, ago, { kind, ...reviewWords[kind], toldOn })
  placed.view = await scene.act(
    owner,
    contract.proposeReview,
    { placementId: placed.id, kind, proposalId: proposal.id, version: open?.version ?? 0 },
    scene.moment(ago),
  )
  await town.board.send(placed.it, proposal, { ago, meeting })
}

const daysOfNotice = 8

/** SoL 22:13–14, LVU 13: the committee considers about so many days ago. Life goes on while it waits. */
export const review = async function* (
  town: CareTown,
  placed: Placed,
  { kind, about }: { kind: ReviewKind; about: number },
): Tale {
  const meeting = town.board.day('committee', about)
  yield meeting + daysOfNotice
  await prepare(town, placed, { kind, ago: meeting + daysOfNotice, meeting })
}

/** For the next meeting: it waits on the agenda. */
export const reviewComing = async function* (
  town: CareTown,
  placed: Placed,
  { kind, ago }: { kind: ReviewKind; ago: number },
): Tale {
  yield ago
  await prepare(town, placed, { kind, ago, meeting: town.board.coming('committee') })
}

/** The home could not go on: the two years of the custody question begin anew (SoL 22:14). */
export const moveHome = async (
  town: CareTown,
  placed: Placed,
  { ago, home }: { ago: number; home: HomeKey },
): Promise<void> => {
  const { scene, owner } = placed.it
  const { version } = await read(placed, ago)
  const input = {
    placementId: placed.id,
    homeId: town.homes.idOf(home),
    movedOn: scene.days.ago(scene.days.office(ago)),
    why: 'breakdown' as const,
    reason: scene.tell.say(
      'Familjehemmet orkar inte längre. {B} har träffat det nya hemmet två gånger före flytten.',
    ),
    version,
  }
  placed.view = await scene.act(owner, contract.moveToHome, input, scene.moment(ago))
}

export const endCare = async (
  placed: Placed,
  {
    ago,
    endKind,
    reason,
    followUp = false,
  }: { ago: number; endKind: 'home_to_parents' | 'own_housing'; reason: string; followUp?: boolean },
): Promise<void> => {
  const { scene, owner } = placed.it
  const { version } = await read(placed, ago)
  const input = {
    placementId: placed.id,
    endedOn: scene.days.ago(scene.days.office(ago)),
    endKind,
    reason: scene.tell.say(reason),
    followUp,
    version,
  }
  placed.view = await scene.act(owner, contract.endPlacement, input, scene.moment(ago))
}

const visitEvery = 80
const reviewEvery = 158
const followUpEvery = 165
const planMonths = 6

/**
 * The everyday of care: visits about every third month, the board at least every half year, the guardians now and then.
 * `late` is a visit that came late: what is told of it stands in the history.
 */
export const followCare = async function* (
  town: CareTown,
  placed: Placed,
  given: {
    from: number
    until: number
    kind?: ReviewKind
    late?: number
    more?: readonly Todo[]
  },
): Tale {
  const { from, until, kind, late, more = [] } = given
  const todos = [...more]
  const add = (ago: number, act: (on: number) => Promise<void>) => todos.push({ ago, act })
  add(from, (ago) => tellRegion(placed, ago))
  add(Math.max(until, from - 9), (ago) => planCare(placed, ago))
  for (let ago = from - 21, nth = 1; ago > until; nth++) {
    add(ago, (on) => visit(placed, on))
    ago -= nth === late ? visitEvery + 58 : visitEvery
  }
  add(Math.max(until, from - 12), async (ago) => {
    await readAnew(placed.it, ago)
    await help.planHelp(placed.it, { ago, months: planMonths })
  })
  for (let ago = from - followUpEvery; ago > until; ago -= followUpEvery)
    add(ago, async (on) => {
      await readAnew(placed.it, on)
      await help.followUp(placed.it, { ago: on, nextStep: 'continue' })
    })
  for (let ago = from - 60; ago > until; ago -= 190) add(ago, (on) => meetGuardians(placed, on))
  if (kind !== undefined)
    for (
      let about = town.board.day('committee', from - reviewEvery);
      about > until;
      about = town.board.day('committee', about - reviewEvery)
    )
      todos.push({ ago: about + daysOfNotice, tell: () => review(town, placed, { kind, about }) })
  yield* inOrder(todos)
}
