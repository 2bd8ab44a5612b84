import type { ProcessWords } from './text-processes.sv.ts'

/** Courses between authorities and parties. */
export const serviceWords: Pick<
  ProcessWords,
  'transfer' | 'slowness' | 'youthService' | 'sip' | 'chairDecision'
> = {
  transfer: {
    name: 'Move the case to another municipality',
    states: {
      waiting: 'Waiting for the other municipality',
      refused: 'The other municipality said no',
      atIvo: 'IVO tries the application',
      handedOver: 'The case is moved',
      stays: 'The case stays with us',
      withdrawn: 'The request is withdrawn',
    },
    steps: {
      requested: 'Asked in writing that the case be moved',
      accepted: 'The other municipality said yes',
      refused: 'The other municipality said no',
      ivoAskedAfterSilence: 'No answer in a month, applied to IVO',
      ivoAsked: 'Applied to IVO',
      ivoMovedIt: 'IVO decided that the case is moved',
      ivoLeftIt: 'IVO refused the application',
      withdrawn: 'The request was withdrawn',
    },
  },
  slowness: {
    name: 'Demand that the case be decided',
    states: {
      running: 'The case goes on',
      demanded: 'The party has demanded a decision',
      demandRefused: 'The demand is refused, the case goes on',
      decided: 'The case is decided',
    },
    steps: {
      partyBegan: 'The party began the case',
      demanded: 'The party demanded a decision',
      demandRefused: 'The demand was refused in a decision of its own',
      decided: 'The case was decided',
    },
  },
  youthService: {
    name: 'Youth service',
    states: { waiting: 'Waiting to begin', begun: 'Has begun', notBegun: 'Did not begin' },
    steps: {
      judgmentFinal: 'The judgment became final',
      begun: 'Youth service began, with a work plan',
      notBegun: 'Youth service did not begin',
    },
  },
  sip: {
    name: 'Coordinated individual plan',
    states: {
      waiting: 'Must begin',
      begun: 'Work goes on',
      done: 'The plan is made',
      declined: 'Will not be made',
    },
    steps: {
      needKnown: 'There is need and consent',
      begun: 'Work began',
      planMade: 'The plan was made',
      declined: 'Consent was withdrawn, or the need is gone',
    },
  },
  chairDecision: {
    name: 'Tell the board of a chair’s decision',
    states: { waiting: 'Must be told at the next meeting', told: 'Told to the board' },
    steps: {
      decided: 'The chair decided',
      meetingMoved: 'The meeting was moved',
      told: 'The decision was told',
    },
  },
}

/** What the municipality itself owes. */
export const municipalityWords: Pick<
  ProcessWords,
  'lexSarah' | 'incident' | 'gdprBreach' | 'fosterRegister' | 'statistics' | 'otherDuty'
> = {
  lexSarah: {
    name: 'Lex Sarah report',
    states: {
      reported: 'Reported, must be received',
      received: 'Being investigated and put right',
      serious: 'Serious, must be told to IVO',
      ivoTold: 'Told to IVO, being put right',
      closed: 'Investigated and put right',
    },
    steps: {
      noticed: 'The misconduct was noticed',
      received: 'The report was received',
      foundSerious: 'Judged to be serious',
      toldIvo: 'Told to IVO',
      remedied: 'Investigated and put right',
    },
  },
  incident: {
    name: 'IT incident',
    states: {
      known: 'Known, early notice and notification due',
      warned: 'Early notice sent, notification due',
      notified: 'Notified, final report due',
      closed: 'Final report sent',
      notSignificant: 'Not significant',
    },
    steps: {
      known: 'The incident was known',
      warned: 'Early notice was sent',
      notified: 'The incident was notified',
      finalReportSent: 'The final report was sent',
      notSignificant: 'The incident is not significant',
    },
  },
  gdprBreach: {
    name: 'Personal data breach',
    states: { known: 'Known, must be notified', closed: 'Notified', documented: 'Documented, not notified' },
    steps: {
      known: 'The breach was known',
      notified: 'Notified to the data protection authority',
      unlikelyRisk: 'Unlikely to be a risk, documented',
    },
  },
  fosterRegister: {
    name: 'Register of children in family homes',
    states: { open: 'Must be sent to IVO', sent: 'Sent to IVO' },
    steps: { yearEnded: 'The year ended', sent: 'The copy was sent to IVO' },
  },
  statistics: {
    name: 'Statistics about children and youth',
    states: { open: 'Must be sent', sent: 'Sent' },
    steps: { yearEnded: 'The year ended', sent: 'The statistics were sent' },
  },
  otherDuty: {
    name: 'Another duty',
    states: { open: 'To be done', done: 'Done', dropped: 'No longer needed' },
    steps: {
      opened: 'The duty was put down',
      givenMoreTime: 'Given more time',
      done: 'The duty is done',
      dropped: 'The duty is no longer needed',
    },
  },
}
