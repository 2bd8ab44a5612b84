import { atStart, stateWords } from '#kernel/state-words.ts'
import type { UpdateFault } from './faults.ts'

const state = stateWords.sv

/** Texts of writing together. */
export const sv = {
  /** Who else is here: "Bo Granhällen skriver här". */
  here: {
    writes: (names: readonly string[], where: string) =>
      where === '' ? `${and(names)} har texten öppen` : `${and(names)} skriver i ${where}`,
    inField: (names: readonly string[]) => `${and(names)} skriver här`,
    label: 'Andra som har texten öppen',
  },
  state: {
    saved: 'Allt är sparat',
    savedAt: (time: string) => `Sparat ${time}`,
    sending: 'Inte sparat än',
    away: 'Ingen kontakt med servern. Det du skriver finns kvar här och skickas när det går. Stäng inte sidan.',
    kept: (time: string) => `${atStart(state.saved)} ${time}`,
    sent: (time: string) => `${atStart(state.sent)} ${time}. Väntar på svar från servern.`,
    received: (time: string) => `${atStart(state.received)} ${time}`,
    needsYou: `${atStart(state.needs_you)}. Det du skrev togs inte emot. Det finns kvar på enheten.`,
    toBag: 'Se varför',
  },
  merged: {
    title: 'Ni skrev var för sig. Allt finns med.',
    theirs: (name: string, paragraphs: number, where: string) =>
      `${name} skrev ${paragraphs === 1 ? 'ett stycke' : `${paragraphs} stycken`} i ${where}`,
    mine: (paragraphs: number) =>
      paragraphs === 1 ? 'Du skrev ett stycke där.' : `Du skrev ${paragraphs} stycken där.`,
    removed: (letters: number, where: string) =>
      letters === 1 ? `Ett tecken togs bort i ${where}` : `${letters} tecken togs bort i ${where}`,
    while: 'medan du var utan nät.',
    close: 'Jag har sett det',
  },
  closed: {
    signed: 'Texten är signerad. Den går inte längre att ändra.',
    no_access: 'Du får inte längre skriva i den här texten. Ansvaret har ändrats.',
    handed_in:
      'Det du skrev här är lämnat till gruppledaren, som lägger det på rätt plats. Öppna texten igen för att fortsätta.',
    elsewhere:
      'Texten är öppen i ett annat fönster på den här enheten. Här går det bara att läsa. Stäng det andra fönstret om du vill skriva här.',
    refused: 'Det du skrev gick inte att spara.',
    unsent: 'Det här hann inte sparas. Kopiera det du behöver.',
    copy: 'Kopiera texten',
    copied: 'Kopierat.',
  },
  answers: {
    text_signed_meanwhile:
      'Texten har signerats medan du skrev och går inte längre att ändra. Kopiera det du inte hann spara.',
    update_unreadable: 'Det som skickades gick inte att läsa. Ladda om sidan och försök igen.',
    update_of_another: 'Texten är öppnad på ett annat sätt än den ska. Ladda om sidan och försök igen.',
    update_of_unknown_field: 'Fältet finns inte i den här texten. Ladda om sidan och försök igen.',
    update_not_text: 'Här går det bara att skriva vanlig text. Ta bort det andra och försök igen.',
    update_has_gaps: 'En del av det du skrev saknas. Ladda om sidan och försök igen.',
    update_out_of_place: 'Det som skickades passar inte i texten. Ladda om sidan och försök igen.',
    update_pen_reused: 'Två enheter skriver som en. Kopiera det du inte hann spara och ladda om sidan.',
    update_field_too_long:
      'Texten är för lång. Högst 200 000 tecken får plats i ett fält. Korta den och försök igen.',
    update_document_too_big: 'Texten är för stor för att sparas. Korta den och försök igen.',
  } satisfies Record<UpdateFault, string> & Record<string, string>,
}

function and(names: readonly string[]): string {
  return new Intl.ListFormat('sv-SE').format(names)
}
