/** Texts of a meeting's note while it is written together. */
export const sv = {
  fields: {
    happened: 'Det som hände',
    childWords: 'Barnets egna ord',
    agreed: 'Det ni kom överens om',
    assessment: 'Bedömning',
  },
  /** In front when several children have a note each. */
  fieldOf: (field: string, child: string) => `${field}, ${child}`,
  together: (name: string) => `Ni skriver i samma anteckning. ${name} signerar.`,
  iSign: 'Jag signerar',
  either: (name: string) => `Tanken är att ${name} signerar, men du kan också göra det.`,
  saved: {
    saved: (time: string) => `Sparat ${time}`,
    notYet: 'Inte sparat än',
    trouble: 'Inte sparat än. Vi försöker igen hela tiden. Stäng inte sidan.',
    refused: 'Det här gick inte att spara',
    nothing: 'Det du skriver sparas av sig självt.',
  },
  done: 'Klar med ändringarna',
  notSettled: 'Allt är inte sparat än. Vänta tills det står Sparat och signera sedan.',
  thrown: 'Anteckningen är kastad. Ladda om sidan om du vill skriva en ny.',
}
