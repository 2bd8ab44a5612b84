import { type Day, instant, type Instant } from '#kernel/day.ts'

/**
 * The moment at that time of day in Sweden. In the hour that is left out in March the clock is read as an hour later;
 * in the one that comes twice in October as the first: the shorter time for the one who must act.
 */
export const momentOn = (on: Day, time: string): Instant =>
  instant(
    Temporal.PlainDateTime.from(`${on}T${time}`)
      .toZonedDateTime('Europe/Stockholm', { disambiguation: 'compatible' })
      .toInstant()
      .toString(),
  )
