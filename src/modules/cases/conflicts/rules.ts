/** FL 16 § 1 st p. 1–4: why somebody's impartiality can be questioned. Chosen, never guessed. */
export const conflictGrounds = ['party_or_affected', 'representative', 'decided_elsewhere', 'other'] as const
export type ConflictGround = (typeof conflictGrounds)[number]

/** FL 16 § 2 st: what obviously does not matter is disregarded. */
export const conflictAnswers = ['conflict', 'no_conflict', 'no_weight'] as const
export type ConflictAnswer = (typeof conflictAnswers)[number]

/** A question about one worker in one case, as far as it says what she may do. */
export type Question = {
  readonly answer: ConflictAnswer | null
  /** FL 17: what nobody else can do in time is left to her; empty when it is not. */
  readonly exception: string
}

/**
 * What a worker may do in a case. FL 18: until the question is answered she takes no decision; FL 17: with a conflict of interest
 * she takes no part at all, unless nobody else can in time.
 */
export type Standing = 'free' | 'no_decisions' | 'barred'

const standingOfOne = ({ answer, exception }: Question): Standing => {
  if (answer === null) return 'no_decisions'
  return answer === 'conflict' && exception === '' ? 'barred' : 'free'
}

export const standingOf = (questions: readonly Question[]): Standing => {
  const all = questions.map(standingOfOne)
  if (all.includes('barred')) return 'barred'
  return all.includes('no_decisions') ? 'no_decisions' : 'free'
}

/** `work`: to prepare or carry out; `decide`: also to decide. */
export type Act = 'work' | 'decide'

/** Why an act is refused; undefined when it is not. FL 17–18. */
export const barTo = (act: Act, standing: Standing): 'in_conflict' | 'conflict_not_answered' | undefined => {
  if (standing === 'barred') return 'in_conflict'
  return standing === 'no_decisions' && act === 'decide' ? 'conflict_not_answered' : undefined
}

/** FL 16–17: to whom the case cannot be given. An exception is for what is urgent, not for having the case. */
export const mayNotHave = ({ answer }: Question): boolean => answer === 'conflict'
