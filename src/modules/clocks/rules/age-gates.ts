import { addYears, type Day } from '#kernel/day.ts'

/** A birthday that changes what the law asks. The meaning is told in the text files, by age. */
export type AgeGate = { readonly age: GateAge; readonly on: Day; readonly paragraph: string }

const gates = [
  { age: 12, paragraph: 'SoL 21:1' },
  { age: 15, paragraph: 'SoL 3:4, 21:1; LVU 36' },
  { age: 16, paragraph: 'SoL 9:1, 9:3' },
  { age: 18, paragraph: 'SoL 22:13; LVU 21, 31 c' },
  { age: 20, paragraph: 'LVU 1, 6, 22' },
  { age: 21, paragraph: 'LVU 21, 22; SoL 9:1, 13:7' },
] as const
export type GateAge = (typeof gates)[number]['age']

/** The ages and paragraphs alone, as rows of the page "Klockorna". */
export const ageGateRules = gates.map((gate) => ({
  ...gate,
  heldBy:
    'src/modules/clocks/rules/age-gates.test.ts › the birthdays that change what the law asks are 12, 15, 16, 18, 20 and 21',
}))

/** The birthdays on which something changes for the child. Born on 29 February, it is 28 February in other years. */
export const ageGates = (birthOn: Day): readonly AgeGate[] =>
  gates.map(({ age, paragraph }) => ({ age, on: addYears(birthOn, age), paragraph }))
