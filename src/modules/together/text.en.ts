import { atStart, stateWords } from '#kernel/state-words.ts'
import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

const and = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)

const state = stateWords.en

export const en: TextOf<typeof sv> = {
  here: {
    writes: (names, where) =>
      where === ''
        ? `${and(names)} ${names.length === 1 ? 'has' : 'have'} the text open`
        : `${and(names)} ${names.length === 1 ? 'is' : 'are'} writing in ${where}`,
    inField: (names) => `${and(names)} ${names.length === 1 ? 'is' : 'are'} writing here`,
    label: 'Others who have the text open',
  },
  state: {
    saved: 'Everything is saved',
    savedAt: (time) => `Saved ${time}`,
    sending: 'Not saved yet',
    away: 'No contact with the server. What you write stays here and is sent when it can be. Do not close the page.',
    kept: (time: string) => `${atStart(state.saved)} ${time}`,
    sent: (time: string) => `${atStart(state.sent)} ${time}. Waiting for the server to answer.`,
    received: (time: string) => `${atStart(state.received)} ${time}`,
    needsYou: `${atStart(state.needs_you)}. What you wrote was not accepted. It is still on the device.`,
    toBag: 'See why',
  },
  merged: {
    title: 'You wrote apart. Everything is there.',
    theirs: (name, paragraphs, where) =>
      `${name} wrote ${paragraphs === 1 ? 'one paragraph' : `${paragraphs} paragraphs`} in ${where}`,
    mine: (paragraphs) =>
      paragraphs === 1 ? 'You wrote one paragraph there.' : `You wrote ${paragraphs} paragraphs there.`,
    removed: (letters, where) =>
      letters === 1 ? `One letter was removed in ${where}` : `${letters} letters were removed in ${where}`,
    while: 'while you were without network.',
    close: 'I have seen it',
  },
  closed: {
    signed: 'The text is signed. It can no longer be changed.',
    no_access: 'You may no longer write in this text. The responsibility has changed.',
    handed_in:
      'What you wrote here has been handed to the team leader, who files it. Open the text again to go on.',
    elsewhere:
      'The text is open in another window on this device. Here you can only read. Close the other window if you want to write here.',
    refused: 'What you wrote could not be saved.',
    unsent: 'This was not saved in time. Copy what you need.',
    copy: 'Copy the text',
    copied: 'Copied.',
  },
  answers: {
    text_signed_meanwhile:
      'The text was signed while you wrote and can no longer be changed. Copy what was not saved.',
    update_unreadable: 'What was sent could not be read. Reload the page and try again.',
    update_of_another: 'The text is not opened as it should be. Reload the page and try again.',
    update_of_unknown_field: 'There is no such field in this text. Reload the page and try again.',
    update_not_text: 'Only plain text can be written here. Remove the rest and try again.',
    update_has_gaps: 'A part of what you wrote is missing. Reload the page and try again.',
    update_out_of_place: 'What was sent does not fit the text. Reload the page and try again.',
    update_pen_reused: 'Two devices write as one. Copy what was not saved and reload the page.',
    update_field_too_long:
      'The text is too long. There is room for 200,000 characters in a field. Shorten it and try again.',
    update_document_too_big: 'The text is too big to be saved. Shorten it and try again.',
  },
}
