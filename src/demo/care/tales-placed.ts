import * as notes from '../open/note-steps.ts'
import {
  byCommittee,
  byCommitteeEach,
  byDelegate,
  type Child,
  forNextMeeting,
  investigate,
  openCase,
  openCases,
  type Words,
} from './case.ts'
import type { HomeKey } from './homes.ts'
import {
  endCare,
  followCare,
  moveHome,
  moveIn,
  type Placed,
  planCare,
  review,
  reviewComing,
  visit,
} from './placed.ts'
import { type CareTown, sideBySide, type Tale } from './town.ts'

export const kinship =
  'Släkten är tillfrågad. En moster vill träffa barnet ofta men kan inte ta emot barnet i sitt hem.'

export const fosterCare = (name: string, more: Partial<Words> = {}): Words => ({
  kind: 'grant_foster_care',
  content: '{B} får vård i familjehem.',
  reasons:
    'Stöd i hemmet har prövats och räcker inte. {B} behöver en trygg vardag nu, och {V} samtycker. {B} har fått säga sin mening.',
  interventionKind: 'foster_home',
  interventionName: name,
  kinship,
  ...more,
})

type Order = {
  readonly familyName: string
  readonly age: number
  readonly owner: string
  readonly coworker: string
  readonly openedAgo: number
  readonly words: Words
  readonly home: HomeKey
  readonly guardians?: 1 | 2
  /** A manager decides instead of the committee. */
  readonly byManager?: true
  readonly isHidden?: boolean
}

const daysToDecide = 84

/** From the report to the day on which the child moves in. */
export const place = async function* (
  town: CareTown,
  { words, home, byManager, isHidden = false, ...order }: Order,
): Tale<{ placed: Placed; movedIn: number }> {
  const it = yield* openCase(town, order)
  const decidedAgo = yield* decideCare(town, it, {
    from: order.openedAgo,
    words,
    byManager: byManager === true,
  })
  const movedIn = decidedAgo - 5
  yield movedIn
  return { placed: await moveIn(town, it, { ago: movedIn, home, isHidden }), movedIn }
}

const decideCare = async function* (
  town: CareTown,
  it: Child,
  { from, words, byManager }: { from: number; words: Words; byManager: boolean },
): Tale<number> {
  const about = from - daysToDecide
  yield* investigate(it, from, about + 24)
  if (!byManager) return yield* byCommittee(town, it, words, about)
  yield* byDelegate(it, words, about, it.manager)
  return about
}

/** Three years in one family home: considered every half year, the custody question asked and coming again. */
const threeYears = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Gullviva',
    age: 11,
    owner: 'bo',
    coworker: 'amira',
    openedAgo: 1_200,
    words: fosterCare('Familjehemmet Skogsbrynet'),
    home: 'brynet',
  })
  const custodyAbout = town.board.day('committee', movedIn - 715)
  const yearlyAbout = town.board.day('committee', custodyAbout - 350)
  yield* followCare(town, placed, {
    from: movedIn,
    until: 3,
    kind: 'consider_care',
    late: 6,
    more: [
      {
        ago: custodyAbout + 9,
        tell: () => review(town, placed, { kind: 'consider_custody_transfer', about: custodyAbout }),
      },
      {
        ago: yearlyAbout + 9,
        tell: () => review(town, placed, { kind: 'consider_custody_transfer', about: yearlyAbout }),
      },
      {
        ago: movedIn - 722,
        act: (ago) => planCare(placed, ago, true),
      },
    ],
  })
}

