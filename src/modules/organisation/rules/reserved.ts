import type { Decider, DecisionKind } from '../rules.ts'

/**
 * What only the board or its committee may decide, never an official (SoL 30:6–8). It is law: no delegation order can
 * give it away. Each kind with the paragraph that reserves it.
 */
const reserved: Readonly<Partial<Record<DecisionKind, string>>> = {
  grant_foster_care: 'SoL 30:6',
  consider_care: 'SoL 30:6',
  consider_custody_transfer: 'SoL 30:6',
  // SoL 22:4: more time is about care in an emergency home. Our reading of 30:6 p. 1; a lawyer must confirm it.
  extend_emergency_home: 'SoL 30:6',
  cross_border_placement: 'SoL 30:6',
  adoption: 'SoL 30:6',
  apply_for_compulsory_care: 'SoL 30:7',
  immediate_custody: 'SoL 30:7',
  care_content: 'SoL 30:7',
  reconsider_care: 'SoL 30:7',
  contact_restriction: 'SoL 30:7',
  end_compulsory_care: 'SoL 30:7',
  preventive_measures: 'SoL 30:7',
  moving_ban: 'SoL 30:7',
  temporary_moving_ban: 'SoL 30:7',
  exit_ban: 'SoL 30:7',
  temporary_exit_ban: 'SoL 30:7',
  tests_before_contact: 'SoL 30:7',
  police_assistance: 'SoL 30:7',
  shelter_without_consent: 'SoL 30:8',
}

/** The paragraph that keeps a kind of decision with the board; undefined when an official may be given it. */
export const reservedBy = (kind: string): string | undefined =>
  Object.entries(reserved).find(([one]) => one === kind)?.[1]

const politicians: readonly Decider[] = ['committee', 'board']

/** SoL 30:6–8, KL 6:38: may a delegation order give this kind to this level? */
export const mayBeDelegated = (kind: string, lowest: Decider): boolean =>
  reservedBy(kind) === undefined || politicians.includes(lowest)
