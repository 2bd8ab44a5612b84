/** How a follow-up without consent ended. The last two the house sees by itself (SoL 23:5). */
export const followUpOutcomes = ['no_more_need', 'help_accepted', 'new_investigation', 'adult'] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]

/** What a worker says when it ends before its last day. */
export const chosenOutcomes = ['no_more_need', 'help_accepted'] as const satisfies readonly FollowUpOutcome[]
