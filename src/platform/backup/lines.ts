import { BackupRefused } from './manifest.ts'

const lineBreak = 0x0a
/** How COPY's text format ends; within rows a backslash is always doubled, so it cannot be one of them. */
const endOfRows = Buffer.from('\n\\.\n')
const longestLine = 64 * 1024 * 1024

/** A reader of what is inside a backup: single lines, and the rows of a table as they are, without holding them all. */
export type Lines = {
  /** The next line without its break; undefined at the end. */
  readonly line: () => Promise<string | undefined>
  /** The bytes of a table's rows, up to and without the line that ends them. */
  readonly rows: () => AsyncGenerator<Buffer>
  /** Reads no more, also when the end was not reached. */
  readonly close: () => Promise<void>
}

export const countLines = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(lineBreak); at >= 0; at = bytes.indexOf(lineBreak, at + 1)) count += 1
  return count
}

const cutShort = (): BackupRefused => new BackupRefused('The backup ends in the middle of a table.')

export const linesOf = (source: AsyncIterable<Uint8Array>): Lines => {
  const iterator = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await iterator.next()
    if (next.done === true) return false
    rest = rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([rest, next.value])
    return true
  }
  const line = async (): Promise<string | undefined> => {
    for (let from = 0; ;) {
      const at = rest.indexOf(lineBreak, from)
      if (at >= 0) {
        const text = rest.toString('utf8', 0, at)
        rest = rest.subarray(at + 1)
        return text
      }
      from = rest.length
      if (from > longestLine) throw new BackupRefused('The backup holds a line that is too long to be one.')
      if (!(await more())) {
        if (rest.length > 0) throw new BackupRefused('The backup ends in the middle of a line.')
        return undefined
      }
    }
  }
  const rows = async function* (): AsyncGenerator<Buffer> {
    // A break is put before the first row, so that the end is found in one way also where there are no rows.
    rest = Buffer.concat([endOfRows.subarray(0, 1), rest])
    let isFirst = true
    const given = (bytes: Buffer): Buffer => {
      const own = isFirst ? bytes.subarray(1) : bytes
      if (bytes.length > 0) isFirst = false
      return own
    }
    for (;;) {
      const at = rest.indexOf(endOfRows)
      if (at >= 0) {
        const last = given(rest.subarray(0, at + 1))
        rest = rest.subarray(at + endOfRows.length)
        if (last.length > 0) yield last
        return
      }
      // The last bytes may be the beginning of the end.
      const safe = Math.max(0, rest.length - (endOfRows.length - 1))
      const part = given(rest.subarray(0, safe))
      rest = rest.subarray(safe)
      if (part.length > 0) yield part
      if (!(await more())) throw cutShort()
    }
  }
  const close = async (): Promise<void> => {
    await iterator.return?.(undefined)
  }
  return { line, rows, close }
}
