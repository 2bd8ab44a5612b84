import { type FileKind, fileKinds, mostFilesADay } from '#kernel/file-kinds.ts'

/** `removed`: disposed of; neither its words nor its bytes are there any more. */
export const fileStates = ['unexamined', 'clean', 'remade', 'removed'] as const
export type FileState = (typeof fileStates)[number]

/** The number in the register of a year (OSL 5:2): 'H2026-0017'. */
export const registerNumber = (year: string, serial: number): string =>
  `H${year}-${String(serial).padStart(4, '0')}`

/** What the file is called at home: its number alone, since a name of a file is read by whoever sees the folder. */
export const homeName = (number: string): string => `handling-${number.toLowerCase()}`

/** Who opens what nobody has examined says so first. A picture that was drawn anew holds nothing of what was sent. */
export const needsYes = (state: FileState): boolean => state === 'unexamined'

/** Word and Excel stay unexamined here whatever a scanner says: what they do is done by the program that opens them. */
export const stateOf = (kind: FileKind, told: Exclude<FileState, 'removed'>): FileState =>
  fileKinds[kind].sort === 'office' ? 'unexamined' : told

export const isTooManyToday = (already: number): boolean => already >= mostFilesADay
