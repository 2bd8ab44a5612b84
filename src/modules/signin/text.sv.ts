import type { Refusal } from './rules.ts'

type Sentences = Readonly<Record<Refusal, readonly [title: string, advice: string]>>

const why: Sentences = {
  start_missing: [
    'Inloggningen måste börja om',
    'Den hör inte till det här fönstret, eller så har det gått mer än tio minuter. Logga in en gång till.',
  ],
  not_trusted: [
    'Svaret från inloggningstjänsten gick inte att lita på',
    'Du är inte inloggad. Försök igen. Händer det en gång till, ring kommunens it-stöd.',
  ],
  denied: [
    'Inloggningen avbröts',
    'Du avbröt, eller så sa inloggningstjänsten nej. Försök igen när du vill.',
  ],
  unknown_worker: [
    'Du har inget konto här',
    'Inloggningen gick bra, men kontot finns inte i Barntid eller gäller inte i dag. Be din chef om hjälp.',
  ],
  claim_missing: [
    'En uppgift saknas från inloggningstjänsten',
    'Den talade inte om vem du är på det sätt som Barntid behöver. Ring kommunens it-stöd.',
  ],
  too_weak: ['Inloggningen var inte stark nog', 'Logga in igen och välj e-tjänstelegitimation eller kort.'],
  not_fresh: [
    'Du behöver visa vem du är en gång till',
    'Inloggningstjänsten använde en gammal inloggning. Logga in igen och legitimera dig på nytt.',
  ],
  other_person: [
    'Det var någon annan som loggade in',
    'Den som är inloggad måste själv logga in igen. Ska du byta person, logga ut först.',
  ],
  provider_away: [
    'Inloggningstjänsten svarar inte',
    'Försök igen om några minuter. Är det bråttom för ett barn, ring jouren.',
  ],
  no_provider: [
    'Här går det inte att logga in',
    'Kommunen i adressen har ingen inloggning. Kontrollera adressen.',
  ],
}

/** Texts of signing in and of the list of one's own sessions. */
export const sv = {
  why,
  page: {
    tab: 'Inloggning',
    again: 'Logga in',
    byPasskey: 'Logga in med passkey på första sidan',
    broken: 'Inloggningen gick inte att göra klar',
    doneTitle: 'Du är inloggad',
    doneLead: 'Stäng den här fliken och gå tillbaka till det du höll på med. Allt finns kvar.',
    goOn: 'Öppna Barntid här',
  },
  own: {
    title: 'Mina inloggningar',
    lead: 'Här är du inloggad just nu. Känner du inte igen en rad, avsluta den och säg till din chef.',
    caption: 'Inloggningar som gäller',
    device: 'Enhet',
    unknownDevice: 'Okänd enhet',
    since: 'Inloggad',
    used: 'Senast använd',
    here: 'Den här',
    byPasskey: 'med passkey',
    end: 'Avsluta',
    endNamed: (device: string, since: string) => `Avsluta ${device}, inloggad ${since}`,
    endOthers: 'Avsluta alla andra',
    ended: 'Inloggningen är avslutad.',
    endedOthers: (n: number) =>
      n === 0
        ? 'Det fanns inga andra.'
        : n === 1
          ? 'En inloggning är avslutad.'
          : `${n} inloggningar är avslutade.`,
    rules: 'En inloggning tar slut efter 15 minuter utan att något händer, och alltid efter 12 timmar.',
  },
}
