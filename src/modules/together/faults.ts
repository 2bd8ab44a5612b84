/** Why an update was not taken. Each has its sentence in text.sv.ts. */
export const updateFaults = [
  'update_unreadable',
  'update_of_another',
  'update_of_unknown_field',
  'update_not_text',
  'update_has_gaps',
  'update_out_of_place',
  'update_pen_reused',
  'update_field_too_long',
] as const
export type UpdateFault = (typeof updateFaults)[number]

/** An update that breaks a rule. What it was tried on is thrown away. */
export class BadUpdate extends Error {
  readonly fault: UpdateFault
  constructor(fault: UpdateFault) {
    super(fault)
    this.fault = fault
  }
}
