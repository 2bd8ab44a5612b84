import type { Issue } from '#kernel/errors.ts'
import type { PlacementBasis } from './bases.ts'

export const reviewKinds = ['consider_care', 'reconsider_care', 'consider_custody_transfer'] as const
export type ReviewKind = (typeof reviewKinds)[number]

/** What the board is to know. The keys are stored: never rename, never remove. */
export const reviewQuestions = {
  /** SoL 22:13, LVU 13: is the care still needed, how does it go, and what do those concerned think. */
  consider_care: ['how', 'childView', 'guardianView', 'carerView', 'stillNeeded'],
  reconsider_care: ['how', 'childView', 'guardianView', 'carerView', 'stillNeeded'],
  /** SoL 22:14: what is weighed. */
  consider_custody_transfer: [
    'attitudes',
    'relationToCarers',
    'contactWithParents',
    'relationToParents',
    'socialSituation',
    'assessment',
  ],
} as const satisfies Readonly<Record<ReviewKind, readonly string[]>>

export type ReviewQuestion = (typeof reviewQuestions)[ReviewKind][number]

export const reviewParagraphs: Readonly<Record<ReviewKind, string>> = {
  consider_care: 'SoL 22:13, LVU 13',
  reconsider_care: 'LVU 13',
  consider_custody_transfer: 'SoL 22:14, LVU 13 c',
}

/** LVU 3: a formal decision each time; SoL and LVU 2: the board considers. */
export const careReviewOf = (basis: PlacementBasis): 'consider_care' | 'reconsider_care' | null => {
  if (basis === 'lvu_6') return null
  return basis === 'lvu_3' ? 'reconsider_care' : 'consider_care'
}

/** The answers that belong to the kind, in its order. */
export const answersOf = (
  kind: ReviewKind,
  given: Readonly<Record<string, string>>,
): (readonly [ReviewQuestion, string])[] => reviewQuestions[kind].map((key) => [key, given[key] ?? ''])

/** Before it goes to the board: everything that the law wants weighed is there. */
export const gapsInReview = (kind: ReviewKind, given: Readonly<Record<string, string>>): Issue[] =>
  answersOf(kind, given).flatMap(([key, words]) =>
    words === '' ? [{ path: `answers.${key}`, code: 'required' }] : [],
  )
