import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    stopped_at_the_gate:
      'The file was not made. It holds the {what} of a person with protected details: {who}. Nothing has left. Correct the text, or make a masked copy under Disclose on the child’s page. The attempt is in the log.',
  },
  fields: {
    address: 'address',
    phone: 'phone number',
    email: 'e-mail address',
    school: 'school',
    workplace: 'workplace',
    placement: 'home',
    new_name: 'new name',
    lives_at: 'the place where the person lives',
    name: 'name',
    number: 'identity number',
  },
  otherField: 'protected detail',
  relative: 'a relative',
}
