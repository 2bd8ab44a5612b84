import type { ProcessKind, StateOf, StepOf } from './processes/contract.ts'
import { municipalityWords, serviceWords } from './text-processes-service.sv.ts'

/** A process in words: its name, what a state means, and what happened in a step (it is also the button). */
export type ProcessWords = {
  readonly [K in ProcessKind]: {
    name: string
    states: { [S in StateOf<K>]: string }
    steps: { [S in StepOf<K>]: string }
  }
}

const timeExtended = 'Rätten gav längre tid'
const moreTime = {
  moreTimeAsked: 'Begärt längre tid hos rätten',
  moreTimeRefused: 'Rätten gav inte längre tid',
}

const temporaryBan = {
  states: {
    decided: 'Beslutat, inte underställt rätten än',
    submitted: 'Hos rätten för prövning',
    confirmed: 'Fastställt av rätten',
    applied: 'Ansökan finns hos rätten',
    banGranted: 'Rätten har beslutat om förbudet',
    banRefused: 'Rätten avslog ansökan',
    ended: 'Upphävt',
    lapsed: 'Har upphört av sig självt',
  },
  steps: {
    decided: 'Tillfälligt förbud beslutat',
    submittedToCourt: 'Underställt rätten',
    courtConfirmed: 'Rätten fastställde',
    courtLifted: 'Rätten hävde',
    applied: 'Ansökt om förbud',
    timeExtended,
    granted: 'Rätten beslutade om förbudet',
    refused: 'Rätten avslog ansökan',
    lapsed: 'Tiden gick ut',
    ended: 'Nämnden hävde',
  },
}

const contactDecided = 'Beslut om umgänge medan förbudet gäller'

const ban = {
  applied: 'Ansökan finns hos rätten',
  running: 'Förbudet gäller',
  refused: 'Rätten avslog ansökan',
  ended: 'Förbudet har upphört',
}

const restriction = {
  states: { running: 'Beslutet gäller', ended: 'Beslutet har upphört' },
  steps: {
    decided: 'Beslut om umgänge eller hemlig vistelseort',
    reviewed: 'Övervägt, beslutet behövs fortfarande',
    ended: 'Beslutet upphörde',
  },
}

const followUp = {
  states: { running: 'Uppföljningen pågår', closed: 'Uppföljningen är avslutad' },
  steps: {
    started: 'Uppföljningen började',
    finished: 'Uppföljningen avslutades',
    investigationOpened: 'En ny utredning inleddes',
  },
}

