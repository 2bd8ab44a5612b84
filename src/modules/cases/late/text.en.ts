import type { TextOf } from '#kernel/text.ts'
import { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  states: { waits: 'Still waits', carried_out: 'Carried out', ended: 'The decision ended' },
  quarter: (quarter, year) => `Quarter ${quarter}, ${year}`,
  interrupt: {
    act: 'The help was interrupted',
    lead: 'The decision still holds. Within three months the help is to go on, or it is reported to IVO and the auditors (SoL 34:1).',
    on: 'On which day was it interrupted?',
    reason: 'Why?',
    save: 'Save the interruption',
    since: (day) => `Interrupted since ${day}`,
    again: 'Enter when the help began again',
    againOn: 'On which day did it begin again?',
    why: 'Write why it takes time',
  },
  report: {
    tab: 'Decisions not carried out',
    title: 'Decisions that were not carried out',
    lead: 'Favourable decisions under SoL 11:1 that have not begun, or begun again after an interruption, within three months. Reported once a quarter to IVO and the auditors (SoL 34:1).',
    quarter: 'Quarter',
    running: 'The quarter has not ended. The report is not whole yet.',
    noReason: 'No reason. Whoever has the case writes why it takes time.',
    missing: (n) =>
      n === 1
        ? 'One decision has no reason. The report says why it takes time (SoL 34:1).'
        : `${n} decisions have no reason. The report says why it takes time (SoL 34:1).`,
    none: 'All decisions were carried out in time.',
    columns: {
      case: 'Case',
      kind: 'Help',
      decided: 'Decided',
      due: 'Should have begun',
      state: 'State',
      reason: 'Reason',
    },
    interrupted: (day) => `interrupted ${day}`,
    done: (state, day) => `${state} ${day}`,
    pdf: { ivo: 'For IVO', auditors: 'For the auditors', council: 'For the council' },
    download: 'The report as PDF',
    council: 'The council gets numbers only, no cases (SoL 34:3).',
    unverified:
      'Not checked by a lawyer: that the report to the council holds numbers by kind of help and state, and that a decision that ended stands by itself.',
  },
  // Documents of the authority are in Swedish (språklagen 10 §).
  document: sv.document,
}
