import { noteConsent, readConsents } from '#modules/cases/consent/contract.ts'
import { noteMove, requestTransfer, stepTransfer } from '#modules/cases/transfers/contract.ts'
import { readTransfers } from '#modules/cases/transfers/contract.ts'
import { confirmMerge, proposeMerge } from '#modules/people/merge/contract.ts'
import { registerNewPerson } from '#modules/people/contract.ts'
import { registerAppeal } from '#modules/decisions/appeals/contract.ts'
import { noteReplies, sendLetters } from '../open/case-steps.ts'
import { askToDecide, decide, planHelp, propose, serve, startHelp } from '../open/help-steps.ts'
import { byDelegate, type Child, investigate, openCase, proposeWords, type Words } from './case.ts'
import type { CareTown, Tale } from './town.ts'

type Given = {
  readonly familyName: string
  readonly age: number
  readonly owner: string
  readonly coworker: string
  readonly openedAgo: number
  readonly words: Words
  readonly guardians?: 1 | 2
}

const help = (
  kind: NonNullable<Words['interventionKind']>,
  name: string,
  more: Partial<Words> = {},
): Words => ({
  kind: 'grant_open_care',
  content: `{B} får ${name.toLowerCase()}.`,
  reasons:
    '{B} och {V} behöver stöd i vardagen och är överens om vilket. Insatsen är den minst ingripande som räcker.',
  interventionKind: kind,
  interventionName: name,
  ...more,
})

const daysToDecide = 70

/** Investigated and granted; who decides follows from the kind. */
const granted = async function* (town: CareTown, { words, ...order }: Given): Tale<Child> {
  const it = yield* openCase(town, order)
  const decided = order.openedAgo - daysToDecide
  yield* investigate(it, order.openedAgo, decided + 10)
  const by = words.kind === 'grant_open_care' ? it.owner : it.lead
  yield* byDelegate(it, words, decided, by)
  return it
}

/** Help of one kind that runs. */
const running = (order: Given) =>
  async function* (town: CareTown): Tale {
    const it = yield* granted(town, order)
    const startedAgo = order.openedAgo - daysToDecide - 7
    yield startedAgo
    await startHelp(it, startedAgo)
    await planHelp(it, { ago: startedAgo - 1, months: 4 })
  }

/** FB 6:13: one guardian agrees and the other does not; the help cannot begin. */
const disagreeing = async function* (town: CareTown): Tale {
  const it = yield* granted(town, {
    familyName: 'Harsyra',
    age: 9,
    guardians: 2,
    owner: 'amira',
    coworker: 'bo',
    openedAgo: 84,
    words: help('open_care', 'Familjebehandling i hemmet'),
  })
  yield 9
  const { scene, caseId, owner } = it
  const at = scene.moment(9)
  const { helps } = await scene.act(owner, readConsents, { caseId }, at)
  const asked = helps[0]
  const [first, second] = scene.family.guardians
  for (const [person, answer, words] of [
    [first, 'agrees', 'Vill att det börjar så snart som möjligt.'],
    [second, 'refuses', 'Vill inte att familjens svårigheter blir kända för fler.'],
  ] as const)
    await scene.act(
      owner,
      noteConsent,
      {
        caseId,
        id: scene.dice.id(scene.days.ago(9)),
        interventionId: asked?.interventionId ?? '',
        personId: person?.id ?? '',
        answer,
        form: answer === 'agrees' ? ('written' as const) : ('oral' as const),
        scope: asked?.name ?? '',
        words,
        givenOn: scene.days.ago(scene.days.office(9)),
      },
      scene.moment(9),
    )
  yield* twiceEntered(it)
}