/** Two sisters or brothers, each in a home of its own. */
const siblingsInTwoHomes = async function* (town: CareTown): Tale {
  const openedAgo = 396
  const children = yield* openCases(town, {
    familyName: 'Rallarros',
    ages: [12, 8],
    guardians: 1,
    owner: 'eva',
    coworker: 'jamila',
    openedAgo,
  })
  for (const it of children) yield* investigate(it, openedAgo, openedAgo - 60)
  const homes: readonly HomeKey[] = ['udden', 'lyckan']
  const names = ['Familjehemmet Björkudden', 'Familjehemmet Ängslyckan']
  const reasons =
    'Syskonen bör bo nära varandra, men inget hem har kunnat ta emot båda. Hemmen ligger i samma skolområde, och barnen träffas varje vecka.'
  const decided = yield* byCommitteeEach(
    town,
    children.map((it, nth) => [it, fosterCare(names[nth] ?? '', { reasons })] as const),
    openedAgo - 84,
  )
  const movedIn = decided - 5
  yield movedIn
  const placed: Placed[] = []
  for (const [nth, it] of children.entries())
    placed.push(await moveIn(town, it, { ago: movedIn, home: homes[nth] ?? 'lyckan' }))
  yield* sideBySide(
    placed.map((one) => followCare(town, one, { from: movedIn, until: 30, kind: 'consider_care' })),
  )
  for (const one of placed.slice(0, 1)) yield* reviewComing(town, one, { kind: 'consider_care', ago: 6 })
}

/** Three siblings come to the home where a fourth child lives: IVO is told (SoF 16:2). */
const moreThanThree = async function* (town: CareTown): Tale {
  const openedAgo = 186
  const children = yield* openCases(town, {
    familyName: 'Bergsyra',
    ages: [10, 8, 6],
    guardians: 1,
    owner: 'lovisa',
    coworker: 'karl',
    openedAgo,
  })
  for (const it of children) yield* investigate(it, openedAgo, openedAgo - 60)
  const words = fosterCare('Familjehemmet Ängslyckan')
  const decided = yield* byCommitteeEach(
    town,
    children.map((it) => [it, words] as const),
    openedAgo - 84,
  )
  const movedIn = decided - 6
  yield movedIn
  const placed: Placed[] = []
  for (const it of children) placed.push(await moveIn(town, it, { ago: movedIn, home: 'lyckan' }))
  yield movedIn - 2
  await town.homes.noticeOfMany('lyckan', movedIn - 2)
  yield* sideBySide(placed.map((one) => followCare(town, one, { from: movedIn - 3, until: movedIn - 40 })))
}

/** SoL 22:4: two months in an emergency home are soon over. */
const emergencyHome = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Björnloka',
    age: 6,
    guardians: 1,
    owner: 'goran',
    coworker: 'bo',
    openedAgo: 146,
    words: fosterCare('Jourhemmet Fyren', {
      content: '{B} får vård i jourhem.',
      interventionKind: 'emergency_foster_home',
    }),
    home: 'fyren',
  })
  yield* followCare(town, placed, { from: movedIn, until: 6 })
}

/** LVU 2, with restricted contact and an address that the guardian may not know. */
const restrictedContact = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Vitsippa',
    age: 9,
    guardians: 1,
    owner: 'jamila',
    coworker: 'eva',
    openedAgo: 560,
    words: fosterCare('Familjehemmet Skogsbrynet', { legalBasis: 'lvu_2', kinship }),
    home: 'brynet',
    isHidden: true,
  })
  const { it } = placed
  const restriction: Words = {
    kind: 'contact_restriction',
    content: '{V} får träffa {B} en timme varannan vecka med kontaktperson. Telefonkontakt är inte tillåten.',
    reasons:
      'Vid de senaste umgängena har {V} talat om att hämta {B}. {B} har sedan inte kunnat sova. Begränsningen är den minsta som räcker.',
    toldOn: town.days.ago(95),
  }
  const todos = { from: movedIn, until: 90, kind: 'consider_care' as const }
  yield* followCare(town, placed, todos)
  yield* byCommittee(town, it, restriction, 84)
  yield 40
  await visit(placed, 40)
  yield* forReview(town, it, restriction)
}

const forReview = async function* (town: CareTown, it: Child, words: Words): Tale {
  yield* forNextMeeting(
    town,
    it,
    { ...words, content: `Begränsningen ska fortsätta. ${words.content ?? ''}` },
    { ago: 5, nth: 1, speaks: true },
  )
}

