import type { ClockCode } from './rules/model.ts'

type ClockWords = { name: string; starts: string; ends: string }

const w = (name: string, starts: string, ends: string): ClockWords => ({ name, starts, ends })

/** What each clock is called, and what starts and ends it. */
export const clocks = {
  protectionAssessment: w(
    'Omedelbar skyddsbedömning',
    'Anmälan kom in.',
    'Skyddsbedömningen är gjord och skriven i akten.',
  ),
  preliminaryAssessment: w(
    'Förhandsbedömning',
    'Anmälan kom in.',
    'Någon har beslutat att inleda eller inte inleda utredning.',
  ),
  openInvestigation: w(
    'Inleda utredning',
    'Socialtjänsten fick veta något som kan kräva en åtgärd.',
    'Utredningen är inledd.',
  ),
  notifyConcerned: w(
    'Berätta för dem som berörs',
    'Utredningen inleddes.',
    'De som berörs har fått veta att en utredning pågår.',
  ),
  reporterFeedback: w(
    'Svar till den som anmälde',
    'Beslut togs om att inleda eller inte inleda utredning.',
    'Den som anmälde har fått svar.',
  ),
  investigation: w('Utredning', 'Utredningen inleddes.', 'Utredningen är avslutad.'),
  communicationReply: w(
    'Tid att svara på underlaget',
    'Underlaget skickades till parten.',
    'Parten har svarat eller svarstiden är slut.',
  ),
  slowness: w(
    'Parten får snart begära att ärendet avgörs',
    'En part startade ärendet.',
    'Ärendet är avgjort, eller parten har begärt att det ska avgöras.',
  ),
  slownessDecision: w(
    'Svara på begäran om att avgöra ärendet',
    'Parten begärde skriftligen att ärendet ska avgöras.',
    'Ärendet är avgjort, eller begäran är avslagen i ett eget beslut.',
  ),
  appeal: w(
    'Tid att överklaga',
    'Parten fick del av beslutet.',
    'Ett överklagande har kommit in eller tiden är slut.',
  ),
  appealHandover: w(
    'Överklagande att lämna vidare',
    'Ett överklagande kom in.',
    'Överklagandet är lämnat till domstolen, avvisat eller återkallat.',
  ),
  nonExecutedDecision: w(
    'Beslut som väntar på att bli av',
    'Beslutet togs, eller insatsen avbröts.',
    'Insatsen har börjat.',
  ),
  interventionFollowUp: w(
    'Uppföljning av insatsen',
    'Insatsen började, eller senaste uppföljningen gjordes.',
    'Insatsen är uppföljd.',
  ),
  serviceYouth: w('Ungdomstjänst ska börja', 'Domen fick laga kraft.', 'Ungdomstjänsten har börjat.'),
  sipStart: w(
    'Börja med samordnad individuell plan',
    'Behovet blev känt och den som berörs samtyckte.',
    'Arbetet med planen har börjat.',
  ),
  followUpAfterInvestigation: w(
    'Uppföljning efter utredning utan insats',
    'Utredningen avslutades utan insats, och det beslutades att barnet ska följas upp.',
    'Uppföljningen är avslutad, eller en ny utredning är inledd.',
  ),
  followUpAfterPlacement: w(
    'Uppföljning efter placering',
    'Placeringen upphörde, och barnet ska följas upp.',
    'Uppföljningen är avslutad, eller en utredning är inledd.',
  ),
  followUpAfterLvu: w(
    'Uppföljning efter vård enligt LVU',
    'Uppföljningen inleddes. Återförenas barnet med sina vårdnadshavare inleds den först då.',
    'Uppföljningen är avslutad, eller en utredning är inledd.',
  ),
  emergencyFosterHome: w(
    'Längsta tid i jourhem',
    'Utredningen avslutades. Kom barnet till jourhemmet senare räknas tiden från den dagen.',
    'Barnet har flyttat från jourhemmet.',
  ),
  considerationSol: w(
    'Övervägande av vård enligt SoL',
    'Placeringen började, eller senaste övervägandet gjordes. Flyttar barnet direkt till nästa hem fortsätter tiden.',
    'Nämnden har övervägt om vården fortfarande behövs.',
  ),
  considerationLvu2: w(
    'Övervägande av vård enligt LVU 2 §',
    'Vården började, eller senaste övervägandet gjordes. Tiden fortsätter när barnet byter hem.',
    'Nämnden har övervägt om vården fortfarande behövs.',
  ),
  reconsiderationLvu3: w(
    'Omprövning av vård enligt LVU 3 §',
    'Vårdbeslutet verkställdes, eller senaste omprövningen gjordes. Tiden fortsätter när barnet byter hem.',
    'Nämnden har prövat om vården ska upphöra.',
  ),
  reconsiderationLvu22: w(
    'Omprövning av förebyggande insats',
    'Nämnden beslutade om insatsen, eller senaste omprövningen gjordes.',
    'Nämnden har prövat om beslutet ska upphöra.',
  ),
  custodyTransfer: w(
    'Överväga flyttad vårdnad',
    'Barnet kom till familjehemmet. Flyttar barnet till ett annat familjehem räknas tiden på nytt.',
    'Nämnden har övervägt om vårdnaden ska flyttas över.',
  ),
  custodyTransferYearly: w(
    'Överväga flyttad vårdnad igen',
    'Frågan övervägdes senast.',
    'Nämnden har övervägt frågan på nytt.',
  ),
  carePlanRevision: w(
    'Se över vårdplanen',
    'Placeringen började.',
    'Vårdplanen är översedd, med frågan om ett långsiktigt hem.',
  ),
  careVisit: w(
    'Besök hos barnet',
    'Placeringen började, eller barnet fick senast besök.',
    'Socialsekreteraren har besökt barnet.',
  ),
  healthCheckNotice: w(
    'Underrätta regionen om hälsoundersökning',
    'Vården utanför hemmet började.',
    'Regionen är underrättad, eller det behövs inte.',
  ),
  fosterOverThree: w(
    'Berätta för IVO om fler än tre barn i hemmet',
    'Placeringen gav hemmet fler än tre placerade barn.',
    'IVO är underrättad.',
  ),
  immediateCustodySubmit: w(
    'Underställ omhändertagandet',
    'Beslutet om omedelbart omhändertagande togs.',
    'Beslutet och handlingarna är skickade till förvaltningsrätten.',
  ),
  immediateCustodyCourt: w(
    'Rätten prövar det brådskande beslutet',
    'Beslutet och handlingarna kom in till rätten.',
    'Rätten har beslutat.',
  ),
  lvuApplication: w(
    'Ansök om vård',
    'Omhändertagandet verkställdes.',
    'Ansökan om vård är inlämnad, eller omhändertagandet har upphört.',
  ),
  lvuHearing: w(
    'Rätten tar upp målet',
    'Ansökan kom in medan ett brådskande beslut gällde.',
    'Rätten har avgjort målet.',
  ),
  lvuStart: w('Vården ska börja', 'Rättens beslut fick laga kraft.', 'Vården har börjat.'),
  contactLimitReview: w(
    'Överväg umgänge och hemlig vistelseort',
    'Beslutet togs, eller senaste övervägandet gjordes.',
    'Nämnden har övervägt om beslutet fortfarande behövs.',
  ),
  movingBanReview: w(
    'Överväg flyttningsförbudet',
    'Förbudet beslutades, eller senaste övervägandet gjordes.',
    'Nämnden har övervägt om förbudet fortfarande behövs.',
  ),
  exitBanReview: w(
    'Ompröva utreseförbudet',
    'Förbudet beslutades, eller senaste omprövningen gjordes.',
    'Nämnden har prövat om förbudet ska upphöra.',
  ),
  tempMovingBanSubmit: w(
    'Underställ det tillfälliga flyttningsförbudet',
    'Beslutet om tillfälligt flyttningsförbud togs.',
    'Beslutet och handlingarna är skickade till förvaltningsrätten.',
  ),
  tempMovingBanApply: w(
    'Ansök om flyttningsförbud',
    'Rätten fastställde det tillfälliga förbudet.',
    'Ansökan är inlämnad.',
  ),
  tempExitBanSubmit: w(
    'Underställ det tillfälliga utreseförbudet',
    'Beslutet om tillfälligt utreseförbud togs.',
    'Beslutet och handlingarna är skickade till förvaltningsrätten.',
  ),
  tempExitBanApply: w(
    'Ansök om utreseförbud',
    'Rätten fastställde det tillfälliga förbudet.',
    'Ansökan är inlämnad.',
  ),
  shelterUrgentSubmit: w(
    'Underställ beslutet om skyddat boende',
    'Beslutet om omedelbar insats togs.',
    'Beslutet och handlingarna är skickade till förvaltningsrätten.',
  ),
  shelterUrgentApply: w(
    'Ansök om skyddat boende',
    'Barnet kom till det skyddade boendet.',
    'Ansökan är inlämnad.',
  ),
  shelterReview: w(
    'Överväg skyddat boende',
    'Barnet kom till det skyddade boendet, eller senaste övervägandet gjordes.',
    'Nämnden har övervägt om insatsen ska fortsätta.',
  ),
  contactLimitReviewShelter: w(
    'Överväg umgänge och hemlig vistelseort i skyddat boende',
    'Beslutet togs, eller senaste övervägandet gjordes.',
    'Nämnden har övervägt om beslutet fortfarande behövs.',
  ),
  transferRequest: w(
    'Svar om att flytta över ärendet',
    'Vi begärde att en annan kommun tar över ärendet.',
    'Den andra kommunen har svarat.',
  ),
  transferIvo: w(
    'IVO beslutar om överflyttning',
    'Vi ansökte hos IVO om att ärendet ska flyttas över.',
    'IVO har beslutat.',
  ),
  chairDecision: w(
    'Anmäl ordförandebeslutet för nämnden',
    'Ordföranden beslutade i nämndens ställe.',
    'Beslutet är anmält på nämndens nästa sammanträde.',
  ),
  lexSarah: w(
    'Ta emot rapport enligt lex Sarah',
    'Någon uppmärksammade ett missförhållande eller en risk för ett.',
    'Rapporten är mottagen för nämndens räkning.',
  ),
  lexSarahInvestigation: w(
    'Utred och rätta till missförhållandet',
    'Rapporten togs emot.',
    'Missförhållandet är utrett och rättat till.',
  ),
  lexSarahIvo: w(
    'Anmäl allvarligt missförhållande till IVO',
    'Missförhållandet bedömdes som allvarligt.',
    'IVO har fått anmälan och utredningen.',
  ),
  incidentEarlyNotice: w(
    'Tidig varning om it-incident',
    'Kommunen fick veta om den betydande incidenten.',
    'Den tidiga varningen är skickad.',
  ),
  incidentNotification: w(
    'Anmäl it-incident',
    'Kommunen fick veta om den betydande incidenten.',
    'Incidenten är anmäld.',
  ),
  incidentFinalReport: w('Slutrapport om it-incident', 'Incidenten anmäldes.', 'Slutrapporten är skickad.'),
  gdprBreach: w(
    'Anmäl personuppgiftsincident',
    'Kommunen fick veta om incidenten.',
    'Incidenten är anmäld, eller bedömd som osannolik risk och dokumenterad.',
  ),
  fosterRegister: w(
    'Registret över barn i familjehem till IVO',
    'Kalenderåret tog slut.',
    'En kopia av registret är skickad till IVO.',
  ),
  statistics: w('Årets statistik', 'Kalenderåret tog slut.', 'Statistiken är skickad till Socialstyrelsen.'),
  otherDuty: w('Annan uppgift för nämnden', 'Uppgiften lades upp.', 'Uppgiften är gjord.'),
} satisfies Record<ClockCode, ClockWords>