export const processWords: ProcessWords = {
  lvuCare: {
    name: 'Vård enligt LVU',
    states: {
      decided: 'Omhändertagen, inte hämtad och inte underställt rätten än',
      enforced: 'Omhändertagen och hämtad, inte underställt rätten än',
      submitted: 'Omhändertagandet prövas av rätten, barnet är inte hämtat',
      submittedEnforced: 'Omhändertagen, rätten prövar beslutet',
      confirmed: 'Omhändertagandet är fastställt, barnet är inte hämtat',
      confirmedEnforced: 'Omhändertagen, fastställt av rätten',
      applied: 'Ansökan om vård finns hos rätten',
      caseDecided: 'Ansökan hos rätten, omhändertagen men inte hämtad',
      caseEnforced: 'Ansökan hos rätten, omhändertagen och hämtad',
      caseSubmitted: 'Ansökan hos rätten, omhändertagandet prövas',
      caseSubmittedEnforced: 'Ansökan hos rätten, omhändertagen, beslutet prövas',
      caseConfirmed: 'Ansökan hos rätten, omhändertagandet är fastställt, barnet är inte hämtat',
      caseConfirmedEnforced: 'Ansökan hos rätten, omhändertagen',
      granted: 'Rätten har beslutat om vård, den har inte börjat',
      grantedInCare: 'Rätten har beslutat om vård, barnet är placerat',
      refusedNotFinal: 'Rätten avslog, beslutet kan ändras',
      final: 'Beslutet om vård har laga kraft, vården har inte börjat',
      careRunning: 'Rätten har beslutat om vård, och vården har börjat',
      careRefused: 'Ingen vård enligt LVU',
      custodyEnded: 'Omhändertagandet har upphört',
      custodyLapsed: 'Omhändertagandet upphörde när tiden gick ut',
      judgmentLapsed: 'Rättens beslut upphörde när tiden gick ut',
      withdrawn: 'Ansökan är återkallad',
    },
    steps: {
      custodyDecided: 'Beslut om omedelbart omhändertagande',
      enforced: 'Barnet hämtades och placerades',
      submittedToCourt: 'Underställt rätten',
      courtConfirmed: 'Rätten fastställde',
      courtLifted: 'Rätten hävde omhändertagandet',
      boardEndedCustody: 'Nämnden lät omhändertagandet upphöra',
      custodyLapsed: 'Tiden gick ut',
      ...moreTime,
      timeExtended,
      careApplied: 'Ansökt om vård',
      granted: 'Rätten beslutade om vård',
      refused: 'Rätten avslog ansökan',
      grantedOnAppeal: 'Högre rätt beslutade om vård',
      refusedOnAppeal: 'Högre rätt avslog',
      judgmentFinal: 'Beslutet fick laga kraft',
      careStarted: 'Vården började',
      judgmentLapsed: 'Vården började inte i tid',
      withdrawn: 'Ansökan återkallades',
    },
  },
  preventive22: {
    name: 'Förebyggande insats enligt LVU 22 §',
    states: { running: 'Insatsen pågår', ended: 'Insatsen har upphört' },
    steps: {
      decided: 'Nämnden beslutade om insatsen',
      reconsidered: 'Omprövad, insatsen fortsätter',
      replacedByCare: 'Barnet omhändertogs eller fick vård',
      ended: 'Insatsen upphörde',
    },
  },
  contactRestriction: { name: 'Begränsat umgänge enligt LVU', ...restriction },
  movingBan: {
    name: 'Flyttningsförbud',
    states: ban,
    steps: {
      applied: 'Ansökt om flyttningsförbud',
      granted: 'Rätten beslutade om förbud',
      refused: 'Rätten avslog ansökan',
      contactDecided,
      reviewed: 'Övervägt, förbudet behövs fortfarande',
      ended: 'Förbudet upphörde',
    },
  },
  temporaryMovingBan: {
    name: 'Tillfälligt flyttningsförbud',
    states: temporaryBan.states,
    steps: { ...temporaryBan.steps, contactDecided },
  },
  exitBan: {
    name: 'Utreseförbud',
    states: ban,
    steps: {
      applied: 'Ansökt om utreseförbud',
      granted: 'Rätten beslutade om förbud',
      refused: 'Rätten avslog ansökan',
      reviewed: 'Omprövat, förbudet behövs fortfarande',
      tripAllowed: 'Undantag för en viss resa',
      ended: 'Förbudet upphörde',
    },
  },
  temporaryExitBan: {
    name: 'Tillfälligt utreseförbud',
    states: temporaryBan.states,
    steps: { ...temporaryBan.steps, ...moreTime },
  },
  shelter: {
    name: 'Skyddat boende',
    states: {
      consented: 'Beviljat med samtycke, barnet har inte flyttat in',
      decided: 'Omedelbar insats beslutad',
      decidedPlaced: 'I skyddat boende, beslutet är inte underställt rätten än',
      submitted: 'Beslutet prövas av rätten, barnet har inte flyttat in',
      submittedPlaced: 'I skyddat boende, beslutet prövas av rätten',
      confirmed: 'Fastställt av rätten, barnet har inte flyttat in',
      confirmedPlaced: 'I skyddat boende, fastställt av rätten',
      applied: 'Ansökan finns hos rätten',
      appliedUrgent: 'Ansökan finns hos rätten, barnet har inte flyttat in',
      appliedPlaced: 'I skyddat boende, ansökan finns hos rätten',
      granted: 'Rätten har beviljat, barnet har inte flyttat in',
      final: 'Beslutet har laga kraft, barnet har inte flyttat in',
      running: 'I skyddat boende',
      ended: 'Insatsen har upphört',
      lapsed: 'Beslutet upphörde när tiden gick ut',
    },
    steps: {
      consented: 'Beviljat med båda vårdnadshavarnas samtycke',
      urgentDecided: 'Omedelbar insats utan den andres samtycke',
      placed: 'Barnet flyttade in',
      submittedToCourt: 'Underställt rätten',
      courtConfirmed: 'Rätten fastställde',
      courtLifted: 'Rätten hävde',
      applied: 'Ansökt hos rätten',
      timeExtended,
      granted: 'Rätten beviljade',
      refused: 'Rätten avslog ansökan',
      judgmentFinal: 'Beslutet fick laga kraft',
      considered: 'Övervägt, insatsen fortsätter',
      lapsed: 'Tiden gick ut',
      ended: 'Insatsen upphörde',
    },
  },
  shelterContactRestriction: { name: 'Begränsat umgänge i skyddat boende', ...restriction },
  placementReview: {
    name: 'Följa vården',
    states: {
      sol: 'Placerad med samtycke (SoL)',
      lvu2: 'Placerad enligt LVU 2 §',
      lvu3: 'Placerad enligt LVU 3 §',
      adult: 'Placerad, har fyllt 18 år',
      ended: 'Placeringen har upphört',
    },
    steps: {
      startedSol: 'Placeringen började med samtycke (SoL)',
      startedLvu2: 'Vården började enligt LVU 2 §',
      startedLvu3: 'Vården började enligt LVU 3 §',
      cameToFamilyHome: 'Kom till ett familjehem',
      leftFamilyHome: 'Lämnade familjehemmet',
      considered: 'Nämnden övervägde vården',
      consideredLvu2: 'Nämnden övervägde vården enligt LVU',
      reconsidered: 'Nämnden omprövade vården',
      custodyConsidered: 'Nämnden övervägde flyttad vårdnad',
      planRevised: 'Vårdplanen omprövades',
      visited: 'Socialsekreteraren besökte barnet',
      healthNoticeSent: 'Regionen underrättades om hälsoundersökning',
      healthNoticeNeedless: 'Hälsoundersökning behövs inte',
      homeGotManyChildren: 'Hemmet fick fler än tre barn',
      ivoToldOfMany: 'IVO underrättades om fler än tre barn',
      becameSol: 'Vården fortsätter med samtycke (SoL)',
      becameLvu2: 'Vården fortsätter enligt LVU 2 §',
      becameLvu3: 'Vården fortsätter enligt LVU 3 §',
      turnedAdult: 'Fyllde 18 år',
      ended: 'Placeringen upphörde',
    },
  },
  emergencyHome: {
    name: 'Jourhem',
    states: {
      placed: 'I jourhem, utredningen pågår',
      counting: 'I jourhem, utredningen är avslutad',
      moved: 'Har flyttat från jourhemmet',
    },
    steps: {
      placed: 'Kom till jourhemmet',
      investigationClosed: 'Utredningen avslutades',
      investigationReopened: 'En ny utredning inleddes',
      moved: 'Flyttade från jourhemmet',
    },
  },
  followUpAfterInvestigation: { name: 'Uppföljning efter utredning', ...followUp },
  followUpAfterPlacement: { name: 'Uppföljning efter placering', ...followUp },
  followUpAfterLvu: { name: 'Uppföljning efter LVU', ...followUp },
  ...serviceWords,
  ...municipalityWords,
}
