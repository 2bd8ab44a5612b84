/** So few that they are read: the tenth asks which one to take away. */
export const mostPoints = 9

export type Point = { readonly id: string; readonly text: string }

type Versioned = { readonly forKind: string; readonly version: number; readonly points: readonly Point[] }

/** The checklist of a meeting that begins now: the kind's own, else the one for every meeting. */
export const checklistFor = <C extends Versioned>(kind: string, newest: readonly C[]): C | undefined => {
  const withPoints = newest.filter(({ points }) => points.length > 0)
  return (
    withPoints.find(({ forKind }) => forKind === kind) ??
    withPoints.find(({ forKind }) => forKind === 'every')
  )
}
