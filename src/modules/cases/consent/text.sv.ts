import type { ConsentForm, HelpConsent } from './contract.ts'
import type { ConsentGround } from './grounds.ts'
import type { Why, WordStanding } from './rules.ts'

/** Words about consent: who must agree, why, what is missing, and the ways out that the law has. */
export const sv = {
  hidden: 'en vårdnadshavare med skyddade uppgifter',
  answers: {
    consent_missing:
      'Insatsen kan inte börja än. Samtycke saknas från {who}. Anteckna det under Samtycke i ärendet, eller välj där ett undantag som lagen ger (SoL 21:1, FB 6:13).',
    consent_refused:
      'Insatsen kan inte börja. Samtycke saknas från {who}: någon har sagt nej eller tagit tillbaka sitt samtycke. Under Samtycke i ärendet står vilka vägar lagen ger (SoL 21:1, FB 6:13).',
    consent_of_nobody:
      'Insatsen kan inte börja. Barnet har ingen vårdnadshavare registrerad den dagen. Lägg till vårdnadshavaren på barnets sida (SoL 21:1).',
    consent_child_too_young:
      'Barnet var under 12 år den dagen. Vårdnadshavarna samtycker. Vad barnet tycker skriver du i planen (SoL 21:1, 3:2).',
    consent_adult: 'Personen hade fyllt 18 år den dagen och samtycker själv. Vårdnaden har upphört (FB 6:2).',
    consent_not_guardian:
      'Personen var inte vårdnadshavare den dagen och kan inte samtycka för barnet (FB 6:13).',
    consent_of_dead: 'Personen var avliden den dagen. Kontrollera vem det gäller och vilken dag.',
    consent_was_refused: 'Det här är ett nej. Bara ett samtycke kan tas tillbaka.',
    consent_ground_not_here: 'Undantaget gäller inte för den här insatsen eller för barnets ålder.',
    consent_ground_by_board:
      'Undantaget kräver nämndens beslut. Skriv beslutets nummer, till exempel § 45 (SoL 30:6–8).',
    consent_ground_of_one:
      'Undantaget gäller en av två vårdnadshavare. Den andra måste samtycka. Välj en annan väg.',
    consent_ground_for_all: 'Undantaget gäller inte en enskild vårdnadshavare. Ladda om sidan.',
  },
  title: 'Samtycke',
  standings: {
    not_needed: 'Behövs inte',
    complete: 'Alla har samtyckt',
    missing: 'Samtycke saknas',
    disagree: 'Någon har sagt nej',
    withdrawn: 'Samtycke återkallat',
    not_noted: 'Inte antecknat här',
  } satisfies Record<HelpConsent['standing'], string>,
  withdrawnTitle: 'Samtycket är återkallat',
  withdrawnRunning:
    'Insatsen pågår, men bygger på samtycke. Prata med familjen. Avsluta sedan insatsen, eller ta ett nytt beslut om barnet behöver skydd ändå (SoL 21:1, LVU 1).',
  refusedRunning:
    'Insatsen pågår, men någon som ska samtycka har sagt nej. Avsluta insatsen, eller ta ett nytt beslut om barnet behöver skydd ändå (SoL 21:1, LVU 1).',
  withdrawnBefore: 'Insatsen kan inte börja förrän personen samtycker igen, eller lagen ger en annan väg.',
  disagreeBefore:
    'Vårdnadshavare bestämmer tillsammans (FB 6:13). Insatsen kan inte börja så länge någon säger nej.',
  disagreeWays:
    'Fortsätt prata med dem, en i taget eller tillsammans. De kan få hjälp med samarbetssamtal. Domstol kan ändra vårdnaden. Behöver barnet skydd ändå, pröva LVU.',
  newBirthday: 'Barnet har blivit äldre sedan insatsen började. Nu behövs också det här samtycket.',
  notNoted: 'Insatsen började innan samtycke antecknades här. Läs i akten.',
  may: 'Behöver inte samtycka',
  whys: {
    lvu: 'Vården bygger på LVU. Då behövs inget samtycke, men alla ska få säga sin mening.',
    lvu_22: 'Nämnden har beslutat om insatsen utan samtycke.',
    adult: 'Har fyllt 18 år och bestämmer själv.',
    guardian_under_12: 'Barnet är under 12 år. Alla vårdnadshavare samtycker.',
    guardian_not_found_suitable:
      'Vårdnadshavarna samtycker, om det inte är lämpligt att barnet samtycker i stället.',
    guardian_outside_home: 'För vård utanför hemmet samtycker alltid alla vårdnadshavare.',
    guardian_of_request: 'Barnet är under 15 år. Vårdnadshavarna begär insatsen eller samtycker.',
    guardian_child_suitable: 'Det är lämpligt att barnet samtycker utan vårdnadshavaren.',
    guardian_child_asks: 'Har fyllt 15 år: den unge begär insatsen själv eller samtycker.',
    guardian_other_way: 'Samtycke behövs inte, enligt undantaget som är valt.',
    no_guardian: 'Ingen vårdnadshavare är registrerad. Lägg till den som är det på barnets sida.',
    child_12: 'Har fyllt 12 år och samtycker utan vårdnadshavaren. Det är lämpligt här.',
    child_15_suitable: 'Har fyllt 15 år och begär insatsen eller samtycker. Det är lämpligt här.',
    child_15: 'Har fyllt 15 år. Utan den unges eget samtycke är hjälpen inte frivillig.',
    child_asks: 'Har fyllt 15 år och begär insatsen själv eller samtycker.',
    child_heard: 'Barnets mening ska tas med, men barnet behöver inte samtycka.',
  } satisfies Record<Why, string>,
  words: {
    agrees: 'Samtycker',
    not_asked: 'Inget svar än',
    refused: 'Säger nej',
    withdrawn: 'Har tagit tillbaka',
    later: 'Samtyckte först senare',
  } satisfies Record<WordStanding, string>,
  parts: { guardian: 'vårdnadshavare', child: 'barnet' },
  hiddenPerson: 'Vårdnadshavare med skyddade uppgifter',
  nobody: 'Vårdnadshavare saknas',
  forms: { written: 'Skriftligt', oral: 'Muntligt', digital: 'Digitalt' } satisfies Record<
    ConsentForm,
    string
  >,
  given: (form: string, on: string, by: string) => `${form}, ${on}. Antecknat av ${by}.`,
  scope: (what: string) => `Gäller: ${what}`,
  withdrawnOn: (on: string) => `Återkallat ${on}`,
  earlier: 'Tidigare',
  saidYes: 'Samtyckte',
  saidNo: 'Sa nej',
  yes: { written: 'Ja, skriftligt', oral: 'Ja, muntligt', digital: 'Ja, digitalt' } satisfies Record<
    ConsentForm,
    string
  >,
  no: 'Nej',
  /** For those who hear the buttons and do not see whose row they stand in. */
  of: (what: string, name: string) => `${what}: ${name}`,
  form: {
    givenOn: 'Vilken dag?',
    scope: 'Till vad?',
    words: 'Vad sa personen?',
    form: 'Hur sades det?',
    saveYes: 'Spara samtycket',
    saveNo: 'Spara nejet',
    cancel: 'Avbryt',
    saved: 'Sparat',
  },
  withdraw: {
    act: 'Tar tillbaka',
    on: 'Vilken dag togs samtycket tillbaka?',
    words: 'Vad sa personen?',
    save: 'Spara återkallelsen',
  },
  exception: {
    open: 'Vägar som lagen ger',
    lead: 'Välj bara det som gäller här. Var och en står i lagen.',
    which: 'Vilken?',
    names: {
      child_agrees: 'Barnet samtycker utan vårdnadshavare. Det är lämpligt för barnet.',
      shelter_without_other: 'Skyddat boende utan den andra vårdnadshavarens samtycke',
      board_without_one: 'Nämnden har beslutat om insatsen utan den ena vårdnadshavarens samtycke',
      lvu_22: 'Nämnden har beslutat om insatsen som förebyggande insats utan samtycke',
    } satisfies Record<ConsentGround, string>,
    unverified: 'Paragrafens text är inte kontrollerad. Fråga en jurist innan du bygger på den.',
    person: 'Vems samtycke behövs inte?',
    decidedOn: 'Vilken dag bedömdes eller beslutades det?',
    reference: 'Beslutets nummer',
    referenceHint: 'Nämndens beslut, till exempel § 45',
    save: 'Välj undantaget',
    end: 'Gäller inte längre',
    standing: (name: string, paragraph: string) => `${name} (${paragraph})`,
    since: (on: string, by: string, reference: string) =>
      `${on}, ${by}${reference === '' ? '' : `, ${reference}`}`,
    about: (person: string) => `Gäller ${person}.`,
  },
  gate: (age: number, on: string) =>
    ({
      12: `${on} fyller barnet 12 år. Då kan barnet samtycka utan vårdnadshavare, om det är lämpligt.`,
      15: `${on} fyller barnet 15 år. Då samtycker den unge också själv.`,
      18: `${on} fyller den unge 18 år och bestämmer ensam.`,
    })[age] ?? '',
}
