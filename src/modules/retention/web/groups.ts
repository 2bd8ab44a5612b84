/** What people call the rows of a table: the first group that has it. All else is what the house itself noted. */
const groups = {
  register: /^(persons|person_\w+|relations|former_\w+|access_denials)$/,
  reports: /^report/,
  notes: /^(notes?|note_\w+|own_\w+|shared_\w+)$/,
  investigations: /^(assessment\w*|investigations|information_requests|communications|opening_notices)$/,
  decisions: /^(decision\w*|minutes\w*|agenda_items|appeal\w*|consults)$/,
  help: /^(interventions?|interruptions|implementation\w*|plan_goals|follow_ups|child_follow_ups|execution_reports|consent\w*|low_threshold_services)$/,
  care: /^(placement\w*|stays|care_\w+|named_workers|measure\w*)$/,
  meetings: /^visit/,
  cases:
    /^(cases|case_conflicts|child_moves|transfers|assignments|watches|clocks|clock_extensions|handover_items)$/,
} as const
export const groupNames = [
  'register',
  'reports',
  'notes',
  'investigations',
  'decisions',
  'help',
  'care',
  'meetings',
  'cases',
  'house',
] as const
export type Group = (typeof groupNames)[number]

const groupOf = (table: string): Group =>
  groupNames.find((name) => name !== 'house' && groups[name].test(table)) ?? 'house'

/** Rows by what people call them, those with none left out. */
export const grouped = (counts: Readonly<Record<string, number>>): readonly (readonly [Group, number])[] =>
  groupNames.flatMap((name) => {
    const rows = Object.entries(counts)
      .filter(([table]) => groupOf(table) === name)
      .reduce((sum, [, n]) => sum + n, 0)
    return rows === 0 ? [] : [[name, rows] as const]
  })
