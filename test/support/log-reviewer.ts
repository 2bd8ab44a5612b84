import { appointLogReviewer } from '#modules/logreview/contract.ts'
import { answerStaffChange } from '#modules/staff/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** The head asks that a worker reviews the log, and who administers says yes. */
export const letsReview = async (
  town: Town,
  login: Login,
  { fromOn = '2026-11-23', untilOn = '2026-11-30' }: { fromOn?: string; untilOn?: string } = {},
): Promise<void> => {
  const { staffChangeId } = await town.call('hedda', appointLogReviewer, {
    id: newUuid(),
    workerId: town.workers[login],
    fromOn,
    untilOn,
    reason: 'Granskar loggen den här månaden.',
  })
  await town.call('adam', answerStaffChange, { staffChangeId, outcome: 'confirmed', reason: 'Stämmer.' })
}
