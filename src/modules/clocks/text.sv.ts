import type { ClockCode, ExtensionGround, RuleVersionId } from './rules/model.ts'
import type { Standing } from './rules.ts'

type ClockWords = { name: string; starts: string; ends: string }

const clocks = {
  protectionAssessment: {
    name: 'Omedelbar skyddsbedömning',
    starts: 'Anmälan kom in.',
    ends: 'Skyddsbedömningen är gjord och skriven i akten.',
  },
  preliminaryAssessment: {
    name: 'Förhandsbedömning',
    starts: 'Anmälan kom in.',
    ends: 'Någon har beslutat att inleda eller inte inleda utredning.',
  },
  openInvestigation: {
    name: 'Inleda utredning',
    starts: 'Socialtjänsten fick veta något som kan kräva en åtgärd.',
    ends: 'Utredningen är inledd.',
  },
  notifyConcerned: {
    name: 'Berätta för dem som berörs',
    starts: 'Utredningen inleddes.',
    ends: 'De som berörs har fått veta att en utredning pågår.',
  },
  reporterFeedback: {
    name: 'Svar till den som anmälde',
    starts: 'Beslut togs om att inleda eller inte inleda utredning.',
    ends: 'Den som anmälde har fått svar.',
  },
  investigation: {
    name: 'Utredning',
    starts: 'Utredningen inleddes.',
    ends: 'Utredningen är avslutad.',
  },
  communicationReply: {
    name: 'Tid att svara på underlaget',
    starts: 'Underlaget skickades till parten.',
    ends: 'Parten har svarat eller svarstiden är slut.',
  },
  appeal: {
    name: 'Tid att överklaga',
    starts: 'Parten fick del av beslutet.',
    ends: 'Ett överklagande har kommit in eller tiden är slut.',
  },
  nonExecutedDecision: {
    name: 'Beslut som väntar på att bli av',
    starts: 'Beslutet togs, eller insatsen avbröts.',
    ends: 'Insatsen har börjat.',
  },
  interventionFollowUp: {
    name: 'Uppföljning av insatsen',
    starts: 'Insatsen började, eller senaste uppföljningen gjordes.',
    ends: 'Insatsen är uppföljd.',
  },
  followUpAfterInvestigation: {
    name: 'Uppföljning efter utredning utan insats',
    starts: 'Utredningen avslutades utan insats.',
    ends: 'Uppföljningen är avslutad, eller en ny utredning är inledd.',
  },
} satisfies Record<ClockCode, ClockWords>

const atOnceProtection =
  'När en anmälan gäller ett barn ska någon genast bedöma om barnet behöver skydd nu. Vi räknar det som samma dag, även på helger.'
const fourteenDays =
  'Inom fjorton dagar från anmälan ska det vara beslutat om en utredning ska inledas. Mer tid kräver synnerliga skäl. Pågår redan en utredning om barnet behövs inget beslut.'
const openAtOnce = 'En utredning ska inledas direkt när det som har kommit fram kan leda till en åtgärd.'
const tellAtOnce =
  'De som berörs ska genast få veta att en utredning har inletts, om inte särskilda skäl talar emot det.'
const fourMonths =
  'Utredningen ska gå fort och vara klar inom fyra månader. Den kan förlängas en bestämd tid om det finns särskilda skäl.'
const threeMonths =
  'Har en beviljad insats inte börjat inom tre månader från beslutet ska det rapporteras till IVO och till revisorerna. Detsamma gäller när insatsen har avbrutits.'
const tellOnRequest =
  'En anmälare som måste anmäla i sitt arbete får svar om hen frågar, om det inte är olämpligt. Lagen angav ingen tid. Vi räknar det som genast.'

