import type { Days } from '../days.ts'
import type { Dice } from '../dice.ts'
import { type Family, inventFamily, type Invented } from '../families.ts'
import { type NumberBook, numberBook, serials } from '../numbers.ts'
import { atWork, type Organisation, type Worker } from '../organisation.ts'
import type { UnitKey } from '../staff.ts'
import type { Theme } from '../texts/theme.ts'
import { type Order, planOrders } from './orders.ts'
import { themeFor } from './scene.ts'
import { openedAgoOf } from './stories.ts'

/** One story: an order with its invented family and its workers. Planned before anything is stored. */
export type Story = {
  readonly order: Order
  readonly dice: Dice
  readonly family: Family
  /** What it is about, for each child. */
  readonly themes: readonly Theme[]
  /** Days before today; for a report that is not decided, when it would be. */
  readonly openedAgo: number
  readonly receivedAgo: number
  readonly intake: Worker
  readonly owner: Worker
  readonly coworker: Worker
  readonly lead: Worker
  readonly manager: Worker
}

type Planner = {
  readonly days: Days
  readonly organisation: Organisation
  readonly book: NumberBook
}

const receptionStages: readonly Order['stage'][] = [
  'new',
  'unassessed',
  'unknownChild',
  'danger',
  'assessed',
  'overdue',
  'proposedNot',
]

/** Does the story end before anybody has decided to open? */
export const isInReception = ({ stage }: Order): boolean => receptionStages.includes(stage)

const runningStages: readonly Order['stage'][] = ['running', 'followUpDue', 'followed', 'ended']

/** Was help granted so long ago that the case up to then is stored in bulk (granted.ts)? */
export const wasGrantedBefore = ({ stage }: Order): boolean => runningStages.includes(stage)

/** From the one whose turn it is; `turn` counts up over the stories, so that everybody has about as many. */
const inTurn = (workers: readonly Worker[], turn: number): Worker => {
  const found = workers[turn % workers.length]
  if (found === undefined) throw new Error('nobody is at work')
  return found
}

/** Those who were there then and still are: an open matter has nobody who has left. */
const role = ({ organisation }: Planner, unit: UnitKey, part: Worker['role'], ago: number): Worker[] =>
  atWork(organisation.workers, ago).filter(
    (one) => one.endedAgo === undefined && one.unit === unit && one.role === part,
  )

const socialWorkers = (planner: Planner, ago: number): Worker[] => [
  ...role(planner, 'one', 'social_worker', ago),
  ...role(planner, 'two', 'social_worker', ago),
]

const ownerOf = (planner: Planner, order: Order, turn: number, ago: number): Worker => {
  const all = socialWorkers(planner, ago)
  const named = all.find((one) => one.login === order.owner)
  return (
    named ??
    inTurn(
      all.filter((one) => one.login !== 'amira'),
      turn,
    )
  )
}

const coworkerOf = (
  planner: Planner,
  order: Order,
  owner: Worker,
  { turn, ago }: { turn: number; ago: number },
): Worker => {
  const trainees = role(planner, owner.unit, 'trainee', ago)
  if (order.special === 'trainee' && trainees.length > 0) return inTurn(trainees, turn)
  return inTurn(
    role(planner, owner.unit, 'social_worker', ago).filter((one) => one.id !== owner.id),
    turn,
  )
}

/** A child whose number is not an ordinary one. */
const withOwnNumber = ({ book }: Planner, { special }: Order, child: Invented): Invented => {
  if (special === 'noNumber') return { ...child, number: undefined }
  if (special !== 'coordination') return child
  const kind = 'coordination' as const
  return { ...child, kind, number: book.take({ birthOn: child.birthOn, sex: child.sex, kind }) }
}

/** A report can reach us about a child of some weeks. */
const babyAge = 20

const familyOf = (planner: Planner, dice: Dice, order: Order, receivedAgo: number): Family => {
  const { days, book } = planner
  const family = inventFamily(
    { dice, days, book },
    {
      ages: order.ages,
      bornBefore: receivedAgo + babyAge,
      ...(order.familyName === undefined ? {} : { familyName: order.familyName }),
      ...(order.special === 'protected' || order.special === 'fictitious' ? { guardians: 1 as const } : {}),
    },
  )
  return { ...family, children: family.children.map((child) => withOwnNumber(planner, order, child)) }
}

const lastDayToDecide = 13

const storyOf = (planner: Planner, dice: Dice, order: Order, turn: number): Story => {
  const openedAgo = openedAgoOf(dice, order)
  const receivedAgo = isInReception(order) ? order.ago : openedAgo + dice.int(1, lastDayToDecide - 2)
  const owner = ownerOf(planner, order, turn, receivedAgo)
  const family = familyOf(planner, dice, order, receivedAgo)
  return {
    order,
    dice,
    family,
    themes: family.children.map((child) => themeFor(dice, child, planner.days.today)),
    openedAgo,
    receivedAgo,
    intake: inTurn(role(planner, 'intake', 'social_worker', receivedAgo), turn),
    owner,
    coworker: coworkerOf(planner, order, owner, { turn: turn + 1, ago: receivedAgo }),
    lead: inTurn(role(planner, owner.unit, 'lead', 0), 0),
    manager: inTurn(role(planner, owner.unit, 'unit_manager', 0), 0),
  }
}

/** All open stories, the oldest first. The same seed and the same day give the same ones. */
export const planStories = (
  dice: Dice,
  { days, organisation, open }: { days: Days; organisation: Organisation; open: number },
): Story[] => {
  const planner: Planner = { days, organisation, book: numberBook(serials.open) }
  return planOrders(dice, open)
    .map((order, turn) => storyOf(planner, dice.fork(turn), order, turn))
    .toSorted((a, b) => b.receivedAgo - a.receivedAgo)
}
