import type { Role } from '#kernel/actor.ts'

export const qualifications = ['social_work_degree', 'other_relevant_degree', 'none'] as const
/** log_reviewer: lets somebody review the log for a time (SoLPuL 10 §). */
export const changeKinds = ['begin', 'change', 'log_reviewer'] as const
export type ChangeKind = (typeof changeKinds)[number]
export const outcomes = ['confirmed', 'refused', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * Rights over a whole unit, the service or the system: the manager of one unit does not give them. The secretary of the board reads
 * what all units put on an agenda.
 */
export const isHighRole = (role: Role): boolean =>
  role === 'unit_manager' || role === 'head' || role === 'administrator' || role === 'board_secretary'

/** Whether a role by itself leads, so that a proposal of hers is one that somebody answers for. */
export const leadsAs = (role: string): boolean => role === 'unit_manager' || role === 'head'

/** Of one's right, what is changed: what the one who confirms has to look at, in this order. */
export const comparedFields = [
  'role',
  'mayActAlone',
  'qualification',
  'login',
  'name',
  'title',
  'employmentPercent',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** The role that decides who may say yes: the higher one, before or after, since both are at stake. */
export const weightiestRole = (before: Role | undefined, after: Role): Role =>
  before !== undefined && isHighRole(before) && !isHighRole(after) ? before : after

/** To review the log is to look over the whole service: asked and answered as a right over the system. */
export const roleAtStake = (kind: ChangeKind, before: Role | undefined, after: Role): Role =>
  kind === 'log_reviewer' ? 'administrator' : weightiestRole(before, after)