const paragraphs = {
  'protectionAssessment@2013-01-01': atOnceProtection,
  'protectionAssessment@2025-07-01': `${atOnceProtection} Bedömningen ska finnas i barnets akt.`,
  'preliminaryAssessment@2013-01-01': fourteenDays,
  'preliminaryAssessment@2025-07-01': fourteenDays,
  'openInvestigation@2013-01-01': openAtOnce,
  'openInvestigation@2025-07-01': openAtOnce,
  'notifyConcerned@2013-01-01': tellAtOnce,
  'notifyConcerned@2025-07-01': tellAtOnce,
  'reporterFeedback@2013-01-01': tellOnRequest,
  'reporterFeedback@2025-07-01': tellOnRequest,
  'reporterFeedback@2026-01-01':
    'En anmälare som måste anmäla i sitt arbete får svar om hen frågar, om det inte är olämpligt. Svaret ska komma inom en vecka från beslutet. Kommer frågan senare, eller pågår redan en utredning, ska svaret komma genast.',
  'investigation@2013-01-01': fourMonths,
  'investigation@2025-07-01': fourMonths,
  'communicationReply@2018-07-01':
    'Parten ska få se allt som har betydelse för beslutet och få en bestämd tid att svara. Du väljer hur lång tiden är.',
  'appeal@2018-07-01':
    'Ett överklagande ska ha kommit in till nämnden inom tre veckor från dagen då parten fick beslutet. Hamnar sista dagen på en helg räcker nästa vardag.',
  'nonExecutedDecision@2006-07-01': threeMonths,
  'nonExecutedDecision@2025-07-01': threeMonths,
  'interventionFollowUp@2013-01-01':
    'Varje insats ska följas upp. Den gamla lagen angav ingen tid. Tiden står i barnets genomförandeplan.',
  'interventionFollowUp@2025-07-01':
    'Varje insats ska följas upp. Lagen anger ingen tid. Tiden står i barnets genomförandeplan.',
  'followUpAfterInvestigation@2013-01-01':
    'Nämnden får följa upp hur barnet har det, även utan samtycke. Uppföljningen ska vara slut senast två månader efter utredningen.',
  'followUpAfterInvestigation@2025-07-01':
    'Nämnden får följa upp hur barnet har det, även utan samtycke. Uppföljningen ska vara slut senast sex månader efter utredningen, eller när en ny utredning inleds.',
} satisfies Record<RuleVersionId, string>

/** Texts of the clocks: what they are called, what starts and ends them, and the paragraph in plain words. */
export const sv = {
  clocks,
  paragraphs,
  standing: {
    late: 'Försenad',
    today: 'Sista dag i dag',
    soon: 'Snart dags',
    calm: 'I god tid',
  } satisfies Record<Standing, string>,
  grounds: {
    synnerligaSkal: 'Synnerliga skäl',
    sarskildaSkal: 'Särskilda skäl',
  } satisfies Record<ExtensionGround, string>,
  daysLate: (days: number) => (days === 1 ? 'En dag försenad' : `${days} dagar försenad`),
  daysLeft: (days: number) =>
    days === 0 ? 'Sista dag i dag' : days === 1 ? 'En dag kvar' : `${days} dagar kvar`,
  lastDay: (on: string) => `Senast ${on}`,
  extendedUntil: (on: string) => `Förlängd till ${on}`,
  countedFrom: (on: string) => `Räknas från ${on}`,
  rolledForward: 'Sista dagen hamnar på en helg. Därför gäller nästa vardag.',
  page: {
    tab: 'Klockorna',
    lead: 'Varje tid som systemet räknar: vad som startar den, vad som avslutar den och vilken paragraf som gäller. Ingen skriver in ett slutdatum för hand.',
    starts: 'Startar när',
    ends: 'Slutar när',
    from: (day: string) => `Gäller från ${day}.`,
    between: (from: string, until: string) => `Gällde från ${from} till ${until}.`,
    former: 'Tidigare lydelser, för ärenden som räknas enligt dem',
    calendars: { protective: 'Flyttas aldrig för helg', filing: 'Flyttas till nästa vardag' },
  },
  unverified: 'En jurist behöver bekräfta den här regeln.',
}
