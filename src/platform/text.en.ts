import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  bad_input: 'Something needs to be put right. See the fields. What you wrote is still there.',
  not_signed_in: 'You are no longer signed in. Sign in again. What you wrote is still there.',
  sign_in_again: 'Sign in again for this. You must have signed in within the last five minutes.',
  not_permitted: 'You may not do this. Ask the person responsible for the case, or your manager.',
  not_found: 'It does not exist, or you have no access to it.',
  conflict: 'Somebody else changed the same thing. Compare, and choose what is to stand.',
  changed_meanwhile: 'Somebody else changed the same thing. Compare, and choose what is to stand.',
  command_of_another: 'Somebody else has already sent this. Reload the page and try again.',
  command_was_another:
    'This was sent once already with other contents. Reload the page, compare and send again.',
  too_large: 'That is too much text at once. Divide it and try again.',
  not_json: 'The content could not be read. Reload the page and try again.',
  wrong_site: 'The call came from another website and was not accepted.',
  too_many: 'Too many calls in a short time. Wait a minute and try again.',
  too_many_documents:
    'You have fetched 60 such documents in an hour. Wait a while and try again. If you need more today, talk to your manager.',
  unavailable:
    'It could not be saved just now. Try again in a while. If it is urgent, phone the duty worker.',
  bug: 'Something went wrong on our side. Try again. If it does not help, give the error number to support.',
}
