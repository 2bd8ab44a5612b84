import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  answers: {
    passkeys_off: 'The municipality does not use passkeys. Sign in as usual.',
    passkey_needs_provider:
      'This can be done only when you have signed in through the municipality, not with a passkey. Sign out and sign in as usual.',
    passkeys_enough: 'You have five passkeys already. Remove one that you do not use.',
    passkey_model: 'The municipality does not accept that kind of key. Ask IT support which ones are fine.',
    passkey_not_added: 'Your passkey could not be added. Start again.',
  },
  doors: {
    passkey_refused:
      'It was not possible to sign in with your passkey. Try again, or sign in through the municipality. If that does not help, call IT support.',
    passkey_not_offered: 'Sign in through the municipality. Passkeys cannot be used right now.',
  },
  enter: {
    button: 'Sign in with a passkey',
    again: 'Show who you are with a passkey',
    waiting: 'Waiting for your device',
    lead: 'With fingerprint, face, PIN or security key.',
    turnedAway: 'You cancelled, or there was no passkey here. Try again, or sign in the other way.',
    noAnswer: 'The server does not answer. Try again in a while.',
  },
  own: {
    title: 'My passkeys',
    modes: {
      never: 'The municipality does not use passkeys.',
      when_away: 'With a passkey you can sign in when the municipality’s sign-in does not answer.',
      always: 'With a passkey you can sign in without the municipality’s sign-in.',
    },
    lasts: (days: number) =>
      days === 1
        ? 'It works for a day after you last signed in through the municipality.'
        : `It works for ${days} days after you last signed in through the municipality.`,
    caption: 'Passkeys that you have added',
    name: 'Name',
    added: 'Added',
    used: 'Last used',
    notUsed: 'Not yet',
    from: (moment: string, device: string) => (device === '' ? moment : `${moment}, ${device}`),
    stands: {
      works: '',
      other_address: 'Belongs to another address. Remove it.',
      lapsed: 'Rests until you have signed in through the municipality.',
    },
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removed: 'Your passkey is removed here. Remove it on the device too.',
    none: 'You have no passkey.',
    add: 'Add a passkey',
    nameLabel: 'What shall it be called?',
    nameHint: 'For example My work phone. Only you and those who keep the accounts see it.',
    save: 'Add',
    addedNow: 'Your passkey has been added',
    cancelled: 'The device added no passkey. Try again, or use another device.',
    already: 'This device has a passkey for Barntid already.',
    needsProvider: 'You signed in with a passkey. Sign in through the municipality to add one.',
    needsProviderAction: 'Sign in through the municipality',
    otherHost: (name: string) => `Passkeys can be used only at the address ${name}.`,
    unable: 'This browser does not know passkeys.',
    cancel: 'Cancel',
  },
  news: {
    label: 'Changed in your sign-ins',
    added: (name: string, moment: string, device: string) =>
      `The passkey “${name}” was added ${moment}${device === '' ? '' : ` from ${device}`}.`,
    removed: (name: string, moment: string, by: string) =>
      by === ''
        ? `The passkey “${name}” was removed ${moment}.`
        : `${by} removed the passkey “${name}” ${moment}.`,
    notYou: 'You do not recognise it? Remove your passkey and tell your manager now.',
    show: 'Show my sign-ins',
    seen: 'I know of it',
    seenLater: 'Sign in through the municipality to say that you know.',
  },
}
