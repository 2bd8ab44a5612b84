import type { ConflictAnswer, ConflictGround } from './rules.ts'

/** Jäv i ett ärende (FL 16–18 §§). */
export const sv = {
  answers: {
    in_conflict: 'Du är jävig i ärendet. Du får inte handlägga det eller besluta i det (FL 16–17 §§).',
    conflict_not_answered:
      'Frågan om jäv är inte prövad än. Tills någon har svarat fattar du inga beslut i ärendet (FL 18 §).',
    assigned_in_conflict: 'Den du valde är jävig i ärendet. Välj någon annan (FL 16–17 §§).',
    decider_in_conflict:
      'Personen kan vara jävig i ärendet och får inte besluta i det. Välj någon annan (FL 16–18 §§).',
    conflict_is_told: 'Frågan om jäv är redan anmäld för den personen i ärendet. Ladda om sidan.',
    conflict_is_answered: 'Frågan om jäv är redan besvarad. Ladda om sidan för att se svaret.',
    conflict_not_found: 'Undantaget gäller bara den som är jävig (FL 17 §).',
  },
  grounds: {
    party_or_affected: 'Är part eller berörs av beslutet, själv eller genom en närstående',
    representative: 'Är eller har varit ställföreträdare eller ombud, själv eller genom en närstående',
    decided_elsewhere:
      'Har redan tagit ställning i frågan hos en annan myndighet, och frågan prövas nu här i högre instans',
    other: 'Något annat gör att opartiskheten kan ifrågasättas',
  } satisfies Record<ConflictGround, string>,
  points: {
    party_or_affected: 'FL 16 § 1 st 1',
    representative: 'FL 16 § 1 st 2',
    decided_elsewhere: 'FL 16 § 1 st 3',
    other: 'FL 16 § 1 st 4',
  } satisfies Record<ConflictGround, string>,
  given: {
    conflict: 'Jäv',
    no_conflict: 'Inte jäv',
    no_weight: 'Det saknar uppenbart betydelse',
  } satisfies Record<ConflictAnswer, string>,
  givenNotes: {
    conflict: 'Du ger sedan ärendet till någon annan (FL 17 §).',
    no_conflict: 'Personen fortsätter som förut.',
    no_weight: 'Det bortses från, och personen fortsätter (FL 16 § 2 st).',
  } satisfies Record<ConflictAnswer, string>,
  tell: {
    open: 'Anmäl jäv',
    title: 'Anmäl jäv i ärendet',
    lead: 'Den som kan vara jävig ska säga det direkt. Den som leder enheten prövar frågan (FL 18 §).',
    who: 'Vem gäller det?',
    ground: 'Vad gör att någon kan vara jävig?',
    words: 'Beskriv kort',
    wordsHint: 'Bara den som prövar frågan, och den som den gäller, kan läsa det.',
    save: 'Anmäl',
    done: 'Frågan om jäv är anmäld',
  },
  shown: {
    asked: (name: string) => `Kan ${name} vara jävig?`,
    askedMine: 'Du har en fråga om jäv i ärendet',
    waits: 'Frågan är inte besvarad. Till dess fattar personen inga beslut i ärendet (FL 18 §).',
    waitsMine: 'Vänta på svaret. Till dess fattar du inga beslut i ärendet (FL 18 §).',
    found: (name: string) => `${name} är jävig och får inte handlägga ärendet (FL 17 §)`,
    foundMine: 'Du är jävig och får inte handlägga ärendet (FL 17 §)',
    notFound: (name: string) => `${name} är inte jävig`,
    noWeight: (name: string) => `Det som sagts om ${name} saknar betydelse (FL 16 § 2 st)`,
    give: 'Ge ärendet till någon annan',
    told: (by: string, when: string) => `Anmält av ${by}, ${when}`,
    answered: (by: string, when: string) => `Prövat av ${by}, ${when}`,
    exception: (reason: string) => `Får göra det som ingen annan hinner (FL 17 §): ${reason}`,
  },
  answer: {
    open: 'Pröva frågan',
    outcome: 'Är det jäv?',
    reasons: 'Varför?',
    save: 'Spara svaret',
    done: 'Frågan är besvarad',
  },
  allow: {
    open: 'Ingen annan hinner',
    reason: 'Vad måste göras nu, och varför kan ingen annan göra det utan att ärendet försenas avsevärt?',
    save: 'Tillåt det',
    done: 'Undantaget är sparat',
  },
  cancel: 'Avbryt',
}
