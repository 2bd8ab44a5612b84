import { type OfflineRegistry, type PackedAbout, packing, type Packing } from '#kernel/offline.ts'
import { readAssessment } from '#modules/assessment/contract.ts'
import { assessmentCommands, assessmentReadings, assessmentText } from '#modules/assessment/web/offline.ts'
import { listCases, readCase } from '#modules/cases/contract.ts'
import { readConsents } from '#modules/cases/consent/contract.ts'
import { readMeasures } from '#modules/cases/measures/contract.ts'
import { listPlacementsOfChild } from '#modules/cases/placements/contract.ts'
import { readCaseDecisions } from '#modules/decisions/contract.ts'
import { listNotes, listOwnDrafts, readDraft } from '#modules/journal/contract.ts'
import { journalCommands, journalReadings } from '#modules/journal/web/offline.ts'
import { readSession } from '#modules/organisation/contract.ts'
import { readChild, readToday } from '#modules/overview/contract.ts'
import { readPerson } from '#modules/people/contract.ts'
import { noteText } from '#modules/visits/together/web/offline.ts'
import { heardByVisits, visitCommands } from '#modules/visits/web/offline.ts'
import { packedNext, packedVisits } from '#modules/visits/web/packed.ts'

/** What the worker's own screens read, of those children alone that are packed. */
const ofWorker = (deviceId: string): readonly Packing[] => [
  packing(readSession, {}, { must: true }),
  packing(
    readToday,
    {},
    {
      narrow: (reply, isPacked) => ({
        ...reply,
        tasks: reply.tasks.filter(({ childId }) => childId !== null && isPacked(childId)),
      }),
    },
  ),
  packing(
    listCases,
    { view: 'own' },
    {
      narrow: ({ rows }, isPacked) => ({ rows: rows.filter(({ child }) => isPacked(child.id)), next: null }),
    },
  ),
  packing(
    listOwnDrafts,
    {},
    {
      narrow: (drafts, isPacked) => drafts.filter(({ childId }) => isPacked(childId)),
      next: (drafts) => drafts.map(({ childId, id }) => packing(readDraft, { childId, draftId: id })),
    },
  ),
  packedVisits(deviceId),
]

/** The text of an investigation; whoever may write gets it to write in together, under a number of this device. */
const textOf = (at: { readonly investigationId: string }, deviceId: string): Packing =>
  packing(readAssessment, at, {
    next: ({ can }) => (can.write ? [assessmentText.packing(at, deviceId)] : []),
  })

/**
 * What the screens of a case read. A note of the child can be begun without a network since a draft that nobody has begun is
 * packed too: its answer says whose note it would be.
 */
const ofCase = ({ caseId, childId, deviceId }: PackedAbout): readonly Packing[] => [
  packing(
    readCase,
    { caseId },
    {
      must: true,
      next: ({ investigation }) =>
        investigation === null ? [] : [textOf({ investigationId: investigation.id }, deviceId)],
    },
  ),
  packing(readChild, { childId }, { must: true }),
  packing(listNotes, { childId }, { must: true }),
  packing(readDraft, { childId, draftId: caseId }, { must: true }),
  packing(readConsents, { caseId }),
  packing(readCaseDecisions, { caseId }, { tellsPlaces: true }),
  packing(readMeasures, { caseId }, { tellsPlaces: true }),
  packing(listPlacementsOfChild, { childId }, { tellsPlaces: true }),
  packing(readPerson, { personId: childId }, { tellsPlaces: true }),
  packedNext(childId, deviceId),
]

/** What works without a network. A room adds a line for each route of its own. */
export const registry: OfflineRegistry = {
  commands: [
    ...journalCommands.map(heardByVisits),
    ...visitCommands,
    ...noteText.commands,
    ...assessmentCommands,
  ],
  readings: [...journalReadings, ...noteText.readings, ...assessmentReadings],
  ofWorker,
  ofCase,
}
