import type { Part } from './facts.ts'

/**
 * Which kind of thing each reading of the log opened. Lists show what the relation gives anyway and are no openings
 * (trust.md 3); the person's own log names them.
 */
export const partOf: Readonly<Record<string, Part>> = {
  readChild: 'file',
  listNotes: 'journal',
  readDraft: 'journal',
  readCase: 'case',
  readConsents: 'case',
  readTransfers: 'case',
  readMeasures: 'case',
  readIncoming: 'case',
  readAssessment: 'case',
  readSection: 'case',
  readQuoteSource: 'journal',
  investigationDocument: 'case',
  readPlacementStart: 'placement',
  readPlacement: 'placement',
  listPlacementsOfChild: 'placement',
  readMoveChoices: 'placement',
  readAppeals: 'decision',
  readCaseDecisions: 'decision',
  readChildDecisions: 'decision',
  readDecision: 'decision',
  readProposal: 'decision',
  decisionDocument: 'decision',
  agendaMaterial: 'decision',
  minutesExtract: 'decision',
  readReport: 'report',
  readVisitPlan: 'plan',
  readVisit: 'plan',
  readVisitBasis: 'plan',
  readNextVisit: 'plan',
  readPerson: 'person',
  openSealedStore: 'person',
  readOpenings: 'person',
  readFiles: 'file',
  openFile: 'file',
  readDisclosure: 'file',
  previewDisclosure: 'file',
  disclosureFile: 'file',
  listInvitations: 'file',
  previewInvitation: 'file',
  comparePeople: 'person',
  readMerge: 'person',
}

/** A reading of one thing about a child, by its route; a line of a list is none. */
export const isOpening = (route: string): boolean => partOf[route] !== undefined

/** The readings that would themselves tell what the one who asks may not know now: by which paragraph they are left out. */
export const withheldRoutes: Readonly<Record<string, string>> = {
  // Who reported, or that somebody did.
  readReport: 'OSL 26:5',
  // Where a placed child or the other parent lives.
  readPlacement: 'OSL 12:3, 26:2',
  readPlacementStart: 'OSL 12:3, 26:2',
  readMoveChoices: 'OSL 12:3, 26:2',
  listPlacementsOfChild: 'OSL 12:3, 26:2',
  // Help of the police, and other force that is planned before it is told.
  readMeasures: 'OSL 26:1',
  // What is prepared and not yet decided or told.
  readProposal: 'OSL 26:1',
  agendaMaterial: 'OSL 26:1',
  readTransfers: 'OSL 26:1',
  // That somebody else has asked for papers, and what is prepared for them.
  readDisclosure: 'OSL 26:1',
  previewDisclosure: 'OSL 26:1',
  // Two entries that may be one person: it would name somebody else.
  comparePeople: 'OSL 26:1',
}

/** By which paragraph a line of the log is left out of the own log; undefined when it is told. */
export const isWithheld = (action: string): string | undefined => withheldRoutes[action]
