import type { ShownKind } from './rules/parts.ts'

/** Words of the document. Documents of the authority are in Swedish (språklagen 10 §). */
export const words = {
  kinds: {
    fact: 'Uppgifter',
    child_words: 'Barnets egna ord',
    strength: 'Styrkor',
    risk: 'Risker',
    judgement: 'Bedömt i journalen',
  } satisfies Record<ShownKind, string>,
  own: 'Bedömning',
  quoted: (text: string) => `”${text}”`,
  fromNote: (eventOn: string, name: string) => `journalanteckning ${eventOn}, signerad av ${name}`,
  from: (source: string) => ` (${source})`,
  /** Headings of words that could not be saved in the text. */
  ofInvestigation: 'Text i utredningen',
  saidBy: 'vem som sa det',
  oneOf: { fact: 'uppgift', child_words: 'barnets ord', strength: 'styrka', risk: 'risk' },
}
