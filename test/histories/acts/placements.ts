import * as placements from '#modules/cases/placements/contract.ts'
import { newUuid } from '#test/support/town.ts'
import { ageToday, lawful, type Story, unlawful, versionOf } from '../life.ts'
import { ageAt, plusDays } from '../oracle/calendar.ts'
import { type Case, type Help, openCase, type Placement } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'
import { committeeDecides, hasMet } from './decide.ts'
import { hasConsent } from './help.ts'

type Placed = { readonly of: Case; readonly placed: Placement }

const placedNow = ({ life }: Story): Placed | undefined => {
  const of = openCase(life)
  const placed = of?.placements.find((one) => one.endedOn === null)
  return of && placed ? { of, placed } : undefined
}

const now = (story: Story): Placed => {
  const found = placedNow(story)
  if (!found) throw new Error('the child is not placed')
  return found
}

const ifPlaced =
  (fits: (at: Placed, story: Story) => boolean = () => true) =>
  (story: Story): boolean => {
    const at = placedNow(story)
    return at !== undefined && fits(at, story)
  }

const lastEnd = (of: Case): string =>
  of.placements
    .map((one) => one.endedOn ?? '')
    .toSorted()
    .at(-1) ?? ''

const waits = (story: Story): { of: Case; help: Help } | undefined => {
  const of = openCase(story.life)
  const help = of?.helps.find(
    (one) =>
      one.kind.endsWith('home') &&
      (one.startedOn === null || one.interruptedOn !== null) &&
      one.endedOn === null,
  )
  return of && help && !placedNow(story) ? { of, help } : undefined
}

const ready = (story: Story): { of: Case; help: Help } => {
  const found = waits(story)
  if (!found) throw new Error('nothing is granted')
  return found
}

/** Kin may always be the family home that was granted (SoL 22:1). */
const homesFor = (kind: string): readonly string[] =>
  kind === 'foster_home' ? ['foster_home', 'kinship_care'] : [kind]

const aHome = (story: Story, kinds: readonly string[], not?: string) => {
  const kind = story.chance.pick(kinds)
  const id = (story.life.homes[kind] ?? []).find((one) => one !== not)
  return id === undefined ? undefined : { id, kind }
}

const carrying = (
  story: Story,
  { of, help }: { of: Case; help: Help },
  homeId: string,
  startedOn: string,
) => ({
  caseId: of.id,
  interventionId: help.id,
  id: newUuid(),
  homeId,
  namedWorkerId: story.town.workers.amira,
  startedOn,
  version: versionOf(story, help.id),
})

const laterOf = (a: string, b: string | null): string => (b !== null && b > a ? b : a)

/** LVU 13, SoL 22:13: the same care goes on, after a breakdown under LVU or from one home straight to the next. */
const goesOn = ({ of, help }: { of: Case; help: Help }, today: string): Placement | undefined => {
  const last = of.placements.at(-1)
  if (last?.basis !== help.basis) return undefined
  if (last.endKind === 'breakdown' && help.basis !== 'sol') return last
  return (last.endKind === 'breakdown' || last.endKind === 'other') && last.endedOn === today
    ? last
    : undefined
}

/** SoL 34:1, 22:12: the child comes to the home. */
const carryOut = async (story: Story): Promise<void> => {
  const at = ready(story)
  const { today } = story.life
  const home = aHome(story, homesFor(at.help.kind))
  if (!home) throw new Error('no home')
  const input = carrying(story, at, home.id, today)
  const before = goesOn(at, today)
  await lawful(story, at.of.owner, placements.carryOutPlacement, input)
  if (at.help.interruptedOn === null) at.help.startedOn = today
  else Object.assign(at.help, { interruptedOn: null, resumedOn: today })
  at.of.placements.push({
    id: input.id,
    helpId: at.help.id,
    startedOn: today,
    homeId: home.id,
    homeKind: home.kind,
    homeFrom: today,
    emergencyFrom: home.kind === 'emergency_foster_home' ? today : null,
    // After an interruption the care goes on under the law that it rested on.
    basis: at.help.basis,
    basisFrom: before ? laterOf(before.basisFrom, before.reviewedOn) : today,
    reviewedOn: null,
    custodyConsideredOn: null,
    visitedOn: null,
    planFrom: before && !before.isPlanRevised ? before.planFrom : today,
    isPlanRevised: false,
    isRegionTold: false,
    endedOn: null,
    endKind: null,
    after: null,
    lvuOverOn: null,
  })
}

const helpOf = ({ of, placed }: Placed): Help | undefined => of.helps.find((one) => one.id === placed.helpId)

/** In haste a child whose care is in families may wait in an emergency home (SoL 22:4). */
const homesToMoveTo = (at: Placed, isUrgent: boolean): readonly string[] => {
  const own = homesFor(helpOf(at)?.kind ?? '')
  return isUrgent && !own.includes('residential_care_home') ? [...own, 'emergency_foster_home'] : own
}

