import { chanceOf } from '../../histories/random.ts'

/** What is tried in one town: the so-manieth input of a route, one after the other. */
export type Step = { readonly route: string; readonly n: number }
export type Plan = readonly Step[]

const stepsPerTown = 100
const fewest = 40

const inTowns = (steps: readonly Step[]): Plan[] =>
  Array.from({ length: Math.ceil(steps.length / stepsPerTown) }, (_, at) =>
    steps.slice(at * stepsPerTown, (at + 1) * stepsPerTown),
  )

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at)

const shuffled = (routes: readonly string[], seed: number, pass: number): string[] => {
  const chance = chanceOf(seed, pass)
  return routes
    .map((route) => [chance.below(1e9), route] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, route]) => route)
}

/**
 * Half of the inputs of a route in a town where nothing else happens, so that the hundredth meets what the first met; half
 * among those of all the others, in a town that goes on. Few are all among the others.
 */
export const plansOf = (
  routes: readonly string[],
  { inputs, seed }: { readonly inputs: number; readonly seed: number },
): Plan[] => {
  const alone = inputs < fewest ? 0 : Math.floor(inputs / 2)
  return [
    ...routes.flatMap((route) => inTowns(numbers(0, alone).map((n) => ({ route, n })))),
    ...inTowns(
      numbers(alone, inputs).flatMap((n) => shuffled(routes, seed, n).map((route) => ({ route, n }))),
    ),
  ]
}
