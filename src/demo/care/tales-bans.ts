import { chooseConsentGround } from '#modules/cases/consent/contract.ts'
import { byChair, byCommittee, type Child, investigate, openCase, type Words } from './case.ts'
import { begin, course, goOn, told } from './courses.ts'
import { followCare, moveIn, visit } from './placed.ts'
import { fosterCare } from './tales-placed.ts'
import type { CareTown, Tale } from './town.ts'

/** LVU 24–28: a temporary ban on moving the child, and then the court's. The child lives with its grandmother. */
const movingBan = async function* (town: CareTown): Tale {
  const openedAgo = 236
  const it = yield* openCase(town, {
    familyName: 'Prästkrage',
    age: 7,
    guardians: 1,
    owner: 'eva',
    coworker: 'lovisa',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 185)
  const granted = yield* byCommittee(
    town,
    it,
    fosterCare('Farmor Rut Prästkrage', {
      interventionKind: 'kinship_care',
      reasons: '{B} kan bo hos sin farmor, som {han} känner väl. Det är det minst ingripande som räcker.',
    }),
    176,
  )
  yield granted - 4
  const placed = await moveIn(town, it, { ago: granted - 4, home: 'farmor' })
  yield* followCare(town, placed, { from: granted - 4, until: 155 })
  yield* banCourse(town, it, {
    temporary: 'temporaryMovingBan',
    final: 'movingBan',
    words: {
      kind: 'temporary_moving_ban',
      content: '{B} får tills vidare inte flyttas från sin farmor.',
      reasons:
        '{V} har sagt att {hen} hämtar {B} i helgen. Det finns risk att {B} skadas om {han} skiljs från hemmet nu.',
    },
    after: {
      kind: 'moving_ban',
      content: 'Nämnden ansöker om flyttningsförbud för {B}.',
      reasons: 'Risken består. {B} behöver tid att förbereda en flytt.',
    },
    from: 150,
  })
  yield 60
  await visit(placed, 60)
  yield* byCommittee(
    town,
    it,
    {
      kind: 'moving_ban',
      content: 'Flyttningsförbudet för {B} behövs fortfarande.',
      reasons: 'Övervägandet visar att risken består. {V} har inte tackat ja till samtal.',
      ...told(town, 50),
    },
    38,
  )
}

const banCourse = async function* (
  town: CareTown,
  it: Child,
  ban: {
    temporary: 'temporaryMovingBan' | 'temporaryExitBan'
    final: 'movingBan' | 'exitBan'
    words: Words
    after: Words
    from: number
  },
): Tale {
  const meeting = town.board.day('committee', ban.from)
  const from = town.days.office(meeting + 12)
  yield* byChair(it, ban.words, from)
  yield* course(it, ban.temporary, [
    ['submittedToCourt', from - 4],
    ['courtConfirmed', from - 9],
  ])
  yield* byCommittee(town, it, { ...ban.after, ...told(town, from) }, meeting)
  const applied = meeting - 1
  yield* course(it, ban.temporary, [
    ['applied', applied],
    ['granted', applied - 13],
  ])
  await begin(it, ban.final, { step: 'granted', ago: applied - 13 })
}

/** LVU 31 a–d: the child may not leave Sweden. */
const exitBan = async function* (town: CareTown): Tale {
  const openedAgo = 112
  const it = yield* openCase(town, {
    familyName: 'Liljekonvalj',
    age: 14,
    guardians: 2,
    owner: 'nikola',
    coworker: 'jamila',
    openedAgo,
    guardian: (one) => ({
      ...one,
      kind: 'coordination' as const,
      certainty: 'uncertain' as const,
      number: town.book.take({ birthOn: one.birthOn, sex: one.sex, kind: 'coordination' }),
    }),
  })
  yield* investigate(it, openedAgo, 80)
  yield* banCourse(town, it, {
    temporary: 'temporaryExitBan',
    final: 'exitBan',
    words: {
      kind: 'temporary_exit_ban',
      content: '{B} får tills vidare inte lämna Sverige.',
      reasons:
        '{B} har berättat för skolkuratorn att {han} ska resa på lördag för att giftas bort. Biljetterna är köpta.',
    },
    after: {
      kind: 'exit_ban',
      content: 'Nämnden ansöker om utreseförbud för {B}.',
      reasons: 'Det finns en påtaglig risk att {B} förs utomlands i syfte att ingå äktenskap.',
    },
    from: 74,
  })
}

/** Lag (2024:79): a child in a shelter with one guardian, without the other's consent. */
const shelter = async function* (town: CareTown): Tale {
  const openedAgo = 96
  const it = yield* openCase(town, {
    familyName: 'Midsommar',
    age: 5,
    guardians: 2,
    owner: 'hodan',
    coworker: 'cilla',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 62)
  const from = town.days.office(58)
  yield* byChair(
    it,
    {
      kind: 'shelter_without_consent',
      content: '{B} ska utan den andra vårdnadshavarens samtycke vara i skyddat boende med {V}.',
      reasons: '{V} och {B} har flytt från hemmet. Rättens beslut kan inte avvaktas.',
    },
    from,
  )
  yield from
  await begin(it, 'shelter', { step: 'urgentDecided', ago: from })
  yield* byChair(
    it,
    {
      kind: 'grant_residential_care',
      content: '{B} får vara i skyddat boende tillsammans med {V}.',
      reasons: 'Behovet av skydd är akut.',
      interventionKind: 'shelter',
      interventionName: 'Skyddat boende',
      legalBasis: 'shelter_act',
    },
    from,
  )
  await agreeForOne(it, from)
  const placed = await moveIn(town, it, { ago: from - 1, home: 'hamnen', isHidden: true })
  await goOn(it, 'shelter', { step: 'placed', ago: from - 1 })
  yield* course(it, 'shelter', [
    ['submittedToCourt', from - 4],
    ['courtConfirmed', from - 9],
    ['applied', from - 20],
  ])
  yield from - 22
  await begin(it, 'shelterContactRestriction', { step: 'decided', ago: from - 22 })
  yield* course(it, 'shelter', [['granted', from - 31]])
  yield* followCare(town, placed, { from: from - 32, until: 10 })
}

/** The paragraph that takes the place of the other guardian's consent. */
const agreeForOne = async (it: Child, ago: number): Promise<void> => {
  const { scene, caseId, owner } = it
  const other = scene.family.guardians[1]
  const granted = it.view?.interventions.find((one) => one.startedOn === null)
  if (other === undefined || granted === undefined) throw new Error('nobody to do without')
  const input = {
    caseId,
    id: scene.dice.id(scene.days.ago(ago)),
    interventionId: granted.id,
    ground: 'shelter_without_other' as const,
    personId: other.id,
    decidedOn: scene.days.ago(scene.days.office(ago)),
    reference: 'Ordförandens beslut, delges nästa nämnd',
  }
  await scene.act(owner, chooseConsentGround, input, scene.moment(ago))
}

export const banTales = [movingBan, exitBan, shelter] as const