/** An aunt was entered twice; two people have made one of the entries. */
const twiceEntered = async function* (it: Child): Tale {
  const { scene, owner, lead } = it
  const { dice, days } = scene
  const birthOn = days.ago(14_000)
  const aunt = (familyName: string, ago: number) => ({
    id: dice.id(days.ago(ago)),
    givenName: 'Sivan',
    familyName,
    birthOn,
    relatedTo: { childId: scene.child.id, kind: 'network' as const, note: 'Moster' },
  })
  const [kept, merged] = [aunt('Harsyra-Kornblå', 8), aunt('Harsyra Kornblå', 7)]
  yield 8
  await scene.act(owner, registerNewPerson, kept, scene.moment(8))
  yield 7
  await scene.act(owner, registerNewPerson, merged, scene.moment(7))
  yield 6
  const id = dice.id(days.ago(6))
  const reason = 'Samma moster. Hon skrivs med och utan bindestreck.'
  await scene.act(
    owner,
    proposeMerge,
    { id, keptId: kept.id, mergedId: merged.id, choices: {}, reason },
    scene.moment(6),
  )
  yield 5
  await scene.act(lead, confirmMerge, { mergeId: id }, scene.moment(5))
}

/** SoL 29:9–10: the family has moved; we finish what we opened, and have asked the new municipality to take over. */
const movedAway = async function* (town: CareTown): Tale {
  const openedAgo = 78
  const it = yield* openCase(town, {
    familyName: 'Snödroppe',
    age: 10,
    guardians: 1,
    owner: 'fanny',
    coworker: 'goran',
    openedAgo,
    guardian: (one) => ({ ...one, ...coordination(town, one.birthOn, one.sex, 'probable') }),
    children: (one) => ({ ...one, ...coordination(town, one.birthOn, one.sex, 'proven') }),
  })
  yield* investigate(it, openedAgo, 40)
  const { scene, caseId, owner } = it
  yield 33
  const moved = { caseId, id: scene.dice.id(scene.days.ago(33)), municipalityCode: '0380' }
  await scene.act(owner, noteMove, { ...moved, movedOn: scene.days.ago(35) }, scene.moment(33))
  yield 12
  await askToTakeOver(it, { ago: 12, code: '0380' })
}

const coordination = (
  { book }: CareTown,
  birthOn: Parameters<CareTown['book']['take']>[0]['birthOn'],
  sex: Parameters<CareTown['book']['take']>[0]['sex'],
  certainty: 'proven' | 'probable' | 'uncertain',
) => {
  const kind = 'coordination' as const
  return { kind, certainty, number: book.take({ birthOn, sex, kind }) }
}

const askToTakeOver = async (
  { scene, caseId, owner }: Child,
  { ago, code }: { ago: number; code: string },
): Promise<string> => {
  const id = scene.dice.id(scene.days.ago(ago))
  const input = {
    caseId,
    id,
    municipalityCode: code,
    requestedOn: scene.days.ago(scene.days.office(ago)),
    request: scene.tell.say(
      '{B} har flyttat till er kommun med {V} och går i skola där. Vi ber er ta över ärendet. Underlag finns hos oss.',
    ),
  }
  await scene.act(owner, requestTransfer, input, scene.moment(ago))
  return id
}

/** SoL 29:11: the other municipality said no, and IVO is asked. */
const askedIvo = async function* (town: CareTown): Tale {
  const it = yield* granted(town, {
    familyName: 'Kattfot',
    age: 14,
    guardians: 1,
    owner: 'karl',
    coworker: 'lovisa',
    openedAgo: 170,
    words: help('contact_family', 'Kontaktfamilj varannan helg', { kind: 'grant_contact_person' }),
  })
  yield 92
  await startHelp(it, 92)
  await planHelp(it, { ago: 90, months: 4 })
  const { scene, caseId, owner } = it
  yield 62
  const moved = { caseId, id: scene.dice.id(scene.days.ago(62)), municipalityCode: '1480' }
  await scene.act(owner, noteMove, { ...moved, movedOn: scene.days.ago(64) }, scene.moment(62))
  const transferId = await askToTakeOver(it, { ago: 60, code: '1480' })
  for (const [step, ago, text] of [
    ['refused', 38, 'De anser att insatsen bör avslutas hos oss först.'],
    ['askIvo', 24, ''],
  ] as const) {
    yield ago
    const at = scene.moment(ago)
    const { transfers } = await scene.act(owner, readTransfers, { caseId }, at)
    const version = transfers.find((one) => one.id === transferId)?.version ?? 0
    const on = scene.days.ago(scene.days.office(ago))
    await scene.act(owner, stepTransfer, { caseId, transferId, step, on, text, version }, at)
  }
}

