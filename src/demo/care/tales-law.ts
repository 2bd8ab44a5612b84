import * as steps from '../open/case-steps.ts'
import { planHelp, startHelp } from '../open/help-steps.ts'
import * as notes from '../open/note-steps.ts'
import {
  byChair,
  byCommittee,
  byCommitteeEach,
  byDelegate,
  investigate,
  openCase,
  type Words,
} from './case.ts'
import { begin, course, goOn, told } from './courses.ts'
import { moveIn, planCare, tellRegion, visit } from './placed.ts'
import { fosterCare } from './tales-placed.ts'
import type { CareTown, Tale } from './town.ts'

/** LVU 6–9: immediate custody by the chair, before the court, with its days. */
const custody = async function* (town: CareTown): Tale {
  const openedAgo = 72
  const it = yield* openCase(town, {
    familyName: 'Järnek',
    age: 13,
    guardians: 2,
    owner: 'amira',
    coworker: 'bo',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 40)
  const nearest = town.board.day('committee', 7)
  const meeting = nearest > 1 ? nearest : nearest + 14
  const from = town.days.office(meeting + 17)
  yield* byChair(
    it,
    {
      kind: 'immediate_custody',
      content: '{B} omhändertas omedelbart enligt 6 § LVU.',
      reasons:
        'Det är sannolikt att {B} behöver vård med stöd av 2 § LVU. {B} har visat blåmärken för skolsköterskan och är rädd för att gå hem. Rättens beslut kan inte avvaktas.',
      legalBasis: 'lvu_2',
    },
    from,
  )
  yield from
  await goOn(it, 'lvuCare', { step: 'enforced', ago: from })
  yield* course(it, 'lvuCare', [
    ['submittedToCourt', from - 4],
    ['courtConfirmed', meeting + 9],
  ])
  const application: Words = {
    kind: 'apply_for_compulsory_care',
    content: 'Nämnden ansöker hos förvaltningsrätten om vård av {B} enligt 2 § LVU.',
    reasons: 'Bristerna i omsorgen är allvarliga, och {V} samtycker inte till den vård som {B} behöver.',
    legalBasis: 'lvu_2',
    ...told(town, meeting + 9),
  }
  const home = fosterCare('Jourhemmet Fyren', {
    content: '{B} ska under omhändertagandet vistas i jourhem.',
    reasons: 'Jourhemmet ligger nära skolan. {B} har bott där sedan omhändertagandet verkställdes.',
    interventionKind: 'emergency_foster_home',
    legalBasis: 'lvu_6',
  })
  yield* byCommitteeEach(
    town,
    [
      [it, application],
      [it, home],
    ],
    meeting,
  )
  yield* course(it, 'lvuCare', [['careApplied', meeting - 1]])
  yield meeting - 1
  const placed = await moveIn(town, it, { ago: meeting - 1, home: 'fyren' })
  await tellRegion(placed, meeting - 1)
  await planCare(placed, meeting - 1)
  const seen = Math.max(0, meeting - 3)
  yield seen
  await visit(placed, seen)
}

/** LVU 5: the judgment is final and the care has not begun. */
const judged = async function* (town: CareTown): Tale {
  const openedAgo = 118
  const it = yield* openCase(town, {
    familyName: 'Tusensköna',
    age: 16,
    guardians: 1,
    owner: 'karl',
    coworker: 'lovisa',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 80)
  const decided = yield* byCommittee(
    town,
    it,
    {
      kind: 'apply_for_compulsory_care',
      content: 'Nämnden ansöker hos förvaltningsrätten om vård av {B} enligt 3 § LVU.',
      reasons:
        '{B} håller sig undan sedan augusti och utsätter sig för påtaglig risk. Frivilliga insatser har prövats.',
      legalBasis: 'lvu_3',
      ...told(town, 90),
    },
    74,
  )
  const appliedAgo = decided - 2
  yield appliedAgo
  await begin(it, 'lvuCare', { step: 'careApplied', ago: appliedAgo })
  yield* course(it, 'lvuCare', [
    ['granted', appliedAgo - 20],
    ['judgmentFinal', appliedAgo - 48],
  ])
  yield 4
  await notes.writeNote(it, { kind: 'phone_call', ago: 4 })
}

/** LVU 22: help without consent, reconsidered within six months; the help is a qualified contact person. */
const preventive = async function* (town: CareTown): Tale {
  const openedAgo = 200
  const it = yield* openCase(town, {
    familyName: 'Smörblomma',
    age: 16,
    guardians: 1,
    owner: 'jamila',
    coworker: 'karl',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 140)
  yield* byCommittee(
    town,
    it,
    {
      kind: 'preventive_measures',
      content: '{B} ska ha en särskilt kvalificerad kontaktperson enligt 22 § LVU.',
      reasons: '{B} kommer att behöva vård enligt 3 § LVU om inget görs, och samtycke saknas.',
      ...told(town, 150),
    },
    126,
  )
  const granted = yield* byCommittee(
    town,
    it,
    {
      kind: 'grant_contact_person',
      content: '{B} får en särskilt kvalificerad kontaktperson.',
      reasons:
        'Kontaktpersonen har erfarenhet av unga som har begått brott och kan träffa {B} fyra gånger i veckan.',
      interventionKind: 'qualified_contact_person',
      interventionName: 'Särskilt kvalificerad kontaktperson',
      legalBasis: 'lvu_22',
      riskBehaviour: true,
    },
    112,
  )
  yield granted - 6
  await startHelp(it, granted - 6)
  await planHelp(it, { ago: granted - 8, months: 6 })
}

/** FL 12: half a year has gone and the party demands a decision. */
const slow = async function* (town: CareTown): Tale {
  const openedAgo = 206
  const it = yield* openCase(town, {
    familyName: 'Slåttergubbe',
    age: 12,
    guardians: 1,
    owner: 'fanny',
    coworker: 'goran',
    openedAgo,
    children: (child) => ({ ...child, number: undefined, hasReserve: true }),
  })
  yield openedAgo - 1
  await begin(it, 'slowness', { step: 'partyBegan', ago: openedAgo - 1 })
  yield* investigate(it, openedAgo, 60)
  yield 98
  await steps.extendTime(it, it.lead, { ago: 98, months: 4 })
  yield 12
  await goOn(it, 'slowness', { step: 'demanded', ago: 12, note: '{V} begär i brev att ärendet avgörs.' })
}

/** SoL 18:8: youth service after a judgment, and a plan with the region (SoL 10:8). */
const youthService = async function* (town: CareTown): Tale {
  const openedAgo = 104
  const it = yield* openCase(town, {
    familyName: 'Nattviol',
    age: 17,
    guardians: 1,
    owner: 'amira',
    coworker: 'hodan',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 50)
  yield 34
  await begin(it, 'youthService', { step: 'judgmentFinal', ago: 34, note: 'Tingsrättens dom, 60 timmar.' })
  yield* byDelegate(
    it,
    {
      kind: 'grant_open_care',
      content: '{B} ska göra ungdomstjänst i 60 timmar.',
      reasons: 'Domen har fått laga kraft. {B} har själv valt platsen.',
      interventionKind: 'youth_service',
      interventionName: 'Ungdomstjänst, 60 timmar',
    },
    28,
    it.owner,
  )
  yield 0
  await begin(it, 'sip', {
    step: 'needKnown',
    ago: 0,
    note: '{B} och {V} vill ha en gemensam plan med barn- och ungdomspsykiatrin.',
  })
}

export const lawTales = [custody, judged, preventive, slow, youthService] as const
