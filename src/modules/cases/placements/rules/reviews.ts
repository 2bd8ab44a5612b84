import type { Issue } from '#kernel/errors.ts'
import type { PlacementBasis } from './bases.ts'

export const reviewKinds = [
  'consider_care',
  'reconsider_care',
  'consider_custody_transfer',
  'extend_emergency_home',
] as const
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
  /** SoL 22:4: the särskilda skäl, and what is done so that the child need not wait any longer than that. */
  extend_emergency_home: ['specialReasons', 'childView', 'guardianView', 'nextHome'],
} as const satisfies Readonly<Record<ReviewKind, readonly string[]>>

export type ReviewQuestion = (typeof reviewQuestions)[ReviewKind][number]

export const reviewParagraphs: Readonly<Record<ReviewKind, string>> = {
  consider_care: 'SoL 22:13, LVU 13',
  reconsider_care: 'LVU 13',
  consider_custody_transfer: 'SoL 22:14, LVU 13 c',
  extend_emergency_home: 'SoL 22:4, 30:6',
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

/** SoL 22:4 sets no limit to the longer stay. The guard is our own: after that the committee is asked again. */
export const mostMonthsLonger = 6

/** Before it goes to the board: everything that the law wants weighed is there, and of a longer stay how long. */
export const gapsInReview = (
  kind: ReviewKind,
  given: Readonly<Record<string, string>>,
  months: number | null = null,
): Issue[] => [
  ...(kind === 'extend_emergency_home' && months === null ? [{ path: 'months', code: 'choose' }] : []),
  ...answersOf(kind, given).flatMap(([key, words]) =>
    words === '' ? [{ path: `answers.${key}`, code: 'required' }] : [],
  ),
]
