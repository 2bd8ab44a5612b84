import { inflateRawSync } from 'node:zlib'
import { NotTaken } from './fault.ts'

const mostEntries = 2_000
/** A document of Office is small when it is unpacked too; what is said of the sizes is not believed, it is counted. */
const mostUnpacked = 150 * 1024 * 1024
const endMark = 0x06054b50
const listMark = 0x02014b50
const entryMark = 0x04034b50

const unreadable = (): NotTaken => new NotTaken('file_unreadable')

const endOf = (bytes: Buffer): number => {
  const at = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (at < 0 || at + 22 > bytes.length || bytes.readUInt32LE(at) !== endMark) throw unreadable()
  // Nothing before the first file and nothing behind the end: a second file could hide there.
  if (at + 22 + bytes.readUInt16LE(at + 20) !== bytes.length) throw new NotTaken('file_two_in_one')
  return at
}

const inflated = (packed: Buffer, method: number, left: number): Buffer => {
  if (method === 0) return packed
  if (method !== 8) throw unreadable()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new NotTaken('file_bomb') : unreadable()
  }
}

const isOddName = (name: string): boolean =>
  name.startsWith('/') || /[\\:\p{Cc}]/u.test(name) || name.split('/').includes('..')

/**
 * The files in a ZIP, each unpacked once and counted: a bomb, a path that leads out, an entry that lies about itself or lies
 * upon another, a password – refused. Reads by the list at the end and holds each entry against its own head.
 */
export const readZip = (bytes: Buffer, most = mostUnpacked): ReadonlyMap<string, Buffer> => {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count === 0xffff || count > mostEntries) throw new NotTaken('file_bomb')
  let at = bytes.readUInt32LE(end + 16)
  let unpacked = 0
  const found = new Map<string, Buffer>()
  const spans: (readonly [number, number])[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== listMark) throw unreadable()
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [size, told] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const head = bytes.readUInt32LE(at + 42)
    if ((flags & 1) !== 0) throw new NotTaken('file_locked')
    if (isOddName(name) || found.has(name)) throw new NotTaken('file_two_in_one')
    if (told > most) throw new NotTaken('file_bomb')
    if (head + 30 > end || bytes.readUInt32LE(head) !== entryMark) throw unreadable()
    const ownLength = bytes.readUInt16LE(head + 26)
    if (bytes.toString('utf8', head + 30, head + 30 + ownLength) !== name)
      throw new NotTaken('file_two_in_one')
    const from = head + 30 + ownLength + bytes.readUInt16LE(head + 28)
    if (from + size > end) throw unreadable()
    const body = inflated(bytes.subarray(from, from + size), method, most - unpacked)
    if (body.length !== told) throw unreadable()
    unpacked += body.length
    spans.push([head, from + size])
    found.set(name, body)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  const sorted = spans.toSorted(([a], [b]) => a - b)
  if (sorted[0]?.[0] !== 0) throw new NotTaken('file_two_in_one')
  if (sorted.some(([from], i) => i > 0 && from < (sorted[i - 1]?.[1] ?? 0))) throw new NotTaken('file_bomb')
  return found
}
