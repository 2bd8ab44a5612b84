import type { MissingPart, SectionCode, SectionGroup } from './rules.ts'

type Words = { label: string; hint: string }

/** Names and prompts of the areas: our own words. A licensed municipality loads its own in their place. */
const areas = {
  background: {
    label: 'Bakgrund och orsak',
    hint: 'Varför utreder vi? Vad har hänt tidigare?',
  },
  health: { label: 'Hälsa', hint: 'Hur mår barnet? Vad behöver barnet för att må bra?' },
  education: { label: 'Utbildning', hint: 'Hur går det i förskolan eller skolan? Vad fungerar där?' },
  feelings_and_behaviour: {
    label: 'Känslor och beteende',
    hint: 'Hur visar barnet vad det känner? Vad oroar, vad är lugnt?',
  },
  social_relations: {
    label: 'Sociala relationer',
    hint: 'Vilka är viktiga för barnet? Vänner, syskon, andra vuxna?',
  },
  basic_care: { label: 'Grundläggande omsorg', hint: 'Mat, sömn, kläder, vård: vem ser till det, och hur?' },
  safety: { label: 'Säkerhet', hint: 'Är barnet tryggt hemma, ute och på nätet? Vem skyddar?' },
  emotional_availability: {
    label: 'Känslomässig tillgänglighet',
    hint: 'Hur tar föräldrarna emot det barnet känner?',
  },
  stimulation_and_guidance: {
    label: 'Stimulans och vägledning',
    hint: 'Hur hjälper föräldrarna barnet att lära, leka och klara gränser?',
  },
  family_now: { label: 'Nuvarande familjesituation', hint: 'Vilka bor ihop? Vad präglar vardagen just nu?' },
  family_background: { label: 'Familjebakgrund', hint: 'Vad i familjens historia spelar roll för barnet?' },
  housing: { label: 'Boende', hint: 'Hur bor barnet? Finns det plats, ro och trygghet?' },
  work_and_economy: { label: 'Arbete och ekonomi', hint: 'Hur påverkar arbete och pengar barnets vardag?' },
  network_and_integration: {
    label: 'Socialt nätverk och integrering',
    hint: 'Vilka finns runt familjen? Vad hör de till?',
  },
  childs_view: {
    label: 'Barnets egen syn',
    hint: 'Vad vill och tycker barnet? Använd barnets ord. Skriv hur barnet fick berätta.',
  },
  why_child_not_heard: {
    label: 'Varför barnet inte har hörts',
    hint: 'Hur har ni ändå försökt ta reda på barnets inställning?',
  },
  guardians_view: {
    label: 'Vårdnadshavarnas syn',
    hint: 'Vad säger var och en av dem? Vad är de överens om?',
  },
  analysis: {
    label: 'Analys',
    hint: 'Vad betyder det ni vet för barnet? Vad är bäst för barnet, och hur har barnets syn vägts in?',
  },
  proposal: { label: 'Förslag', hint: 'Vad föreslår du, och varför räcker det? Vad händer om inget görs?' },
} satisfies Record<SectionCode, Words>

/** Texts of the investigation. */
export const sv = {
  areas,
  groups: {
    reason: 'Varför vi utreder',
    development: 'Barnets utveckling',
    parenting: 'Föräldrarnas förmåga',
    family: 'Familj och miljö',
    views: 'Vad barnet och vårdnadshavarna säger',
    conclusion: 'Analys och förslag',
  } satisfies Record<SectionGroup, string>,
  missing: {
    background: 'Bakgrund och orsak är tom.',
    childs_view_or_reason:
      'Barnets syn saknas, och det står inte varför barnet inte har hörts (SoL 3 kap. 1–2 §§).',
    analysis: 'Analysen är tom.',
    proposal: 'Förslaget är tomt.',
  } satisfies Record<MissingPart, string>,
  screen: {
    tab: 'Utredning',
    title: (name: string) => `Utredning om ${name}`,
    lead: 'Fyra delar skrivs alltid. De andra öppnar du när du har något att säga.',
    notHeard: 'Barnet har inte hörts',
    missingTitle: 'Innan beslut saknas',
    readyTitle: 'Alla delar som krävs är skrivna',
    talks: (talks: number, alone: number) =>
      talks === 0
        ? 'Inget samtal med barnet är signerat i journalen.'
        : `${talks} samtal med barnet i journalen, ${alone} av dem ensamt.`,
    signed: (moment: string) => `Texten låstes med beslutet ${moment}.`,
    closed: 'Utredningen är avslutad. Texten kan läsas men inte ändras.',
    empty: 'Inget skrivet.',
    lastSaved: (name: string, moment: string) => `${name}, ${moment}`,
  },
  saving: {
    saved: (time: string) => `Sparat ${time}`,
    notYet: 'Inte sparat än',
    trouble: 'Inte sparat än. Vi försöker igen hela tiden. Stäng inte sidan.',
    refused: 'Det här gick inte att spara',
  },
  answers: {
    section_changed_meanwhile: 'Någon annan har skrivit i samma del. Jämför och välj vad som ska gälla.',
    assessment_not_ready: 'Utredningen är inte färdig. Se vilka delar som saknas.',
  },
}
