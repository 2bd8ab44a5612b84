import { type CellValue, readSheet } from 'read-excel-file/universal'
import { readCsv } from '#kernel/csv.ts'
import { BadInput } from '#kernel/errors.ts'
import { extensionOf, fileKinds } from '#kernel/file-kinds.ts'
import { NotTaken } from '#platform/files/door/fault.ts'
import { readZip } from '#platform/files/door/zip.ts'
import { examine } from '#platform/files/examine.ts'

/** Unpacked: two thousand rows are half a megabyte. A sheet that is all zeros packs a thousand to one. */
const mostUnpacked = 12 * 1024 * 1024

const refuse = (code: string, facts: Readonly<Record<string, unknown>> = {}): BadInput =>
  new BadInput([{ path: 'file', code, facts }])

/**
 * Text as HR systems write it: UTF-8 with or without its mark, UTF-16 with its mark, else the Latin-1 of Windows, in which any
 * row of bytes is a text.
 */
const decoded = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const fromCsv = (bytes: Buffer): readonly (readonly string[])[] => {
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw refuse('hr_unreadable')
  const csv = readCsv(text)
  if ('fault' in csv) throw refuse(`csv_${csv.fault}`, { line: csv.line })
  return csv.rows
}

const isMoment = (cell: unknown): cell is { readonly toISOString: () => string } =>
  typeof cell === 'object' && cell !== null && 'toISOString' in cell

/** A cell that is a day comes as a moment at midnight in UTC. */
const textOf = (cell: CellValue | null): string => {
  if (cell === null || cell === undefined) return ''
  return isMoment(cell) ? cell.toISOString().slice(0, 10) : String(cell).trim()
}

/** Through the door first (trust.md 6.1): macros, outer links and lying sizes are refused there. */
const fromSheet = async (name: string, bytes: Buffer): Promise<readonly (readonly string[])[]> => {
  try {
    const looked = await examine({ name, type: fileKinds.xlsx.type, bytes })
    readZip(looked.bytes, mostUnpacked)
    const copy = new Uint8Array(looked.bytes)
    const sheet = await readSheet(copy.buffer)
    return sheet.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== ''))
  } catch (error) {
    if (error instanceof NotTaken) throw refuse(error.fault)
    throw refuse('hr_unreadable')
  }
}

/** The rows of the first sheet, the heading among them; what cannot be read is told with what to do instead. */
export const readTable = async (name: string, bytes: Buffer): Promise<readonly (readonly string[])[]> => {
  const extension = extensionOf(name)
  if (extension === 'xls') throw refuse('hr_old_excel')
  if (extension === 'xlsx') return fromSheet(name, bytes)
  if (extension !== 'csv' && extension !== 'txt') throw refuse('hr_kind')
  return fromCsv(bytes)
}
