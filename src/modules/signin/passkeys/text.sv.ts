/** Texts of passkeys: the second way to sign in. */
export const sv = {
  answers: {
    passkeys_off: 'Kommunen använder inte passkeys. Logga in som vanligt.',
    passkey_needs_provider:
      'Det här går bara när du har loggat in med kommunens inloggning, inte med en passkey. Logga ut och logga in som vanligt.',
    passkeys_enough: 'Du har redan fem passkeys. Ta bort en som du inte använder.',
    passkey_model: 'Kommunen godkänner inte den sortens nyckel. Fråga it-stödet vilka som går bra.',
    passkey_not_added: 'Din passkey gick inte att lägga till. Börja om.',
  },
  doors: {
    passkey_refused:
      'Det gick inte att logga in med din passkey. Försök igen, eller använd kommunens inloggning. Hjälper det inte, ring kommunens it-stöd.',
    passkey_not_offered: 'Logga in med kommunens inloggning. Passkeys går inte att använda just nu.',
  },
  enter: {
    button: 'Logga in med passkey',
    again: 'Visa vem du är med passkey',
    waiting: 'Väntar på din enhet',
    lead: 'Med fingeravtryck, ansikte, pinkod eller säkerhetsnyckel.',
    turnedAway:
      'Du avbröt, eller så fanns ingen passkey här. Försök igen, eller logga in på det andra sättet.',
    noAnswer: 'Servern svarar inte. Försök igen om en stund.',
  },
  own: {
    title: 'Mina passkeys',
    modes: {
      never: 'Kommunen använder inte passkeys.',
      when_away: 'Med en passkey kan du logga in när kommunens inloggning inte svarar.',
      always: 'Med en passkey kan du logga in utan kommunens inloggning.',
    },
    lasts: (days: number) =>
      days === 1
        ? 'Den gäller i ett dygn efter att du senast loggade in hos kommunen.'
        : `Den gäller i ${days} dagar efter att du senast loggade in hos kommunen.`,
    caption: 'Passkeys som du har lagt till',
    name: 'Namn',
    added: 'Tillagd',
    used: 'Senast använd',
    notUsed: 'Inte än',
    from: (moment: string, device: string) => (device === '' ? moment : `${moment}, ${device}`),
    stands: {
      works: '',
      other_address: 'Hör till en annan adress. Ta bort den.',
      lapsed: 'Vilar tills du har loggat in hos kommunen.',
    },
    remove: 'Ta bort',
    removeNamed: (name: string) => `Ta bort ${name}`,
    removed: 'Din passkey är borttagen här. Ta bort den på enheten också.',
    none: 'Du har ingen passkey.',
    add: 'Lägg till en passkey',
    nameLabel: 'Vad ska den heta?',
    nameHint: 'Till exempel Jobbmobilen. Bara du och den som sköter kontona ser det.',
    save: 'Lägg till',
    addedNow: 'Din passkey är tillagd',
    cancelled: 'Enheten lade inte till någon passkey. Försök igen, eller använd en annan enhet.',
    already: 'Den här enheten har redan en passkey till Barntid.',
    needsProvider: 'Du är inloggad med en passkey. Logga in med kommunens inloggning för att lägga till en.',
    needsProviderAction: 'Logga in med kommunens inloggning',
    otherHost: (name: string) => `Passkeys går bara att använda på adressen ${name}.`,
    unable: 'Den här webbläsaren kan inte passkeys.',
    cancel: 'Avbryt',
  },
  news: {
    label: 'Ändrat i dina inloggningar',
    added: (name: string, moment: string, device: string) =>
      `Passkeyen ”${name}” lades till ${moment}${device === '' ? '' : ` från ${device}`}.`,
    removed: (name: string, moment: string, by: string) =>
      by === ''
        ? `Passkeyen ”${name}” togs bort ${moment}.`
        : `${by} tog bort passkeyen ”${name}” ${moment}.`,
    notYou: 'Känner du inte igen det? Ta bort din passkey och säg till din chef nu.',
    show: 'Visa mina inloggningar',
    seen: 'Jag känner till det',
    seenLater: 'Logga in med kommunens inloggning för att kvittera.',
  },
}
