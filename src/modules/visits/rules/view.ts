import { dayOf, type Instant } from '#kernel/day.ts'
import type { VisitBasis, VisitBrief, VisitView } from '../contract.ts'
import { type Course, courseOf, isDoubtful, type Phase } from './course.ts'
import { minutesDefinition, minutesOfChildren, minutesOfWorkers } from './minutes.ts'
import { clockOf } from './plan.ts'

/** The meeting as its taps tell it at this moment. */
export const courseAt = ({ taps, children, workers }: VisitBasis, until: Instant): Course =>
  courseOf(
    taps,
    {
      childIds: children.map(({ childId }) => childId),
      workerIds: workers.map(({ workerId }) => workerId),
    },
    until,
  )

type Asked = VisitBasis['asked'][number]

/** Children first, then those asked, those who came, and the workers. */
export const seatsAt = (asked: readonly Asked[], added: Course['added']): readonly Asked[] => {
  const known = new Set(asked.map(({ id }) => id))
  const came = [...added].flatMap(([id, name]): Asked[] =>
    known.has(id)
      ? []
      : [
          {
            id,
            name,
            part: 'adult',
            role: '',
            relation: null,
            personId: null,
            protection: 'none',
            isProtected: false,
          },
        ],
  )
  return [
    ...asked.filter(({ part }) => part !== 'worker'),
    ...came,
    ...asked.filter(({ part }) => part === 'worker'),
  ]
}

const courseShown = ({ taps, plannedAt }: VisitBasis, course: Course): VisitView['course'] => ({
  phase: course.phase,
  startedAt: course.startedAt,
  endedAt: course.endedAt,
  present: [...course.present],
  wasPresent: [...course.wasPresent],
  alone: [...course.aloneNow].map(([childId, withId]) => ({ childId, withId })),
  metAlone: [...course.metAlone],
  ticked: [...course.ticked],
  nextOn: course.nextOn,
  views: course.views.map(({ id, who, childId, agrees, words }) => ({ id, who, childId, agrees, words })),
  marks: [...course.marks],
  doubtful: taps.filter(({ at, receivedAt }) => isDoubtful(at, { receivedAt, plannedAt })).length,
})

/** Everything that the screens of a meeting show. The server and the device ask the same function, so they cannot differ. */
export const viewOf = (basis: VisitBasis, now: Instant): VisitView => {
  const { me, plannedAt: _, hasBegun, asked, taps, notes, ...planned } = basis
  const course = courseAt(basis, now)
  const given = {
    course,
    events: taps,
    minors: basis.children.flatMap(({ childId, isGrownUp }) => (isGrownUp ? [] : [childId])),
    workerIds: basis.workers.map(({ workerId }) => workerId),
    plannedTravel: basis.travelMinutes,
  }
  const names = new Map(basis.workers.map(({ workerId, name }) => [workerId, name]))
  const own = basis.workers.filter(({ workerId }) => workerId === me)
  const isSigned = notes.some((note) => note.isSigned)
  return {
    ...planned,
    on: dayOf(basis.startsAt),
    at: clockOf(basis.startsAt),
    seats: seatsAt(asked, course.added).map(({ role: _role, isProtected: __, ...seat }) => seat),
    course: courseShown(basis, course),
    notes: notes.map(({ filled: _filled, ...note }) => note),
    minutesOf: minutesOfWorkers(given).map((one) => ({
      ...one,
      name: names.get(one.workerId) ?? '',
      isMine: one.workerId === me,
    })),
    minutesOfChildren: [...minutesOfChildren(given)],
    definition: `${minutesDefinition.id} ${minutesDefinition.version}`,
    can: {
      change: !hasBegun && basis.cancelled === null,
      write: own.some(({ role }) => role === 'write'),
      correct: own.length > 0 && !isSigned && course.phase === 'over',
    },
  }
}

/** Held, and a note of the reader's own is not signed. */
export const waitsForNote = (
  phase: Phase,
  notes: readonly { readonly isMine: boolean; readonly isSigned: boolean }[],
): boolean =>
  phase !== 'planned' && phase !== 'here' && notes.some(({ isMine, isSigned }) => isMine && !isSigned)

/** What a list says of the meeting after its taps. */
export const briefAfter = (brief: VisitBrief, { course, cancelled, notes }: VisitView): VisitBrief => ({
  ...brief,
  phase: course.phase,
  cancelled: cancelled?.by ?? null,
  waitsForNote: waitsForNote(course.phase, notes),
})
