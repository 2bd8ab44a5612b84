import type { SectionCode, SectionGroup } from './skeleton.ts'

/** A text in both languages of the screens. Documents are in Swedish. */
export type Both = { readonly sv: string; readonly en: string }
export type AreaWords = { readonly heading: Both; readonly guidance: Both }

/**
 * Headings and guidance of the areas: our own words. A licensed municipality loads its own in their place. Never edited: a
 * change of a word is a new version (structures.ts), since texts keep the one that they were begun with.
 */
export const areaWords: Readonly<Record<SectionCode, AreaWords>> = {
  background: {
    heading: { sv: 'Bakgrund och orsak', en: 'Background and reason' },
    guidance: {
      sv: 'Varför utreder vi? Vad har hänt tidigare?',
      en: 'Why do we investigate? What has happened before?',
    },
  },
  health: {
    heading: { sv: 'Hälsa', en: 'Health' },
    guidance: {
      sv: 'Hur mår barnet? Vad behöver barnet för att må bra?',
      en: 'How is the child? What does the child need to be well?',
    },
  },
  education: {
    heading: { sv: 'Utbildning', en: 'Education' },
    guidance: {
      sv: 'Hur går det i förskolan eller skolan? Vad fungerar där?',
      en: 'How is preschool or school going? What works there?',
    },
  },
  feelings_and_behaviour: {
    heading: { sv: 'Känslor och beteende', en: 'Feelings and behaviour' },
    guidance: {
      sv: 'Hur visar barnet vad det känner? Vad oroar, vad är lugnt?',
      en: 'How does the child show what it feels? What worries, what is calm?',
    },
  },
  social_relations: {
    heading: { sv: 'Sociala relationer', en: 'Social relations' },
    guidance: {
      sv: 'Vilka är viktiga för barnet? Vänner, syskon, andra vuxna?',
      en: 'Who matters to the child? Friends, siblings, other adults?',
    },
  },
  basic_care: {
    heading: { sv: 'Grundläggande omsorg', en: 'Basic care' },
    guidance: {
      sv: 'Mat, sömn, kläder, vård: vem ser till det, och hur?',
      en: 'Food, sleep, clothes, health: who sees to it, and how?',
    },
  },
  safety: {
    heading: { sv: 'Säkerhet', en: 'Safety' },
    guidance: {
      sv: 'Är barnet tryggt hemma, ute och på nätet? Vem skyddar?',
      en: 'Is the child safe at home, outside and online? Who protects?',
    },
  },
  emotional_availability: {
    heading: { sv: 'Känslomässig tillgänglighet', en: 'Emotional availability' },
    guidance: {
      sv: 'Hur tar föräldrarna emot det barnet känner?',
      en: 'How do the parents receive what the child feels?',
    },
  },
  stimulation_and_guidance: {
    heading: { sv: 'Stimulans och vägledning', en: 'Stimulation and guidance' },
    guidance: {
      sv: 'Hur hjälper föräldrarna barnet att lära, leka och klara gränser?',
      en: 'How do the parents help the child to learn, play and keep to limits?',
    },
  },
  family_now: {
    heading: { sv: 'Nuvarande familjesituation', en: 'The family now' },
    guidance: {
      sv: 'Vilka bor ihop? Vad präglar vardagen just nu?',
      en: 'Who live together? What marks everyday life?',
    },
  },
  family_background: {
    heading: { sv: 'Familjebakgrund', en: 'Family background' },
    guidance: {
      sv: 'Vad i familjens historia spelar roll för barnet?',
      en: 'What in the family’s past matters to the child?',
    },
  },
  housing: {
    heading: { sv: 'Boende', en: 'Housing' },
    guidance: {
      sv: 'Hur bor barnet? Finns det plats, ro och trygghet?',
      en: 'How does the child live? Is there room, calm and safety?',
    },
  },
  work_and_economy: {
    heading: { sv: 'Arbete och ekonomi', en: 'Work and economy' },
    guidance: {
      sv: 'Hur påverkar arbete och pengar barnets vardag?',
      en: 'How do work and money affect the child’s everyday life?',
    },
  },
  network_and_integration: {
    heading: { sv: 'Socialt nätverk och integrering', en: 'Social network and integration' },
    guidance: {
      sv: 'Vilka finns runt familjen? Vad hör de till?',
      en: 'Who are around the family? What do they belong to?',
    },
  },
  childs_view: {
    heading: { sv: 'Barnets egen syn', en: 'The child’s own view' },
    guidance: {
      sv: 'Vad vill och tycker barnet? Använd barnets ord. Skriv hur barnet fick berätta.',
      en: 'What does the child want and think? Use the child’s words. Say how the child could tell.',
    },
  },
  why_child_not_heard: {
    heading: { sv: 'Varför barnet inte har hörts', en: 'Why the child was not heard' },
    guidance: {
      sv: 'Hur har ni ändå försökt ta reda på barnets inställning?',
      en: 'How have you still tried to learn the child’s attitude?',
    },
  },
  guardians_view: {
    heading: { sv: 'Vårdnadshavarnas syn', en: 'The guardians’ view' },
    guidance: {
      sv: 'Vad säger var och en av dem? Vad är de överens om?',
      en: 'What does each of them say? What do they agree on?',
    },
  },
  analysis: {
    heading: { sv: 'Analys', en: 'Analysis' },
    guidance: {
      sv: 'Vad betyder det ni vet för barnet? Vad är bäst för barnet, och hur har barnets syn vägts in?',
      en: 'What does what you know mean to the child? What is best for the child, and how was its view weighed?',
    },
  },
  proposal: {
    heading: { sv: 'Förslag', en: 'Proposal' },
    guidance: {
      sv: 'Vad föreslår du, och varför räcker det? Vad händer om inget görs?',
      en: 'What do you propose, and why is it enough? What happens if nothing is done?',
    },
  },
}

export const groupWords: Readonly<Record<SectionGroup, Both>> = {
  reason: { sv: 'Varför vi utreder', en: 'Why we investigate' },
  development: { sv: 'Barnets utveckling', en: 'The child’s development' },
  parenting: { sv: 'Föräldrarnas förmåga', en: 'The parents’ ability' },
  family: { sv: 'Familj och miljö', en: 'Family and environment' },
  views: { sv: 'Vad barnet och vårdnadshavarna säger', en: 'What the child and the guardians say' },
  conclusion: { sv: 'Analys och förslag', en: 'Analysis and proposal' },
}
