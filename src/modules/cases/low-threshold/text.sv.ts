import { sv as help } from '../kinds/text.sv.ts'
import type { AgeGroup, LowConsent, LowThresholdKind } from './rules.ts'

/** Words about help without individual needs assessment (SoL 11:5). */
export const sv = {
  answers: {
    low_assessed_only:
      'Den här insatsen kräver alltid att behovet prövas (SoL 11:5). Starta en utredning i stället.',
    low_advice_unnamed:
      'Rådgivning antecknas utan namn och uppgifter om personen (SoL 14:4). Ta bort personen.',
    low_identity_decision:
      'Utan namn krävs att nämnden har beslutat att identiteten inte antecknas (SoL 14:5). Fyll i beslutets dag och nummer, eller välj en person.',
    low_consent_guardians: 'Barnet är under 15 år. Vårdnadshavarna ska samtycka (SoL 21:2).',
    low_consent_adult: 'Personen är vuxen. Vårdnadshavares samtycke behövs inte.',
    low_consent_late: 'Samtycket ska finnas när insatsen börjar (SoL 21:2).',
    low_tell_of_application:
      'Berätta att det också går att ansöka om insatser (SoL 11:6). Kryssa sedan i rutan.',
  },
  kinds: {
    ...help.kinds,
    advice: 'Rådgivning',
    parent_training: 'Föräldrastöd, kurs',
    group_activity: 'Gruppverksamhet',
  } satisfies Record<LowThresholdKind | 'youth_service', string>,
  ages: {
    not_asked: '',
    under_15: 'Barn under 15 år',
    from_15: 'Ung, 15–17 år',
    adult: 'Vuxen eller familj',
  } satisfies Record<AgeGroup, string>,
  consents: {
    not_needed: 'Behövs inte',
    guardians: 'Vårdnadshavarna har samtyckt',
    young_person: 'Den unge har samtyckt själv, och det är lämpligt',
  } satisfies Record<LowConsent, string>,
  tab: 'Stöd utan prövning',
  title: 'Stöd utan behovsprövning',
  lead: 'Insatser som ges utan att behovet prövas (SoL 11:5). De har inget ärende och inget beslut.',
  toCases: 'Till ärendena',
  views: { running: 'Pågår', ended: 'Avslutade' },
  none: { running: 'Inget stöd pågår i enheten', ended: 'Inget stöd är avslutat' },
  noneLead: 'Välj Nytt stöd för att anteckna något.',
  hasMore: 'Bara de 200 senaste visas.',
  unnamed: 'Utan namn',
  since: (from: string, until: string) => (until === '' ? `sedan ${from}` : `${from} till ${until}`),
  notedBy: (name: string) => `Antecknat av ${name}`,
  add: 'Nytt stöd',
  form: {
    kind: 'Vilken sorts stöd?',
    kindHint: 'Det som är grått kräver alltid behovsprövning (SoL 11:5).',
    name: 'Vad heter det?',
    nameHint: 'Till exempel namnet på kursen eller mottagningen.',
    whom: 'För vem?',
    named: 'En person som får stå med namn',
    unnamed: 'Ingen namnges. Nämnden har beslutat det (SoL 14:5)',
    person: 'Person',
    age: 'Hur gammal?',
    consent: 'Samtycke (SoL 21:2)',
    consentHint:
      'Under 15 år samtycker vårdnadshavarna. Från 15 år kan den unge göra det själv, om det är lämpligt.',
    consentOn: 'Vilken dag?',
    identityOn: 'Vilken dag beslutade nämnden?',
    identityReference: 'Beslutets nummer',
    adviceNote: 'Av rådgivning sparas ingenting om personen (SoL 14:4).',
    startedOn: 'Från vilken dag?',
    told: 'Jag har berättat att det också går att ansöka om insatser (SoL 11:6)',
    save: 'Spara stödet',
    cancel: 'Avbryt',
    saved: 'Stödet är antecknat',
  },
  end: {
    act: (name: string) => `Avsluta ${name}`,
    short: 'Avsluta',
    endedOn: 'Vilken dag slutade det?',
    save: 'Avsluta',
    cancel: 'Avbryt',
    saved: 'Avslutat',
  },
}
