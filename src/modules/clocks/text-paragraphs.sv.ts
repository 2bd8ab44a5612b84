import type { RuleVersionId } from './rules/model.ts'

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
const youthService =
  'Ungdomstjänsten ska börja så snart som möjligt, och senast två månader från att domen fick laga kraft, om inte särskilda skäl talar emot det.'
const sip =
  'Behöver barnet insatser från både socialtjänsten och regionen ska arbetet med en individuell plan börja genast. Den som berörs ska samtycka. Vi räknar genast som samma dag.'
const emergency =
  'Ett barn får vårdas i jourhem i högst två månader efter att utredningen avslutades. Längre tid kräver särskilda skäl.'
const sixMonthsSol =
  'Minst en gång var sjätte månad ska nämnden överväga om vården fortfarande behövs och hur den ska se ut. Beslutet får inte delegeras till en tjänsteman.'
const custodyYearly = 'Efter första gången ska nämnden överväga frågan varje år.'
const carePlan =
  'Vårdplanen ska ses över första gången senast när barnet har varit placerat i två år. Då ska frågan om var barnet ska bo långsiktigt tas upp särskilt, om inte särskilda skäl talar emot det.'
const visits =
  'Socialsekreteraren ska besöka barnet regelbundet, så ofta som barnet behöver och önskar. Lagen anger inget antal. Var tredje månad är en rekommendation och en lokal regel.'
const healthCheck =
  'När vård utanför hemmet börjar ska regionen få veta det, så att barnet erbjuds en hälsoundersökning. Det gäller alla till och med 20 år. Är det obehövligt behöver regionen inte underrättas.'
const overThree =
  'Leder en placering till att fler än tre barn vårdas i hemmet ska IVO underrättas när beslutet tas.'
const followUpTwo =
  'Nämnden får följa upp hur barnet har det, även utan samtycke. Uppföljningen ska vara slut senast två månader efteråt.'
const transferMonth =
  'Har den andra kommunen inte svarat på en begäran om att ta över ärendet inom en månad får vi ansöka hos IVO. Detsamma gäller om kommunerna inte är överens.'
const transferDecision =
  'IVO ska besluta inom tre månader från ansökan, om inte särskilda skäl kräver längre tid.'
const misconduct =
  'Den som arbetar i socialtjänsten ska genast rapportera ett missförhållande eller en påtaglig risk för ett. Vi räknar det som samma dag.'
const remedy =
  'Ett missförhållande ska genast dokumenteras, utredas och rättas till. Lagen anger ingen sista dag. Trettio dagar är en lokal regel.'
const seriousMisconduct =
  'Ett allvarligt missförhållande ska snarast anmälas till IVO, med utredningen. Fjorton dagar är en lokal regel.'
const register =
  'Nämnden för ett register över barn i familjehem. En kopia för kalenderåret ska nå IVO senast den 31 januari.'

