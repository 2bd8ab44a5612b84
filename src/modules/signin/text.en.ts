import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  why: {
    start_missing: [
      'The sign-in has to start again',
      'It does not belong to this window, or more than ten minutes have passed. Sign in once more.',
    ],
    not_trusted: [
      'The answer of the sign-in service could not be trusted',
      'You are not signed in. Try again. If it happens once more, call the municipality’s IT support.',
    ],
    denied: [
      'The sign-in was cancelled',
      'You cancelled it, or the sign-in service said no. Try again when you want to.',
    ],
    unknown_worker: [
      'You have no account here',
      'The sign-in worked, but the account is not in Barntid or is not valid today. Ask your manager.',
    ],
    claim_missing: [
      'Something is missing from the sign-in service',
      'It did not say who you are in the way Barntid needs. Call the municipality’s IT support.',
    ],
    too_weak: [
      'The sign-in was not strong enough',
      'Sign in again and choose your e-identification or card.',
    ],
    not_fresh: [
      'You need to show who you are once more',
      'The sign-in service used an old sign-in. Sign in again and identify yourself anew.',
    ],
    other_person: [
      'Somebody else signed in',
      'The person who is signed in has to sign in again. To change person, sign out first.',
    ],
    provider_away: [
      'The sign-in service does not answer',
      'Try again in a few minutes. If it is urgent for a child, call the emergency duty.',
    ],
    no_provider: [
      'One cannot sign in here',
      'The municipality in the address has no sign-in. Check the address.',
    ],
  },
  page: {
    tab: 'Sign-in',
    again: 'Sign in',
    byPasskey: 'Sign in with a passkey on the first page',
    broken: 'The sign-in could not be finished',
    doneTitle: 'You are signed in',
    doneLead: 'Close this tab and go back to what you were doing. Everything is still there.',
    goOn: 'Open Barntid here',
  },
  own: {
    title: 'My sign-ins',
    lead: 'You are signed in here now. If you do not recognise a row, end it and tell your manager.',
    caption: 'Sign-ins that are valid',
    device: 'Device',
    unknownDevice: 'Unknown device',
    since: 'Signed in',
    used: 'Last used',
    here: 'This one',
    byPasskey: 'with a passkey',
    end: 'End',
    endNamed: (device: string, since: string) => `End ${device}, signed in ${since}`,
    endOthers: 'End all others',
    ended: 'The sign-in is ended.',
    endedOthers: (n: number) =>
      n === 0 ? 'There were no others.' : n === 1 ? 'One sign-in is ended.' : `${n} sign-ins are ended.`,
    rules: 'A sign-in ends after 15 minutes without anything happening, and always after 12 hours.',
  },
}
