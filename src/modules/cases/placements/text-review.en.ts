import type { TextOf } from '#kernel/text.ts'
import type { review as sv } from './text-review.sv.ts'

/** What is put before the board about a placed child (SoL 22:4, 22:13–14, LVU 13). */
export const review: TextOf<typeof sv> = {
  title: 'To the board',
  kinds: {
    consider_care: 'Consider whether the care is needed',
    reconsider_care: 'Reconsider the care',
    consider_custody_transfer: 'Consider a transfer of custody',
    extend_emergency_home: 'Longer stay in the emergency home',
  },
  lead: 'The board decides. You write what the board needs to know. Save when you like. When all questions have answers it can be proposed.',
  due: 'By',
  questions: {
    how: 'How has it been for the child?',
    childView: 'What does the child say?',
    guardianView: 'What do the guardians say?',
    carerView: 'What do the carers say?',
    stillNeeded: 'Is the care still needed, and why?',
    attitudes: 'What do the child and the carers want?',
    relationToCarers: 'How is the child’s relation to the carers?',
    contactWithParents: 'How is the contact with the parents?',
    relationToParents: 'How is the child’s relation to the parents?',
    socialSituation: 'How is the child’s social situation otherwise?',
    assessment: 'Should custody be transferred, and why?',
    specialReasons: 'What are the special reasons?',
    nextHome: 'What is done to find a home for longer?',
  },
  write: 'Write the text',
  goOn: 'Go on writing',
  save: 'Save the text',
  propose: 'Make a proposal to the board',
  proposed: 'The text stands in a proposal to the board.',
  toProposal: 'To the proposal',
  decided: (on) => `The board decided ${on}`,
  content: {
    consider_care: 'The board has considered whether the care is still needed.',
    reconsider_care: 'The board has reconsidered the care.',
    consider_custody_transfer: 'The board has considered whether custody is to be transferred.',
    extend_emergency_home: 'The child may stay longer in the emergency home.',
  },
  months: 'How many months more?',
  monthsHint:
    'Counted from the day on which the time would otherwise end. The law names no longest time (SoL 22:4).',
  monthsValue: (n) => (n === 1 ? 'One month' : `${n} months`),
  longer: (n) =>
    `The child may stay in the emergency home for another ${n === 1 ? 'month' : `${n} months`} (SoL 22:4).`,
  longerUnverified:
    'Only the committee or the board decides on care in an emergency home (SoL 30:6). That this holds for the longer stay too is our reading and not checked by a lawyer.',
  earlier: 'Earlier decisions',
  fromFollowUp: 'Taken from how the care was followed. Change and add.',
}