/** LVU 3: first a home for care, then a home of the state; the board reconsiders (LVU 13). */
const homeOfTheState = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Åkervinda',
    age: 17,
    guardians: 1,
    owner: 'lovisa',
    coworker: 'nikola',
    openedAgo: 316,
    words: {
      kind: 'grant_residential_care',
      content: '{B} får vård i särskilt ungdomshem.',
      reasons:
        '{Bs} eget beteende innebär en påtaglig risk för {hans} hälsa och utveckling. Öppnare vård har prövats två gånger.',
      interventionKind: 'secure_youth_home',
      interventionName: 'Särskilda ungdomshemmet Ekbacken',
      legalBasis: 'lvu_3',
      kinship,
    },
    home: 'ekbacken',
  })
  yield* followCare(town, placed, { from: movedIn, until: 15, kind: 'reconsider_care' })
}

/** A home for care, with consent; the young person has gone home and is followed (SoL 23:2). */
const backFromResidentialCare = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Kungsljus',
    age: 15,
    guardians: 1,
    owner: 'nikola',
    coworker: 'lovisa',
    openedAgo: 330,
    words: {
      kind: 'grant_residential_care',
      content: '{B} får vård på HVB Kullen.',
      reasons: '{B} och {V} ber om hjälp. Utredningen visar att behandling dygnet runt behövs under en tid.',
      interventionKind: 'residential_care_home',
      interventionName: 'HVB Kullen',
      kinship,
    },
    home: 'kullen',
    byManager: true,
  })
  yield* followCare(town, placed, { from: movedIn, until: 70, kind: 'consider_care' })
  yield 52
  await endCare(placed, {
    ago: 52,
    endKind: 'home_to_parents',
    reason: 'Behandlingen är genomförd. {B} flyttar hem till {V} med stöd av skolan.',
    followUp: true,
  })
}

/** After care under LVU 2 a child who goes home is always followed (LVU 21 b). */
const backFromLvu = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Lungört',
    age: 7,
    guardians: 1,
    owner: 'eva',
    coworker: 'jamila',
    openedAgo: 410,
    words: fosterCare('Familjehemmet Skogsbrynet', { legalBasis: 'lvu_2' }),
    home: 'brynet',
  })
  yield* followCare(town, placed, { from: movedIn, until: movedIn - 50 })
  yield movedIn - 56
  await moveHome(town, placed, { ago: movedIn - 56, home: 'udden' })
  yield* followCare(town, placed, { from: movedIn - 57, until: 70, kind: 'consider_care' })
  yield 45
  await endCare(placed, {
    ago: 45,
    endKind: 'home_to_parents',
    reason: 'Nämnden har beslutat att vården ska upphöra. {V} har bostad och stöd, och {B} vill hem.',
  })
  await notes.writeNote(placed.it, { kind: 'phone_call', ago: 20 })
}

/** SoL 9:3: from 16, at 16 and 17 only for special reasons. */
const supportedHousing = async function* (town: CareTown): Tale {
  const { placed, movedIn } = yield* place(town, {
    familyName: 'Blåklocka',
    age: 17,
    guardians: 1,
    owner: 'karl',
    coworker: 'nikola',
    openedAgo: 168,
    words: {
      kind: 'grant_residential_care',
      content: '{B} får bo på Stödboendet Trappan.',
      reasons:
        '{B} klarar sin vardag själv men kan inte bo hemma. Det finns särskilda skäl: {han} fyller snart arton, går i skolan varje dag och vill inte bo i en familj.',
      interventionKind: 'supported_housing',
      interventionName: 'Stödboendet Trappan',
      specialReasons: true,
      kinship,
    },
    home: 'trappan',
    byManager: true,
  })
  yield* followCare(town, placed, { from: movedIn, until: 8 })
}

/** Care that the committee takes up at its next meeting. */
const onTheAgenda = async function* (town: CareTown): Tale {
  const openedAgo = 62
  const it = yield* openCase(town, {
    familyName: 'Ögontröst',
    age: 9,
    guardians: 1,
    owner: 'amira',
    coworker: 'bo',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 16)
  yield* forNextMeeting(town, it, fosterCare('Familjehemmet Skogsbrynet'), { ago: 4, speaks: true })
}

export const placedTales = [
  onTheAgenda,
  threeYears,
  siblingsInTwoHomes,
  moreThanThree,
  emergencyHome,
  restrictedContact,
  homeOfTheState,
  backFromResidentialCare,
  backFromLvu,
  supportedHousing,
] as const
