/** One alternative of a Select, ComboBox, RadioGroup or CheckboxGroup. */
export type Choice = {
  readonly value: string
  readonly label: string
  /** A second, softer line: what it means, who it is. */
  readonly note?: string
  readonly disabled?: boolean
}
