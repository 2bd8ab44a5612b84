import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    in_conflict:
      'You have a conflict of interest in the case. You may not handle it or decide in it (FL 16–17).',
    conflict_not_answered:
      'The question of a conflict of interest has not been answered yet. Until then you take no decision in the case (FL 18).',
    assigned_in_conflict:
      'The one you chose has a conflict of interest in the case. Choose somebody else (FL 16–17).',
    decider_in_conflict:
      'The person may have a conflict of interest in the case and may not decide in it. Choose somebody else (FL 16–18).',
    conflict_is_told: 'The question has been raised already for that person in the case. Reload the page.',
    conflict_is_answered: 'The question has been answered already. Reload the page to see the answer.',
    conflict_not_found: 'The exception is only for somebody with a conflict of interest (FL 17).',
  },
  grounds: {
    party_or_affected: 'Is a party or is affected by the decision, or somebody close is',
    representative: 'Is or has been a representative or agent, or somebody close is',
    decided_elsewhere:
      'Has already taken a position on the question at another authority, and it is now tried here in a higher instance',
    other: 'Something else makes the impartiality questionable',
  },
  points: {
    party_or_affected: 'FL 16 para 1 p. 1',
    representative: 'FL 16 para 1 p. 2',
    decided_elsewhere: 'FL 16 para 1 p. 3',
    other: 'FL 16 para 1 p. 4',
  },
  given: {
    conflict: 'A conflict of interest',
    no_conflict: 'No conflict of interest',
    no_weight: 'It obviously does not matter',
  },
  givenNotes: {
    conflict: 'You then give the case to somebody else (FL 17).',
    no_conflict: 'The person goes on as before.',
    no_weight: 'It is disregarded, and the person goes on (FL 16 para 2).',
  },
  tell: {
    open: 'Tell of a conflict of interest',
    title: 'Tell of a conflict of interest in the case',
    lead: 'Whoever may have a conflict of interest says so at once. The one who leads the unit examines it (FL 18).',
    who: 'Whom is it about?',
    ground: 'What makes a conflict of interest possible?',
    words: 'Describe it briefly',
    wordsHint: 'Only those who examine it, and the one it is about, can read this.',
    save: 'Tell',
    done: 'The question has been raised',
  },
  shown: {
    asked: (name) => `May ${name} have a conflict of interest?`,
    askedMine: 'There is a question about a conflict of interest of yours',
    waits: 'It has not been answered. Until then the person takes no decision in the case (FL 18).',
    waitsMine: 'Wait for the answer. Until then you take no decision in the case (FL 18).',
    found: (name) => `${name} has a conflict of interest and may not handle the case (FL 17)`,
    foundMine: 'You have a conflict of interest and may not handle the case (FL 17)',
    notFound: (name) => `${name} has no conflict of interest`,
    noWeight: (name) => `What was said of ${name} does not matter (FL 16 para 2)`,
    give: 'Give the case to somebody else',
    told: (by, when) => `Told by ${by}, ${when}`,
    answered: (by, when) => `Answered by ${by}, ${when}`,
    exception: (reason) => `May do what nobody else can in time (FL 17): ${reason}`,
  },
  answer: {
    open: 'Answer the question',
    outcome: 'Is it a conflict of interest?',
    reasons: 'Why?',
    save: 'Save the answer',
    done: 'The question has been answered',
  },
  allow: {
    open: 'Nobody else can in time',
    reason: 'What must be done now, and why can nobody else do it without a considerable delay?',
    save: 'Allow it',
    done: 'The exception has been saved',
  },
  cancel: 'Cancel',
}
