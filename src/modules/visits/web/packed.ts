import { addDays, type Day } from '#kernel/day.ts'
import { packing, type Packing } from '#kernel/offline.ts'
import { readDraft } from '#modules/journal/contract.ts'
import { packedNotes } from '../together/web/offline.ts'
import { listOwnVisits, readNextVisit, readVisitBasis, type VisitBrief } from '../contract.ts'

/** As long as anything may be on a device: what lies further ahead is packed another time. */
const daysAhead = 3

const ofVisit = (visitId: string, deviceId: string): Packing =>
  packing(
    readVisitBasis,
    { visitId },
    {
      next: (basis) => [
        ...basis.notes.flatMap(({ childId, draftId, isMine, isSigned }) =>
          isMine && !isSigned ? [packing(readDraft, { childId, draftId })] : [],
        ),
        ...packedNotes(basis, deviceId),
      ],
    },
  )

const isNear = ({ on, phase, waitsForNote }: VisitBrief, today: Day): boolean =>
  waitsForNote || phase === 'going' || phase === 'paused' || (on >= today && on <= addDays(today, daysAhead))

// A meeting names all of its children: one of them who stays at the office keeps it there too.
const isAllPacked = ({ children }: VisitBrief, isPacked: (childId: string) => boolean): boolean =>
  children.every(({ childId }) => isPacked(childId))

/** The worker's own meetings about packed children: those of the next days, and those that wait for a note. */
export const packedVisits = (deviceId: string): Packing =>
  packing(
    listOwnVisits,
    {},
    {
      narrow: ({ today, visits }, isPacked) => ({
        today,
        visits: visits.filter((one) => isAllPacked(one, isPacked)),
      }),
      next: ({ today, visits }) =>
        visits.filter((one) => isNear(one, today)).map(({ id }) => ofVisit(id, deviceId)),
    },
  )

/** The child's next meeting. Of a protected child it is the way to the meeting: the worker's own list leaves it out. */
export const packedNext = (childId: string, deviceId: string): Packing =>
  packing(
    readNextVisit,
    { childId },
    {
      narrow: (reply, isPacked) =>
        reply.next !== null && isAllPacked(reply.next, isPacked) ? reply : { ...reply, next: null },
      next: ({ next }) => (next === null ? [] : [ofVisit(next.id, deviceId)]),
    },
  )