/** Each wording of the law in plain words. */
export const paragraphs = {
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
  'slowness@2018-07-01':
    'Har ett ärende som en part startade inte avgjorts inom sex månader får parten en gång skriftligen begära att det avgörs.',
  'slownessDecision@2018-07-01':
    'Inom fyra veckor från begäran ska nämnden avgöra ärendet eller avslå begäran i ett eget beslut. Avslaget får överklagas.',
  'appeal@2018-07-01':
    'Ett överklagande ska ha kommit in till nämnden inom tre veckor från dagen då parten fick beslutet. Hamnar sista dagen på en helg räcker nästa vardag.',
  'appealHandover@2018-07-01':
    'Ett överklagande som inte avvisas ska skyndsamt lämnas till domstolen med handlingarna i ärendet. Lagen anger ingen tid. Dagarna är satta lokalt.',
  'nonExecutedDecision@2006-07-01': threeMonths,
  'nonExecutedDecision@2025-07-01': threeMonths,
  'interventionFollowUp@2013-01-01':
    'Varje insats ska följas upp. Den gamla lagen angav ingen tid. Tiden står i barnets genomförandeplan.',
  'interventionFollowUp@2025-07-01':
    'Varje insats ska följas upp. Lagen anger ingen tid. Tiden står i barnets genomförandeplan.',
  'serviceYouth@2013-01-01': youthService,
  'serviceYouth@2025-07-01': youthService,
  'sipStart@2013-01-01': sip,
  'sipStart@2025-07-01': sip,
  'followUpAfterInvestigation@2013-01-01':
    'Nämnden får följa upp hur barnet har det, även utan samtycke. Uppföljningen ska vara slut senast två månader efter utredningen.',
  'followUpAfterInvestigation@2025-07-01':
    'Nämnden får besluta att följa upp hur barnet har det, även utan samtycke, när hjälp har erbjudits och familjen har tackat nej. Uppföljningen ska vara slut senast sex månader efter utredningen, eller när en ny utredning inleds.',
  'followUpAfterPlacement@2013-01-01': followUpTwo,
  'followUpAfterPlacement@2025-07-01':
    'Nämnden får följa upp hur barnet har det efter en placering i familjehem, skyddat boende eller HVB, även utan samtycke. Uppföljningen ska vara slut senast sex månader efter att placeringen upphörde, eller när en utredning inleds.',
  'followUpAfterLvu@2022-07-01':
    'När vård enligt LVU upphör ska nämnden följa upp den som är under 18 år. Uppföljningen ska vara slut senast sex månader från att den inleddes, eller när en utredning inleds.',
  'emergencyFosterHome@2013-01-01': emergency,
  'emergencyFosterHome@2025-07-01': emergency,
  'considerationSol@2002-01-01': sixMonthsSol,
  'considerationSol@2025-07-01': sixMonthsSol,
  'considerationLvu2@1990-07-01':
    'Minst en gång var sjätte månad ska nämnden överväga om vården enligt LVU fortfarande behövs och hur den ska se ut. Beslutet får inte delegeras till en tjänsteman.',
  'reconsiderationLvu3@1990-07-01':
    'Inom sex månader från att vårdbeslutet verkställdes ska nämnden pröva om vården ska upphöra. Därefter inom sex månader från senaste prövningen.',
  'reconsiderationLvu22@1990-07-01':
    'Inom sex månader från nämndens beslut om förebyggande insats ska nämnden pröva om det ska upphöra. Därefter inom sex månader från senaste prövningen.',
  'custodyTransfer@2002-01-01':
    'När barnet hade varit placerat i samma familjehem i tre år skulle nämnden överväga om vårdnaden borde flyttas över.',
  'custodyTransfer@2022-07-01':
    'När barnet hade varit placerat i samma familjehem i två år skulle nämnden överväga om vårdnaden borde flyttas över.',
  'custodyTransfer@2025-07-01':
    'När barnet har varit placerat i samma familjehem i två år ska nämnden särskilt överväga om vårdnaden bör flyttas över till familjehemmet.',
  'custodyTransferYearly@2002-01-01': custodyYearly,
  'custodyTransferYearly@2025-07-01': custodyYearly,
  'carePlanRevision@2002-01-01': carePlan,
  'carePlanRevision@2025-07-01': carePlan,
  'careVisit@2002-01-01': visits,
  'careVisit@2025-07-01': visits,
  'healthCheckNotice@2017-04-01': healthCheck,
  'healthCheckNotice@2025-07-01': healthCheck,
  'fosterOverThree@2002-01-01': overThree,
  'fosterOverThree@2025-07-01': overThree,
  'immediateCustodySubmit@1990-07-01':
    'Ett omedelbart omhändertagande ska underställas förvaltningsrätten inom en vecka från beslutet. Annars upphör det.',
  'immediateCustodyCourt@1990-07-01':
    'Förvaltningsrätten ska pröva det brådskande beslutet inom en vecka från att det kom in, om inget synnerligt hindrar. Detsamma gäller tillfälliga förbud och omedelbart skyddat boende.',
  'lvuApplication@1990-07-01':
    'Fastställs omhändertagandet ska nämnden ansöka om vård inom fyra veckor från att det verkställdes. Rätten får ge mer tid. Annars upphör omhändertagandet.',
  'lvuHearing@1990-07-01':
    'Är barnet omhändertaget, eller gäller ett tillfälligt förbud, ska rätten ta upp målet inom två veckor från ansökan. Rätten får förlänga tiden.',
  'lvuStart@1990-07-01':
    'Rättens beslut upphör att gälla om vården inte har börjat inom fyra veckor från att beslutet fick laga kraft.',
  'contactLimitReview@1990-07-01':
    'Ett beslut om umgänge eller hemlig vistelseort ska övervägas minst en gång var tredje månad.',
  'movingBanReview@1990-07-01': 'Ett flyttningsförbud ska övervägas minst en gång var tredje månad.',
  'exitBanReview@2020-07-01':
    'Inom sex månader från beslutet om utreseförbud ska nämnden pröva om det ska upphöra. Därefter inom sex månader från senaste prövningen. Förbudet upphör senast på 18-årsdagen.',
  'tempMovingBanSubmit@1990-07-01':
    'Ett tillfälligt flyttningsförbud ska underställas förvaltningsrätten inom en vecka. Annars upphör det.',
  'tempMovingBanApply@1990-07-01':
    'Fastställs det tillfälliga förbudet ska nämnden ansöka om flyttningsförbud inom två veckor från rättens beslut. Annars upphör det.',
  'tempExitBanSubmit@2020-07-01':
    'Ett tillfälligt utreseförbud ska underställas förvaltningsrätten inom en vecka. Annars upphör det.',
  'tempExitBanApply@2020-07-01':
    'Fastställs det tillfälliga förbudet ska nämnden ansöka om utreseförbud inom fyra veckor från rättens beslut. Rätten får ge mer tid. Annars upphör det.',
  'shelterUrgentSubmit@2024-04-01':
    'Ett beslut om omedelbart skyddat boende utan den andra vårdnadshavarens samtycke ska underställas förvaltningsrätten inom en vecka. Annars upphör det.',
  'shelterUrgentApply@2024-04-01':
    'Fastställs beslutet ska nämnden ansöka om skyddat boende inom sex veckor från att placeringen började. Rätten får ge mer tid.',
  'shelterReview@2024-04-01':
    'Minst en gång var sjätte månad ska nämnden överväga om insatsen ska fortsätta.',
  'contactLimitReviewShelter@2024-04-01':
    'I skyddat boende ska ett beslut om umgänge eller hemlig vistelseort övervägas minst en gång var sjätte månad.',
  'transferRequest@2013-01-01': transferMonth,
  'transferRequest@2025-07-01': transferMonth,
  'transferIvo@2013-01-01': transferDecision,
  'transferIvo@2025-07-01': transferDecision,
  'chairDecision@2018-01-01':
    'Det som ordföranden beslutar i nämndens ställe ska anmälas på nämndens nästa sammanträde. Dagen är sammanträdets dag.',
  'lexSarah@2013-01-01': misconduct,
  'lexSarah@2025-07-01': misconduct,
  'lexSarahInvestigation@2013-01-01': remedy,
  'lexSarahInvestigation@2025-07-01': remedy,
  'lexSarahIvo@2013-01-01': seriousMisconduct,
  'lexSarahIvo@2025-07-01': seriousMisconduct,
  'incidentEarlyNotice@2026-01-15':
    'En tidig varning om en betydande incident ska skickas inom 24 timmar från att den blev känd. Timmarna går även på natten och på helger.',
  'incidentNotification@2026-01-15':
    'En betydande incident ska anmälas inom 72 timmar från att den blev känd.',
  'incidentFinalReport@2026-01-15': 'En slutrapport ska komma inom en månad från anmälan.',
  'gdprBreach@2018-05-25':
    'En personuppgiftsincident ska anmälas till Integritetsskyddsmyndigheten inom 72 timmar från att den blev känd, om det inte är osannolikt att den innebär en risk för någon.',
  'fosterRegister@2002-01-01': register,
  'fosterRegister@2025-07-01': register,
  'statistics@2016-01-01':
    'Statistiken om barn och unga lämnas varje år. Sista dagen är inte bekräftad. Två månader från årsskiftet är en lokal regel.',
  'otherDuty@2018-01-01':
    'Nämnden ska se till att det den ansvarar för blir gjort. Lagen anger ingen tid. Du väljer hur många dagar som behövs.',
} satisfies Record<RuleVersionId, string>
