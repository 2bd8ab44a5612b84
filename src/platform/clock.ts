import { type Instant, instant } from '#kernel/day.ts'

/** The only place that asks what time it is. Tests, the seed and the simulation bring their own. */
export type Clock = { readonly now: () => Instant }

export const systemClock: Clock = {
  now: () => instant(Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })),
}

export const fixedClock = (at: Instant): Clock => ({ now: () => at })

/** For libraries that know no other moment. */
export const dateOf = (at: Instant): Date => new Date(at)