/** FL 43–46: an application was refused; the guardian has appealed, and the board is to look at it again. */
const appealed = async function* (town: CareTown): Tale {
  const openedAgo = 96
  const it = yield* openCase(town, {
    familyName: 'Fjällsippa',
    age: 8,
    guardians: 1,
    owner: 'lovisa',
    coworker: 'eva',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 46)
  await sendLetters(it, 44)
  yield 30
  await noteReplies(it, 30)
  yield 26
  const { scene, owner } = it
  const proposal = await propose(it, { ago: 26, kind: 'refuse_application' })
  await askToDecide(it, proposal, { ago: 25, to: it.manager })
  yield 22
  await decide(it, proposal, { ago: 22, by: it.manager })
  await serve(it, proposal, 19)
  yield 4
  const input = {
    decisionId: proposal.id,
    id: scene.dice.id(scene.days.ago(4)),
    personId: scene.family.guardians[0]?.id ?? '',
    arrivedOn: scene.days.ago(scene.days.office(4)),
    how: 'letter' as const,
    asks: scene.tell.say(
      'Jag överklagar. Släkten som ni skriver om har flyttat, och {B} behöver någon utanför familjen varannan helg.',
    ),
  }
  await scene.act(owner, registerAppeal, input, scene.moment(4))
}

/** SoL 23:1: help was offered and declined, the investigation has ended, and the child is followed for six months at most. */
const followedWithoutHelp = async function* (town: CareTown): Tale {
  const openedAgo = 110
  const it = yield* openCase(town, {
    familyName: 'Backsippa',
    age: 9,
    guardians: 1,
    owner: 'amira',
    coworker: 'bo',
    openedAgo,
  })
  yield* investigate(it, openedAgo, 46)
  await sendLetters(it, 44)
  yield 30
  await noteReplies(it, 30)
  yield 26
  const proposal = await proposeWords(it, 26, {
    kind: 'close_without_measure',
    content: 'Utredningen avslutas utan insats. Vi följer upp hur {B} har det.',
    reasons:
      '{B} behöver stöd kring skolan och kvällarna. {V} tackar nej, och det som framkommit räcker inte för vård enligt LVU.',
    followUp: true,
    followUpOffer: 'Familjebehandling och kontaktperson. Vårdnadshavaren tackade nej till båda vid mötet.',
  })
  await askToDecide(it, proposal, { ago: 25, to: it.lead })
  yield 22
  await decide(it, proposal, { ago: 22, by: it.lead })
  await serve(it, proposal, 20)
}

export const helpTales = [
  disagreeing,
  followedWithoutHelp,
  appealed,
  movedAway,
  askedIvo,
  running({
    familyName: 'Ängsull',
    age: 8,
    guardians: 1,
    owner: 'goran',
    coworker: 'fanny',
    openedAgo: 150,
    words: help('respite', 'Avlösning i hemmet två kvällar i veckan'),
  }),
  running({
    familyName: 'Solvända',
    age: 12,
    guardians: 1,
    owner: 'hodan',
    coworker: 'goran',
    openedAgo: 140,
    words: help('contact_support', 'Umgängesstöd varannan lördag'),
  }),
  running({
    familyName: 'Rödklint',
    age: 16,
    guardians: 1,
    owner: 'bo',
    coworker: 'hodan',
    openedAgo: 132,
    words: help('mediation', 'Medling efter brott'),
  }),
  running({
    familyName: 'Hattmossa',
    age: 11,
    guardians: 1,
    owner: 'lovisa',
    coworker: 'eva',
    openedAgo: 136,
    words: help('contact_person', 'Kontaktperson en eftermiddag i veckan', { kind: 'grant_contact_person' }),
  }),
] as const
