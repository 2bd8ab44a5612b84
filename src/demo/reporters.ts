import type { Dice } from './dice.ts'
import { familyName, grownName, phone } from './names.ts'

/** Who reports, with the categories of SoL 19:1 and 19:4, and how often in a hundred. */
const kinds = [
  {
    share: 34,
    category: 'school',
    organisations: [
      'Lärkskolan',
      'Tallbackens skola',
      'Norra skolan',
      'Förskolan Fjärilen',
      'Förskolan Kotten',
    ],
    relation: 'Rektor',
  },
  {
    share: 18,
    category: 'health_and_dental',
    organisations: [
      'Vårdcentralen Linden',
      'Barnavårdscentralen Måsen',
      'Folktandvården Demostad',
      'Barn- och ungdomspsykiatrin',
    ],
    relation: 'Behandlar barnet',
  },
  {
    share: 17,
    category: 'police',
    organisations: ['Polisen, ungdomsgruppen', 'Polisen, yttre befäl'],
    relation: 'Ingripande på adressen',
  },
  {
    share: 8,
    category: 'social_services',
    organisations: ['Socialjouren', 'Försörjningsstöd', 'Fältgruppen'],
    relation: 'I tjänsten',
  },
  {
    share: 3,
    category: 'private_professional',
    organisations: ['Familjecoachen i Demostad'],
    relation: 'Samtalskontakt',
  },
  { share: 11, category: 'private', organisations: [''], relation: 'Granne' },
  { share: 5, category: 'anonymous', organisations: [''], relation: '' },
  { share: 4, category: 'guardian', organisations: [''], relation: 'Förälder' },
] as const

export type Reporter = {
  readonly category: (typeof kinds)[number]['category']
  readonly name: string
  readonly organisation: string
  readonly phone: string
  readonly relation: string
}

const whole = kinds.reduce((sum, { share }) => sum + share, 0)

export const reporterFor = (dice: Dice): Reporter => {
  let left = dice.int(1, whole)
  const kind = kinds.find(({ share }) => (left -= share) <= 0) ?? kinds[0]
  const isNamed = kind.category !== 'anonymous'
  return {
    category: kind.category,
    name: isNamed ? `${grownName(dice, dice.chance(0.7) ? 'girl' : 'boy')} ${familyName(dice)}` : '',
    organisation: dice.pick<string>(kind.organisations),
    phone: isNamed ? phone(dice) : '',
    relation: kind.relation,
  }
}

/** SoL 19:6 gives the answer to those who must report. */
export const isMandated = ({ category }: Reporter): boolean =>
  category !== 'private' && category !== 'anonymous' && category !== 'guardian'
