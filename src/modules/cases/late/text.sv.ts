import { sv as kinds } from '../kinds/text.sv.ts'
import type { Receiver } from './contract.ts'
import type { LateState } from './rules.ts'

/** The kind of help in words; what is not known stays as it is stored. */
export const kindName = (kind: string): string =>
  Object.entries(kinds.kinds).find(([code]) => code === kind)?.[1] ?? kind

/** Decisions that were not carried out in time, and interruptions (SoL 34:1–3). */
export const sv = {
  states: {
    waits: 'Väntar fortfarande',
    carried_out: 'Verkställt',
    ended: 'Beslutet upphörde',
  } satisfies Record<LateState, string>,
  quarter: (quarter: number, year: number) => `Kvartal ${quarter}, ${year}`,
  interrupt: {
    act: 'Insatsen har avbrutits',
    lead: 'Beslutet gäller fortfarande. Inom tre månader ska insatsen ha börjat igen, annars rapporteras den till IVO och kommunens revisorer (SoL 34:1).',
    on: 'Vilken dag avbröts den?',
    reason: 'Varför?',
    save: 'Spara avbrottet',
    since: (day: string) => `Avbruten sedan ${day}`,
    again: 'Ange när insatsen började igen',
    againOn: 'Vilken dag började den igen?',
    why: 'Skriv varför det dröjer',
  },
  report: {
    tab: 'Ej verkställda beslut',
    title: 'Beslut som inte har verkställts',
    lead: 'Gynnande beslut enligt SoL 11:1 som inte har börjat, eller börjat igen efter ett avbrott, inom tre månader. Rapporteras en gång per kvartal till IVO och kommunens revisorer (SoL 34:1).',
    quarter: 'Kvartal',
    running: 'Kvartalet pågår. Rapporten är inte klar än.',
    noReason: 'Skäl saknas. Den som ansvarar för ärendet skriver varför det dröjer.',
    missing: (n: number) =>
      n === 1
        ? 'Ett beslut saknar skäl. Rapporten ska ange varför det dröjer (SoL 34:1).'
        : `${n} beslut saknar skäl. Rapporten ska ange varför det dröjer (SoL 34:1).`,
    none: 'Alla beslut har verkställts i tid.',
    columns: {
      case: 'Ärende',
      kind: 'Insats',
      decided: 'Beslutat',
      due: 'Skulle ha börjat',
      state: 'Läge',
      reason: 'Skäl',
    },
    interrupted: (day: string) => `avbröts ${day}`,
    done: (state: string, day: string) => `${state} ${day}`,
    pdf: { ivo: 'För IVO', auditors: 'För revisorerna', council: 'För fullmäktige' } satisfies Record<
      Receiver,
      string
    >,
    download: 'Rapporten som PDF',
    council: 'Fullmäktige får bara antal, inga ärenden (SoL 34:3).',
    unverified:
      'Inte kontrollerat av jurist: att fullmäktiges rapport innehåller antal per sorts insats och läge, och att ett beslut som upphör redovisas för sig.',
  },
  document: {
    titles: {
      ivo: 'Rapport till IVO om beslut som inte har verkställts',
      auditors: 'Rapport till kommunens revisorer om beslut som inte har verkställts',
      council: 'Statistikrapport till kommunfullmäktige om beslut som inte har verkställts',
    } satisfies Record<Receiver, string>,
    sender: (municipality: string) => `${municipality}, socialnämnden`,
    footer: (quarter: string) => `Ej verkställda beslut, ${quarter}`,
    notWhole: 'Kvartalet pågår: rapporten är inte klar.',
    quarter: 'Avser',
    days: 'Dagar',
    number: 'Antal beslut',
    decisions: 'Besluten',
    one: (kind: string, number: string) => `${kind}, ärende ${number}`,
    decidedOn: (day: string) => `Beslutat ${day}.`,
    interruptedOn: (day: string) => `Verkställigheten avbröts ${day}.`,
    waits: 'Inte verkställt.',
    done: (state: LateState, day: string) =>
      state === 'ended'
        ? `Beslutet upphörde ${day} utan att ha verkställts.`
        : `Verkställt ${day} (SoL 34:2).`,
    reason: (words: string) => `Skäl för fördröjningen: ${words}`,
    noReason: 'Skäl för fördröjningen: inte angivet.',
    count: (state: string, n: number) => `${state}: ${n}`,
    none: 'Alla beslut har verkställts i tid.',
  },
}
