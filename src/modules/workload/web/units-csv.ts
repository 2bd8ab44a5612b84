import { csvOf } from '#modules/burden/contract.ts'
import type { UnitsView } from '../units/contract.ts'

type Words = {
  readonly place: string
  readonly month: string
  readonly measured: string
  readonly median: string
  readonly over: string
  readonly actions: string
  readonly whole: string
  readonly hidden: string
  readonly actionsText: (done: number, agreed: number) => string
}

/** The same figures as on the screen, a row for each place and month; what is not shown there is not in here. */
export const unitsCsv = (view: UnitsView, words: Words): string =>
  csvOf([
    [words.place, words.month, words.measured, `${words.median} (%)`, words.over, words.actions],
    ...[
      ...view.units.map((unit) => ({ ...unit, name: unit.unit })),
      { ...view.whole, name: words.whole },
    ].flatMap(({ name, months, actions }) =>
      months.map(({ month, measured, median, over }) => [
        name,
        month.slice(0, 7),
        measured ?? words.hidden,
        median ?? words.hidden,
        over ?? words.hidden,
        actions === null ? words.hidden : words.actionsText(actions.done, actions.agreed),
      ]),
    ),
  ])
