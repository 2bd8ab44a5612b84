import type { ProcessWords } from './text-processes.sv.ts'

/** Courses between authorities and parties. */
export const serviceWords: Pick<
  ProcessWords,
  'transfer' | 'slowness' | 'youthService' | 'sip' | 'chairDecision'
> = {
  transfer: {
    name: 'Flytta ärendet till en annan kommun',
    states: {
      waiting: 'Väntar på svar från den andra kommunen',
      refused: 'Den andra kommunen sa nej',
      atIvo: 'IVO prövar ansökan',
      handedOver: 'Ärendet är överflyttat',
      stays: 'Ärendet stannar hos oss',
      withdrawn: 'Begäran är återkallad',
    },
    steps: {
      requested: 'Begärde skriftligen att ärendet flyttas',
      accepted: 'Den andra kommunen sa ja',
      refused: 'Den andra kommunen sa nej',
      ivoAskedAfterSilence: 'Inget svar på en månad, ansökte hos IVO',
      ivoAsked: 'Ansökte hos IVO',
      ivoMovedIt: 'IVO beslutade att ärendet flyttas',
      ivoLeftIt: 'IVO avslog ansökan',
      withdrawn: 'Begäran återkallades',
    },
  },
  slowness: {
    name: 'Begäran om att ärendet avgörs',
    states: {
      running: 'Ärendet pågår',
      demanded: 'Parten har begärt att ärendet avgörs',
      demandRefused: 'Begäran är avslagen, ärendet pågår',
      decided: 'Ärendet är avgjort',
    },
    steps: {
      partyBegan: 'Parten startade ärendet',
      demanded: 'Parten begärde att ärendet avgörs',
      demandRefused: 'Begäran avslogs i ett eget beslut',
      decided: 'Ärendet avgjordes',
    },
  },
  youthService: {
    name: 'Ungdomstjänst',
    states: {
      waiting: 'Väntar på att börja',
      begun: 'Ungdomstjänsten har börjat',
      notBegun: 'Blev inte av',
    },
    steps: {
      judgmentFinal: 'Domen fick laga kraft',
      begun: 'Ungdomstjänsten började, med arbetsplan',
      notBegun: 'Ungdomstjänsten blev inte av',
    },
  },
  sip: {
    name: 'Samordnad individuell plan',
    states: {
      waiting: 'Ska börja',
      begun: 'Arbetet pågår',
      done: 'Planen är klar',
      declined: 'Blir inte av',
    },
    steps: {
      needKnown: 'Behov och samtycke finns',
      begun: 'Arbetet började',
      planMade: 'Planen blev klar',
      declined: 'Samtycket togs tillbaka, eller behovet försvann',
    },
  },
  chairDecision: {
    name: 'Anmäla ordförandebeslut',
    states: { waiting: 'Ska anmälas på nästa sammanträde', told: 'Anmält för nämnden' },
    steps: {
      decided: 'Ordföranden beslutade',
      meetingMoved: 'Sammanträdet flyttades',
      told: 'Beslutet anmäldes',
    },
  },
}

/** What the municipality itself owes. */
export const municipalityWords: Pick<
  ProcessWords,
  'lexSarah' | 'incident' | 'gdprBreach' | 'fosterRegister' | 'statistics' | 'otherDuty'
> = {
  lexSarah: {
    name: 'Rapport enligt lex Sarah',
    states: {
      reported: 'Rapporterat, ska tas emot',
      received: 'Utreds och rättas till',
      serious: 'Allvarligt, ska anmälas till IVO',
      ivoTold: 'Anmält till IVO, rättas till',
      closed: 'Utrett och rättat till',
    },
    steps: {
      noticed: 'Missförhållandet uppmärksammades',
      received: 'Rapporten togs emot',
      foundSerious: 'Bedömdes som allvarligt',
      toldIvo: 'Anmäldes till IVO',
      remedied: 'Utrett och rättat till',
    },
  },
  incident: {
    name: 'It-incident',
    states: {
      known: 'Känd, ska varnas om och anmälas',
      warned: 'Tidig varning skickad, ska anmälas',
      notified: 'Anmäld, väntar på slutrapport',
      closed: 'Slutrapport skickad',
      notSignificant: 'Inte betydande',
    },
    steps: {
      known: 'Incidenten blev känd',
      warned: 'Tidig varning skickades',
      notified: 'Incidenten anmäldes',
      finalReportSent: 'Slutrapporten skickades',
      notSignificant: 'Incidenten är inte betydande',
    },
  },
  gdprBreach: {
    name: 'Personuppgiftsincident',
    states: { known: 'Känd, ska anmälas', closed: 'Anmäld', documented: 'Dokumenterad, anmäls inte' },
    steps: {
      known: 'Incidenten blev känd',
      notified: 'Anmäldes till Integritetsskyddsmyndigheten',
      unlikelyRisk: 'Osannolik risk, dokumenteras',
    },
  },
  fosterRegister: {
    name: 'Registret över barn i familjehem',
    states: { open: 'Ska skickas till IVO', sent: 'Skickat till IVO' },
    steps: { yearEnded: 'Året tog slut', sent: 'Kopian skickades till IVO' },
  },
  statistics: {
    name: 'Statistik om barn och unga',
    states: { open: 'Ska skickas till Socialstyrelsen', sent: 'Skickad till Socialstyrelsen' },
    steps: { yearEnded: 'Året tog slut', sent: 'Statistiken skickades' },
  },
  otherDuty: {
    name: 'Annan uppgift',
    states: { open: 'Ska göras', done: 'Klar', dropped: 'Behövs inte längre' },
    steps: {
      opened: 'Uppgiften lades upp',
      givenMoreTime: 'Fick mer tid',
      done: 'Uppgiften är gjord',
      dropped: 'Uppgiften behövs inte längre',
    },
  },
}
