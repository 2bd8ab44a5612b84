import { inflateSync } from 'node:zlib'
import { NotTaken } from './fault.ts'

/** What packed objects may become, all in one file together. */
const mostUnpacked = 64 * 1024 * 1024

/** A name may be written with codes: /J#61vaScript. */
const plain = (text: string): string =>
  text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

// Long names, so that the bytes of a picture do not spell them by chance.
const code = /\/(JavaScript|Launch|RichMedia|XFA|ImportData|SubmitForm)(?=[\s/<>[\]()%]|$)/
const files = /\/(EmbeddedFiles?|FileAttachment)(?=[\s/<>[\]()%]|$)/
const locked = /\/Encrypt(?=[\s/<>[\]()%]|$)/

const refuseIn = (text: string): void => {
  const read = plain(text)
  if (code.test(read)) throw new NotTaken('file_with_code')
  if (files.test(read)) throw new NotTaken('file_with_files')
}

/** The words that tell what a stream is stand before it, behind the last object's beginning. */
const headOf = (text: string, at: number): string =>
  plain(text.slice(Math.max(0, text.lastIndexOf('obj', at)), at))

/** Objects may lie packed in a stream, out of sight: they are unpacked and looked at as well. */
const packedObjects = function* (bytes: Buffer, text: string): Generator<string> {
  let left = mostUnpacked
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const at = match.index
    if (text.slice(at - 3, at) === 'end') continue
    const head = headOf(text, at)
    if (!/\/ObjStm(?=[\s/<>])/.test(head)) continue
    if (!/\/Filter\s*(\[\s*)?\/FlateDecode\s*(\]|\/|>|\s)/.test(head)) {
      if (/\/Filter/.test(head)) throw new NotTaken('file_unreadable')
      continue
    }
    const from = at + match[0].length
    const end = text.indexOf('endstream', from)
    try {
      const objects = inflateSync(bytes.subarray(from, end < 0 ? undefined : end), {
        maxOutputLength: Math.max(1, left),
      })
      left -= objects.length
      yield objects.toString('latin1')
    } catch (error) {
      const bomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      throw new NotTaken(bomb ? 'file_bomb' : 'file_unreadable')
    }
  }
}

/** Unpacked, a page or a picture is so large at most, and all of them together: more is made to bring a reader down. */
const mostOfOne = 150 * 1024 * 1024
const mostOfAll = 400 * 1024 * 1024

const refuseBombs = (bytes: Buffer, text: string): void => {
  let left = mostOfAll
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const at = match.index
    if (text.slice(at - 3, at) === 'end') continue
    const head = headOf(text, at)
    if (/\/(FlateDecode|Fl)\s*\/(FlateDecode|Fl)\b/.test(head)) throw new NotTaken('file_bomb')
    if (!/\/(FlateDecode|Fl)\b/.test(head)) continue
    const from = at + match[0].length
    const end = text.indexOf('endstream', from)
    left -= unpackedLength(bytes.subarray(from, end < 0 ? undefined : end), Math.min(mostOfOne, left))
    if (left <= 0) throw new NotTaken('file_bomb')
  }
}

/** A picture that cannot be unpacked is a reader's trouble, not a danger. */
const unpackedLength = (packed: Buffer, most: number): number => {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new NotTaken('file_bomb')
    return 0
  }
}

/**
 * A PDF that only shows pages: no code, no other files in it, no password behind which either could hide, and nothing behind
 * its end. It is kept as it came, since what was signed must stay the same.
 */
export const checkPdf = (bytes: Buffer): void => {
  const text = bytes.toString('latin1')
  const last = text.lastIndexOf('%%EOF')
  if (last < 0) throw new NotTaken('file_unreadable')
  if (text.slice(last + 5).trim().length > 0) throw new NotTaken('file_two_in_one')
  if (!/\d+\s+\d+\s+obj\b/.test(text)) throw new NotTaken('file_unreadable')
  if (locked.test(plain(text))) throw new NotTaken('file_locked')
  refuseIn(text)
  for (const objects of packedObjects(bytes, text)) refuseIn(objects)
  refuseBombs(bytes, text)
}