const moving = (story: Story, { placed }: Placed, homeId: string, movedOn: string, why: string) => ({
  placementId: placed.id,
  homeId,
  movedOn,
  why,
  reason: 'Barnet behöver ett annat hem.',
  version: versionOf(story, placed.id),
})

/** SoL 22:4, 22:14: another home; the two years begin anew, and who leaves the emergency home leaves its two months. */
const move = async (story: Story): Promise<void> => {
  const at = now(story)
  const { of, placed } = at
  const why = story.chance.pick(['planned', 'breakdown', 'emergency'] as const)
  const home = aHome(story, homesToMoveTo(at, why !== 'planned'), placed.homeId)
  if (!home) return
  const { today } = story.life
  await lawful(story, of.owner, placements.moveToHome, moving(story, at, home.id, today, why))
  Object.assign(placed, {
    homeId: home.id,
    homeKind: home.kind,
    homeFrom: today,
    custodyConsideredOn: null,
    emergencyFrom: home.kind === 'emergency_foster_home' ? (placed.emergencyFrom ?? today) : null,
  })
}

const bases = ['sol', 'lvu_2', 'lvu_3', 'lvu_6'] as const
const tooOldFrom = { sol: 99, lvu_2: 18, lvu_3: 21, lvu_6: 20 } as const

/** SoL 22:13, LVU 13: what the care rests on decides which question is asked. LVU 1, 6: not from a certain age. */
const changeBasis = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  const basis = story.chance.pick(bases.filter((one) => one !== placed.basis))
  const { today } = story.life
  const input = {
    placementId: placed.id,
    legalBasis: basis,
    fromOn: today,
    reason: 'Rätten har beslutat.',
    version: versionOf(story, placed.id),
  }
  if (ageToday(story) >= tooOldFrom[basis])
    return unlawful(story, of.owner, placements.changeLegalBasis, input)
  await lawful(story, of.owner, placements.changeLegalBasis, input)
  // LVU 21 b: compulsory care is over, and a child is followed from that day.
  const isOver = ['lvu_2', 'lvu_3'].includes(placed.basis) && basis === 'sol' && ageToday(story) < 18
  Object.assign(placed, { basis, basisFrom: today, reviewedOn: null, lvuOverOn: isOver ? today : null })
}

const visit = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  const { today } = story.life
  const heldOn = story.chance.isOneIn(3) ? plusDays(today, -story.chance.below(20)) : today
  const input = {
    placementId: placed.id,
    id: newUuid(),
    heldOn,
    what: ['visit', 'child'],
    childAlone: true,
    place: 'I hemmet',
  }
  if (heldOn < placed.startedOn) return unlawful(story, of.owner, placements.noteContact, input)
  await lawful(story, of.owner, placements.noteContact, input)
  if (heldOn > (placed.visitedOn ?? '')) placed.visitedOn = heldOn
}

const tellRegion = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  await lawful(story, of.owner, placements.noteHealthNotice, {
    placementId: placed.id,
    sentOn: story.life.today,
    version: versionOf(story, placed.id),
  })
  placed.isRegionTold = true
}

const revise = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  await lawful(story, of.owner, placements.saveCarePlan, {
    placementId: placed.id,
    specialNeeds: 'Ro',
    familyContact: 'Varannan helg',
    goal: 'Trygghet',
    childView: 'Vill stanna',
    guardianView: 'Går med på det',
    isRevision: true,
    longTermHome: 'Samma hem',
    version: 0,
  })
  placed.isPlanRevised = true
}

const told = { content: 'Vården fortsätter.', reasons: 'Den behövs.', toldNote: 'Parterna har fått allt.' }

/** SoL 22:13, LVU 13: the committee considers the care, or reconsiders it under LVU 3. */
const review = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  const kind = story.chance.pick(['consider_care', 'reconsider_care'] as const)
  await committeeDecides(story, of, { kind, ...told })
  // LVU 13: considering is no reconsideration, and the other way round.
  const asked = { sol: 'consider_care', lvu_2: 'consider_care', lvu_3: 'reconsider_care', lvu_6: '' } as const
  if (asked[placed.basis] === kind) placed.reviewedOn = story.life.today
}

const inFamily = ({ placed }: Placed): boolean => ['foster_home', 'kinship_care'].includes(placed.homeKind)

/** SoL 22:14: the custody question, then every year. */
const considerCustody = async (story: Story): Promise<void> => {
  const { of, placed } = now(story)
  await committeeDecides(story, of, { kind: 'consider_custody_transfer', ...told })
  placed.custodyConsideredOn = story.life.today
}

const followed = ['foster_home', 'kinship_care', 'residential_care_home']

