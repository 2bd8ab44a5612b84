import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '#kernel/file-kinds.ts'
import { NotTaken } from './fault.ts'

const kinds: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

const startOf: Readonly<Partial<Record<FileKind, string>>> = {
  pdf: '%PDF-',
  jpeg: '\u00ff\u00d8\u00ff',
  png: '\u0089PNG\r\n\u001a\n',
  docx: 'PK\u0003\u0004',
  xlsx: 'PK\u0003\u0004',
}

/** The bytes must be of the promised kind, from the very first one. A text has no mark of its own and must have nobody else's. */
export const checkMagic = async (bytes: Buffer, promised: FileKind): Promise<void> => {
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime.startsWith('image/hei')) throw new NotTaken('file_heic')
  // Word and Excel with a password are no ZIP but the old container of Microsoft.
  if (found?.mime === 'application/x-cfb' && (promised === 'docx' || promised === 'xlsx'))
    throw new NotTaken('file_locked')
  if (found !== undefined && /macroenabled/i.test(found.mime)) throw new NotTaken('file_with_code')
  if (promised === 'text') {
    if (found !== undefined) throw new NotTaken('file_not_what_it_says')
    return
  }
  // What lies inside a ZIP is looked at by office.ts; here it is enough that it is one.
  const isOffice = promised === 'docx' || promised === 'xlsx'
  const start = startOf[promised] ?? ''
  if (bytes.subarray(0, start.length).toString('latin1') !== start)
    throw new NotTaken('file_not_what_it_says')
  if (!isOffice && kinds[found?.mime ?? ''] !== promised) throw new NotTaken('file_not_what_it_says')
}

const has = (bytes: Buffer, mark: string, from = 0): boolean => bytes.indexOf(mark, from, 'latin1') >= 0

/** A ZIP hangs at the end of what it hides in: its last record tells where the list of files begins. */
const carriesZip = (bytes: Buffer): boolean =>
  has(bytes.subarray(Math.max(0, bytes.length - 66_000)), 'PK\u0005\u0006') && has(bytes, 'PK\u0001\u0002')

const markup = /<(script|html|svg|iframe|!doctype\s+html|\?php)[\s>/]/i

/** The same bytes read as something else by another program: refused, also where we would draw them anew. */
export const refusePolyglot = (bytes: Buffer, kind: FileKind): void => {
  if (kind === 'docx' || kind === 'xlsx') {
    if (has(bytes, '%PDF-')) throw new NotTaken('file_two_in_one')
    return
  }
  if (carriesZip(bytes)) throw new NotTaken('file_two_in_one')
  const text = bytes.toString('latin1')
  if (kind !== 'pdf' && text.includes('%PDF-')) throw new NotTaken('file_two_in_one')
  if (kind === 'text' && markup.test(text)) throw new NotTaken('file_markup')
  if (kind !== 'text' && markup.test(text)) throw new NotTaken('file_two_in_one')
}
