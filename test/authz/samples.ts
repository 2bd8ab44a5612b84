import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import type { Route } from '#kernel/route.ts'
import { sampleInput } from '#test/support/sample.ts'
import { newUuid } from '#test/support/town.ts'
import type { World } from '#test/support/world.ts'
import { sampleModel } from '#modules/workload/rules/sample-model.ts'
import { type AskerName, penOf } from './actors.ts'
import type { Stage } from './stage.ts'

/** What a sample from the contract alone gets wrong by a rule of the room: the field that a rule looks at. undefined: left out. */
type Mend = Readonly<Record<string, unknown>>

const file = JSON.stringify({
  format: 'barntid-struktur 1',
  name: 'Rubriker',
  areas: { health: { heading: 'Kropp' } },
})
const number = makeTestNumber({ birthOn: day('2015-03-04'), serial: 982 })
const people = 'Personnummer;Förnamn;Efternamn;Födelsedag;Skydd;E-post;Tolk'
const posts = Buffer.from(
  'Befattningsnr;Enhet;Befattning;Anställningsnr;Namn;Anställningsform;Sysselsättningsgrad;Från och med\r\n' +
    'P1;Utredning 1;Socialsekreterare;A1;Påhittad Påhittsson;tillsvidare;100;2026-01-01',
).toString('base64')
const later = '2026-12-10'
const noNumber = { number: undefined, certainty: undefined, deadOn: undefined }

/** Filled in by somebody who is worried, sent once. */
const form = () => ({
  formId: newUuid(),
  do: 'send',
  children: '1',
  category: 'school',
  reporterName: 'Lena Påhittad',
  reporterOrganisation: 'Påhittade skolan',
  reporterPhone: '070-000 00 00',
  'child1-name': 'Nils Påhittad',
  'child1-birth': '2016',
  'child1-details': '',
  concern: 'Påhittat.',
  guardiansInformed: 'no',
  wantsFeedback: 'yes',
})

const mends = (
  { town, world, more, invitationOf }: Stage,
  name: AskerName,
): Readonly<Record<string, Mend>> => {
  const { amira, bo, hedda, maja } = town.workers
  const pen = { clientId: penOf(name), update: 'AAA=' }
  const both = { writerId: amira, talkerId: null }
  const own = { invitationId: invitationOf(name) ?? world['invitations'] }
  return {
    addOwnField: { endsOn: '2027-05-20', insteadOf: undefined, isMandatory: false },
    renewOwnField: { endsOn: '2027-05-20', insteadOf: undefined },
    setLocalLength: { code: 'careVisit' },
    assignDuty: { coworkerId: bo },
    registerNewPerson: { ...noNumber, birthOn: '1985-03-04' },
    changePerson: noNumber,
    checkImport: { file: `${people}\r\n${number};Ny;Påhittad;;;;` },
    importPeople: { file: `${people}\r\n${number};Ny;Påhittad;;;;` },
    judgeReporterProtection: { protect: false },
    sendReportForm: form(),
    sendReportFormTo: { ...form(), municipality: town.slug },
    showReportFormOf: { municipality: town.slug },
    startDemoSession: { person: 'amira' },
    notifyConcerned: { withheldReason: '' },
    assignCase: { coworkerId: null },
    chooseConsentGround: { ground: 'lvu_22', personId: null },
    noteLowThreshold: { kind: 'respite', ageGroup: 'under_15', consent: 'guardians' },
    enterHome: { ageBelow: 18 },
    changeHome: { ageBelow: 18 },
    recordOfHome: { untilOn: later },
    moveToHome: { homeId: more.home },
    changeLegalBasis: { legalBasis: 'lvu_2' },
    nameWorker: { workerId: bo },
    endPlacement: { isInterrupted: false },
    noteContact: { childAlone: false },
    requestTransfer: { municipalityCode: '1280' },
    registerIncoming: { municipalityCode: '1280' },
    planVisit: both,
    changeVisit: both,
    openNoteText: { tabId: more.tab },
    pushNoteText: pen,
    tellPlaceInNoteText: { clientId: penOf(name) },
    pushAssessmentText: pen,
    tellPlaceInAssessmentText: { clientId: penOf(name) },
    pullQuote: {
      noteId: world['notes'],
      field: 'happened',
      text: 'påhittad',
      section: 'health',
      quoteId: more.tab,
    },
    loadAssessmentStructure: { validFrom: later, file },
    checkAssessmentStructure: { file },
    useOwnAssessmentStructure: { validFrom: later },
    readCalendarFeed: { municipality: town.slug, token: `${more.token}.ics` },
    logConsult: { askedId: maja },
    sendProposal: { to: hedda },
    planMeeting: { heldOn: later },
    moveMeeting: { heldOn: later },
    holdMeeting: { chair: 'Vera Påhittad', members: ['Olle Påhittad'] },
    enterAbsence: { toUnitId: undefined },
    moveUnit: { toUnitId: town.units.two },
    planHandover: { returnOf: undefined },
    proposeReview: { proposalId: more.proposal },
    carryOutHandover: { returnOf: undefined, moves: [], passOn: [] },
    enterDenial: { untilOn: null },
    previewDisposal: { personId: more.old },
    proposeDisposal: { personIds: [more.old] },
    chooseDisclosed: { sources: [] },
    judgeDisclosed: { judged: 'open', masks: [], ground: undefined },
    breakTheGlass: { child: world['persons'], reason: 'Barnet står i receptionen.' },
    writeSealed: { values: { school: '' } },
    addPasskey: { credential: 'AAAA', clientData: 'AAAA', attestation: 'AAAA' },
    invite: { number: undefined, untilOn: later },
    showShared: own,
    showSharedDecision: own,
    checkPosts: { fileName: 'tjanster.csv', file: posts },
    importPosts: { fileName: 'tjanster.csv', file: posts },
    fillPost: { fromOn: '2030-01-01', lastOn: undefined, holderId: undefined, coversId: undefined },
    changeOccupancy: { lastOn: null, resignedOn: null, leaveFrom: null, leaveLast: null },
    changePost: { lastOn: null },
    answerStayPlanItem: { ownerId: bo },
    planWave: { startsOn: later, endsOn: later, agreedOn: '2026-11-20' },
    joinWave: { untilAt: '17:00' },
    saveDiary: { rows: [] },
    compareChildTime: { one: 'sjobo-like@1#2015-06', other: 'sjobo-like@1#2017-04' },
    enterWorkerPerson: { number, workerId: bo },
    holdWorkloadTalk: { actions: [] },
    decideWorkloadModel: { validFrom: later, model: sampleModel },
    tryWorkloadModel: { model: sampleModel },
  }
}

/** Two kinds of text are written together: each route has a document of its own kind. */
const worldOf = ({ path }: Route, { world }: Stage): World =>
  path.startsWith('/api/visits/') ? { ...world, shared_documents: world['noteDocument'] ?? '' } : world

/** One input that the contract and the rules of the room take, about the rows of the stage. */
export const inputOf = (route: Route, stage: Stage, name: AskerName): Record<string, unknown> => {
  const all = { ...sampleInput(route, worldOf(route, stage)), ...mends(stage, name)[route.name] }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