/** SoL 23:2: may be followed, when the board says so. LVU 21 b: must be, when compulsory care under 18 is over. */
const afterwards = (
  { placed }: Placed,
  story: Story,
  { endKind, asked }: { endKind: string; asked: boolean },
) => {
  const isChild = ageAt(story.life.birthOn, story.life.today) < 18
  if (!isChild) return null
  const isOver = ['home_to_parents', 'own_housing'].includes(endKind)
  if ((placed.basis === 'lvu_2' || placed.basis === 'lvu_3') && isOver) return 'followUpAfterLvu'
  return asked && followed.includes(placed.homeKind) ? 'followUpAfterPlacement' : null
}

const ending = (story: Story, { placed }: Placed, endedOn: string) => {
  const endKind = story.chance.pick(['home_to_parents', 'own_housing', 'breakdown', 'other'] as const)
  return {
    placementId: placed.id,
    endedOn,
    endKind,
    reason: 'Barnet flyttar hem.',
    followUp: story.chance.isOneIn(2),
    // SoL 34:1: after a breakdown the decision may still hold, and is to be carried out in another home.
    isInterrupted: endKind === 'breakdown' && story.chance.isOneIn(2),
    version: versionOf(story, placed.id),
  }
}

const end = async (story: Story): Promise<void> => {
  const at = now(story)
  const { today } = story.life
  const input = ending(story, at, today)
  await lawful(story, at.of.owner, placements.endPlacement, input)
  const help = helpOf(at)
  at.placed.endedOn = today
  at.placed.endKind = input.endKind
  if (input.isInterrupted) {
    if (help) Object.assign(help, { interruptedOn: today, basis: at.placed.basis })
    return
  }
  at.placed.after = afterwards(at, story, { endKind: input.endKind, asked: input.followUp })
  if (help) help.endedOn = today
}

const mayCarryOut = (story: Story): boolean => {
  const at = waits(story)
  return at !== undefined && hasConsent(story, at.help) && lastEnd(at.of) <= story.life.today
}

export const placementActs: readonly Act[] = [
  lawfulAct('the child comes to the home', mayCarryOut, carryOut, 12),
  lawfulAct('the child moves to another home', ifPlaced(), move),
  lawfulAct('the care rests on another law', ifPlaced(), changeBasis),
  lawfulAct('the child is visited', ifPlaced(), visit, 3),
  lawfulAct(
    'the region is told',
    ifPlaced(({ placed }) => !placed.isRegionTold),
    tellRegion,
    3,
  ),
  lawfulAct(
    'the care plan is revised',
    ifPlaced(({ placed }) => !placed.isPlanRevised),
    revise,
    1,
  ),
  lawfulAct(
    'the committee considers the care',
    ifPlaced((_, story) => !hasMet(story, 'committee')),
    review,
  ),
  lawfulAct(
    'the committee considers the custody',
    ifPlaced((at, story) => inFamily(at) && !hasMet(story, 'committee')),
    considerCustody,
    1,
  ),
  lawfulAct('the placement ends', ifPlaced(), end),
  unlawfulAct(
    'a child is placed without consent',
    (story) => {
      const at = waits(story)
      return at !== undefined && !hasConsent(story, at.help)
    },
    (story) => {
      const at = ready(story)
      const home = aHome(story, homesFor(at.help.kind))
      return unlawful(
        story,
        at.of.owner,
        placements.carryOutPlacement,
        carrying(story, at, home?.id ?? '', story.life.today),
      )
    },
  ),
  unlawfulAct('a child is placed in a home of another kind', mayCarryOut, (story) => {
    const at = ready(story)
    const other = at.help.kind === 'residential_care_home' ? 'foster_home' : 'residential_care_home'
    const home = aHome(story, [other])
    return unlawful(
      story,
      at.of.owner,
      placements.carryOutPlacement,
      carrying(story, at, home?.id ?? '', story.life.today),
    )
  }),
  unlawfulAct('a child moves to where it lives', ifPlaced(), (story) => {
    const at = now(story)
    return unlawful(
      story,
      at.of.owner,
      placements.moveToHome,
      moving(story, at, at.placed.homeId, story.life.today, 'planned'),
    )
  }),
  unlawfulAct('a placement ends before it began', ifPlaced(), (story) => {
    const at = now(story)
    return unlawful(
      story,
      at.of.owner,
      placements.endPlacement,
      ending(story, at, plusDays(at.placed.startedOn, -1)),
    )
  }),
  unlawfulAct(
    'a placement that has ended is moved',
    ({ life }) => openCase(life)?.placements.some((one) => one.endedOn !== null) ?? false,
    (story) => {
      const of = openCase(story.life)
      const placed = of?.placements.find((one) => one.endedOn !== null)
      if (!of || !placed) throw new Error('nothing has ended')
      const home = aHome(story, ['foster_home'], placed.homeId)
      return unlawful(
        story,
        of.owner,
        placements.moveToHome,
        moving(story, { of, placed }, home?.id ?? '', story.life.today, 'planned'),
      )
    },
  ),
]
