/** trust.md 6.5: whoever opens more than 40 different people in an hour is stopped softly, and says why before going on. */
export const mostPeople = 40
export const hourMs = 3_600_000

/** Whom a worker has opened lately: each with the moment of the last time, in milliseconds. */
export type Seen = ReadonlyMap<string, number>

/** Those of the last hour. */
export const withinHour = (seen: Seen, now: number): Map<string, number> =>
  new Map([...seen].filter(([, at]) => at > now - hourMs))

/** Whether opening one more person is one too many; one who was opened in the hour already never is. */
export const isOneTooMany = (seen: Seen, personId: string, most: number): boolean =>
  !seen.has(personId) && seen.size >= most
