/**
 * How heavy a matter is, in points. Our own measure, not law: an open matter is 4 for the one responsible and 2 for the
 * co-worker; each clock that runs adds 1 and each that is late 2 more, both up to a limit, so that one case in disorder does
 * not weigh as much as ten. It is a way to share evenly, never a measure of anybody's work.
 */
export const points = { owner: 4, coworker: 2, running: 1, late: 2, mostRunning: 6, mostLate: 3 } as const

export type Running = { readonly running: number; readonly late: number }

export const pointsOfOwner = ({ running, late }: Running): number =>
  points.owner +
  points.running * Math.min(running, points.mostRunning) +
  points.late * Math.min(late, points.mostLate)

/** The heaviest that one matter can be: nobody is handed so much that he is further than this above the others. */
export const heaviest = pointsOfOwner({ running: Infinity, late: Infinity })

/** What somebody has already: the limits hold for the mean of the matters. */
export const pointsOfAll = ({
  owns,
  shares,
  running,
  late,
}: Running & { readonly owns: number; readonly shares: number }): number =>
  points.owner * owns +
  points.coworker * shares +
  points.running * Math.min(running, points.mostRunning * owns) +
  points.late * Math.min(late, points.mostLate * owns)
