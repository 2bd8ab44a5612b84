import type { HomeKind, RecordKind } from '#modules/cases/homes/contract.ts'
import { enterHome, recordOfHome } from '#modules/cases/homes/contract.ts'
import type { Door } from '../act.ts'
import { clockTime, type Days } from '../days.ts'
import type { Dice } from '../dice.ts'
import type { Worker } from '../organisation.ts'
import type { Tale } from './town.ts'

export const homeKeys = [
  'brynet',
  'udden',
  'lyckan',
  'farmor',
  'fyren',
  'trappan',
  'kullen',
  'hamnen',
  'ekbacken',
  'lyktan',
] as const
export type HomeKey = (typeof homeKeys)[number]
export type Homes = {
  readonly idOf: (key: HomeKey) => string
  readonly entered: () => Tale
  readonly noticeOfMany: (key: HomeKey, ago: number) => Promise<void>
}

type Plan = {
  readonly kind: HomeKind
  readonly name: string
  readonly capacity: number
  readonly contact: string
  readonly place: string
  readonly since: number
  readonly runBy?: 'municipality' | 'private'
  readonly ages?: readonly [number, number]
  readonly note?: string
  readonly records?: readonly RecordKind[]
}

const ofFamily: readonly RecordKind[] = ['suitability', 'extracts', 'contract']

/** One home of each kind and some more, all invented. */
const plans: Readonly<Record<HomeKey, Plan>> = {
  brynet: {
    kind: 'foster_home',
    name: 'Familjehemmet Skogsbrynet',
    capacity: 3,
    contact: 'Berit och Tord Skogsbryn',
    place: 'Lövsångarvägen 4, 100 00 Demostad',
    since: 1_240,
    note: 'Hemmet ligger nära skola och skog. Båda har arbetat som dagbarnvårdare. Referenserna beskriver dem som lugna och envisa.',
  },
  udden: {
    kind: 'foster_home',
    name: 'Familjehemmet Björkudden',
    capacity: 2,
    contact: 'Anita Björkudd',
    place: 'Strandvägen 18, 100 00 Demostad',
    since: 420,
    note: 'Ensamstående med egen vuxen dotter på orten. Van vid barn som har svårt att sova. Har plats för två.',
  },
  lyckan: {
    kind: 'foster_home',
    name: 'Familjehemmet Ängslyckan',
    capacity: 5,
    contact: 'Maj-Lis och Omar Ängslycka',
    place: 'Åkervägen 2, 100 00 Demostad',
    since: 420,
    note: 'Stort hus på landet, båda är hemma på dagarna. Hemmet tar gärna emot syskon. Fler än tre barn kräver egen bedömning varje gång.',
  },
  farmor: {
    kind: 'kinship_care',
    name: 'Farmor Rut Prästkrage',
    capacity: 1,
    contact: 'Rut Prästkrage',
    place: 'Kyrkbacken 7, 100 00 Demostad',
    since: 240,
    note: 'Barnet har bott hos sin farmor om somrarna. Hon är frisk och har stöd av en granne. Kontakten med föräldrarna är ansträngd men fungerar.',
  },
  fyren: {
    kind: 'emergency_foster_home',
    name: 'Jourhemmet Fyren',
    capacity: 3,
    contact: 'Lena och Joel Fyrvaktare',
    place: 'Hamngatan 30, 100 00 Demostad',
    since: 420,
    note: 'Tar emot med två timmars varsel, dygnet runt. Har haft jourhemsuppdrag i sex år.',
  },
  trappan: {
    kind: 'supported_housing',
    name: 'Stödboendet Trappan',
    capacity: 8,
    contact: 'Föreståndare Ingela Trappsteg',
    place: 'Stationsgatan 11, 100 00 Demostad',
    since: 420,
    runBy: 'municipality',
    ages: [16, 21],
    records: [],
  },
  kullen: {
    kind: 'residential_care_home',
    name: 'HVB Kullen',
    capacity: 6,
    contact: 'Föreståndare Pia Backkrön',
    place: 'Kullen 1, 100 00 Demostad',
    since: 420,
    runBy: 'private',
    ages: [12, 18],
    records: ['licence'],
  },
  hamnen: {
    kind: 'shelter',
    name: 'Skyddade boendet Hamnen',
    capacity: 4,
    contact: 'Jourtelefon dygnet runt',
    place: 'Adressen är hemlig',
    since: 240,
    runBy: 'private',
    records: ['licence'],
  },
  ekbacken: {
    kind: 'secure_youth_home',
    name: 'Särskilda ungdomshemmet Ekbacken',
    capacity: 12,
    contact: 'Vakthavande',
    place: 'Ekbacken 100, 100 00 Demostad',
    since: 420,
    records: [],
  },
  /** Looked into, and neither the extracts nor the contract are there: nobody can be placed in it. */
  lyktan: {
    kind: 'foster_home',
    name: 'Familjehemmet Lyktan',
    capacity: 2,
    contact: 'Stina Lykta',
    place: 'Lyktgränd 3, 100 00 Demostad',
    since: 21,
    note: 'Tre samtal och två hembesök. Hemmet bedöms kunna ta emot ett barn i skolåldern.',
    records: ['suitability'],
  },
}

type Maker = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly by: Worker
}

export const homesOf = ({ door, dice, days, by }: Maker): Homes => {
  const ids = new Map(homeKeys.map((key) => [key, dice.id(days.today)]))
  const idOf = (key: HomeKey): string => ids.get(key) ?? ''
  const enter = async (key: HomeKey, plan: Plan): Promise<void> => {
    const at = clockTime(days.ago(days.office(plan.since)), 9, 0)
    const madeOn = days.ago(days.office(plan.since))
    const home = {
      id: idOf(key),
      kind: plan.kind,
      name: plan.name,
      runBy: plan.runBy ?? null,
      municipality: 'Demokommunen',
      capacity: plan.capacity,
      ageFrom: plan.ages?.[0] ?? null,
      ageBelow: plan.ages?.[1] ?? null,
      contact: { contactName: plan.contact, phone: '070-174 06 50', email: '', address: plan.place },
    }
    await door.act(by, enterHome, home, at)
    for (const kind of plan.records ?? ofFamily) {
      const looked = {
        conclusion: 'suitable' as const,
        madeBy: 'Demokommunens familjehemsgrupp',
        note: plan.note ?? '',
      }
      const input = {
        homeId: home.id,
        id: dice.id(madeOn),
        kind,
        madeOn,
        ...(kind === 'suitability' ? looked : {}),
      }
      await door.act(by, recordOfHome, input, at)
    }
  }
  return {
    idOf,
    noticeOfMany: async (key, ago) => {
      const madeOn = days.ago(days.office(ago))
      const input = { homeId: idOf(key), id: dice.id(madeOn), kind: 'over_three_notice' as const, madeOn }
      await door.act(by, recordOfHome, input, clockTime(madeOn, 12, 0))
    },
    entered: async function* () {
      for (const key of homeKeys.toSorted((a, b) => plans[b].since - plans[a].since)) {
        yield plans[key].since
        await enter(key, plans[key])
      }
    },
  }
}
