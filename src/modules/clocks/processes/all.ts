import { banProcesses } from './bans.ts'
import { careProcesses } from './care.ts'
import { compulsoryProcesses } from './compulsory.ts'
import type { Process } from './model.ts'
import { municipalityProcesses } from './municipality.ts'
import { serviceProcesses } from './service.ts'
import { shelterProcesses } from './shelter.ts'

const data = {
  ...compulsoryProcesses,
  ...banProcesses,
  ...shelterProcesses,
  ...careProcesses,
  ...serviceProcesses,
  ...municipalityProcesses,
}
type Data = typeof data

/** Every legal course that is kept as data. */
export const processKinds = [
  'lvuCare',
  'preventive22',
  'contactRestriction',
  'movingBan',
  'temporaryMovingBan',
  'exitBan',
  'temporaryExitBan',
  'shelter',
  'shelterContactRestriction',
  'placementReview',
  'emergencyHome',
  'followUpAfterInvestigation',
  'followUpAfterPlacement',
  'followUpAfterLvu',
  'transfer',
  'slowness',
  'youthService',
  'sip',
  'chairDecision',
  'lexSarah',
  'incident',
  'gdprBreach',
  'fosterRegister',
  'statistics',
  'otherDuty',
] as const satisfies readonly (keyof Data)[]
export type ProcessKind = keyof Data

/** The names of the steps of one kind, and of the states that they lead to: each has its words in the text files. */
export type StepOf<K extends ProcessKind> = keyof Data[K]['steps'] & string
export type StateOf<K extends ProcessKind> = {
  [S in keyof Data[K]['steps']]: Data[K]['steps'][S] extends { readonly goes: infer G } ? G[keyof G] : never
}[keyof Data[K]['steps']] &
  string
export type StepName = { [K in ProcessKind]: StepOf<K> }[ProcessKind] | 'reopened'

export const processes: Readonly<Record<ProcessKind, Process>> = data
