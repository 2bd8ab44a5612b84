import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    sealed_nothing_given: 'Write at least one detail.',
    sealed_of_protected:
      'The person has no protected identity. Write address, telephone and e-mail under Change details instead.',
    sealed_not_openable:
      'The details are still here but cannot be opened. The key is missing, or somebody has changed the database. Tell whoever runs the system at once.',
  },
  title: 'Protected details',
  lead: 'The address and other details of where the person is are locked. Whoever leads the unit sees each opening.',
  ended: 'The protection has ended, but the details are still here. Enter them anew if they are to be open.',
  closed: 'Protected',
  none: 'Nothing is entered.',
  notYours: 'Only those who have the child and those who lead the unit can open them (OSL 21:3).',
  fields: {
    address: 'Address',
    phone: 'Telephone',
    email: 'E-mail',
    school: 'School or preschool',
    workplace: 'Workplace',
    lives_at: 'Lives with or is placed at',
    new_name: 'New name',
  },
  open: 'Open',
  opened: {
    left: (n: number) => (n === 1 ? 'Closes in 1 second.' : `Closes in ${n} seconds.`),
    advice: 'Do not read out or write down more than you need.',
    close: 'Close now',
    written: (name: string, day: string) => `${name}, ${day}`,
    writtenByItself: (day: string) => `moved here ${day}`,
  },
  dialog: {
    title: 'Open protected details',
    lead: 'The details are shown for 60 seconds. Your name, the time and your reason are kept.',
    purpose: 'What are you going to do?',
    words: 'Why do you need the details?',
    wordsHint: 'At least 15 characters. Do not write the address or the name here.',
    save: 'Open for 60 seconds',
    cancel: 'Cancel',
  },
  purposes: {
    contact: 'Reach the person',
    visit: 'Meet the person',
    danger: 'There is a danger',
    correct: 'Correct a detail',
    other: 'Something else',
  },
  write: {
    open: 'Enter',
    title: 'Enter protected details',
    lead: 'What you write replaces what was there. Fields that you leave empty are not changed.',
    remove: 'Remove',
    removeHint: 'What you choose is removed for good.',
    save: 'Save locked',
    done: 'The details are locked.',
    cancel: 'Cancel',
  },
  openings: {
    title: 'Who has opened',
    show: 'Show who has opened',
    none: 'Nobody has opened the details.',
    who: 'Who',
    when: 'When',
    why: 'Why',
    what: 'What',
    nothing: 'There was nothing to show',
    more: (n: number) => (n === 1 ? 'Show 1 more' : `Show ${n} more`),
  },
}
