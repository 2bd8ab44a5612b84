import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  fields: {
    happened: 'What happened',
    childWords: 'The child’s own words',
    agreed: 'What you agreed on',
    assessment: 'Assessment',
  },
  fieldOf: (field, child) => `${field}, ${child}`,
  together: (name) => `You write in the same note. ${name} signs it.`,
  iSign: 'I sign it',
  either: (name) => `${name} is meant to sign it, but you can do so, too.`,
  saved: {
    saved: (time) => `Saved ${time}`,
    notYet: 'Not saved yet',
    trouble: 'Not saved yet. We keep trying. Do not close the page.',
    refused: 'This could not be saved',
    nothing: 'What you write is saved by itself.',
  },
  done: 'Done with the changes',
  notSettled: 'Not everything is saved yet. Wait until it says Saved, and then sign.',
  thrown: 'The note was thrown away. Load the page again to write a new one.',
}
