/**
 * What may come in as a file, for the door of the server and the button on the screen. A kind is told by three things that
 * must agree: the extension, the type that the browser says, and the first bytes (trust.md 6.1).
 */
type KindOfFile = {
  readonly extensions: readonly string[]
  readonly type: string
  /** A picture is drawn anew; a file of Office is never shown, only taken home. */
  readonly sort: 'document' | 'picture' | 'text' | 'office'
}

export const fileKinds = {
  pdf: { extensions: ['pdf'], type: 'application/pdf', sort: 'document' },
  jpeg: { extensions: ['jpg', 'jpeg'], type: 'image/jpeg', sort: 'picture' },
  png: { extensions: ['png'], type: 'image/png', sort: 'picture' },
  text: { extensions: ['txt'], type: 'text/plain', sort: 'text' },
  docx: {
    extensions: ['docx'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sort: 'office',
  },
  xlsx: {
    extensions: ['xlsx'],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sort: 'office',
  },
} as const satisfies Readonly<Record<string, KindOfFile>>

export type FileKind = keyof typeof fileKinds

export const fileKindNames = [
  'pdf',
  'jpeg',
  'png',
  'text',
  'docx',
  'xlsx',
] as const satisfies readonly FileKind[]

/** trust.md 6.1. */
export const mostFileBytes = 25 * 1024 * 1024
export const mostFilesADay = 50
export const mostPixels = 40_000_000

/** Why a file is not taken. Each has a sentence that says what to do instead (modules/files/text.sv.ts). */
export const fileFaults = [
  'file_missing',
  'file_empty',
  'file_too_big',
  'file_cut',
  'file_name',
  'file_kind',
  'file_heic',
  'file_not_what_it_says',
  'file_markup',
  'file_two_in_one',
  'file_unreadable',
  'file_too_many_pixels',
  'file_locked',
  'file_with_code',
  'file_with_files',
  'file_bomb',
  'file_not_utf8',
  'file_virus',
] as const
export type FileFault = (typeof fileFaults)[number]

/** The extension of a name, in small letters and without its dot; '' where there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Which kind a name promises; undefined for all that is not on the list. */
export const kindOfName = (name: string): FileKind | undefined =>
  fileKindNames.find((kind) => fileKinds[kind].extensions.some((one) => one === extensionOf(name)))
