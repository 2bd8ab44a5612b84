import type { Instant } from '#kernel/day.ts'
import type { Door } from '../act.ts'
import type { Days } from '../days.ts'
import type { Dice } from '../dice.ts'
import type { NumberBook } from '../numbers.ts'
import type { Organisation, Worker } from '../organisation.ts'
import type { Board } from './board.ts'
import type { Homes } from './homes.ts'

/** A story that waits: each `yield` says how many days before today it goes on. */
export type Tale<Told = void> = AsyncGenerator<number, Told>

/** What every story of this folder needs. `dice` is the story's own. */
export type CareTown = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
  readonly book: NumberBook
  readonly board: Board
  readonly homes: Homes
}

export const workerOf = ({ organisation }: Pick<CareTown, 'organisation'>, login: string): Worker => {
  const found = organisation.workers.find((one) => one.login === login)
  if (found === undefined) throw new Error(`nobody is called ${login}`)
  return found
}

/**
 * Several stories as one, day by day, the oldest day first: so the committee meets when all have sent what they send, and
 * the numbers of cases and minutes count upwards as they would have.
 */
export const sideBySide = async function* (tales: readonly Tale[]): Tale {
  const waiting: { readonly tale: Tale; ago: number }[] = []
  for (const tale of tales) {
    const next = await tale.next()
    if (next.done !== true) waiting.push({ tale, ago: next.value })
  }
  while (waiting.length > 0) {
    const first = waiting.reduce((one, other) => (other.ago > one.ago ? other : one))
    yield first.ago
    const next = await first.tale.next()
    if (next.done === true) waiting.splice(waiting.indexOf(first), 1)
    else first.ago = next.value
  }
}

/** Tells it to the end. */
export const tellToTheEnd = async (tale: Tale): Promise<void> => {
  for (let next = await tale.next(); next.done !== true; next = await tale.next()) continue
}

/** Something that is done on its day, or told from it on. */
export type Todo = { readonly ago: number } & (
  | { readonly act: (ago: number) => Promise<void> }
  | { readonly tell: () => Tale }
)

/** One thing after the other, each on its day. */
export const inOrder = async function* (todos: readonly Todo[]): Tale {
  for (const todo of todos.toSorted((a, b) => b.ago - a.ago)) {
    yield todo.ago
    if ('act' in todo) await todo.act(todo.ago)
    else yield* todo.tell()
  }
}
