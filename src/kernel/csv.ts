/** A field in quotes may hold the separator, line ends and doubled quotes (RFC 4180). */
export type CsvFault = 'quote_not_closed' | 'text_after_quote'

export type Csv =
  | { readonly rows: readonly (readonly string[])[] }
  | { readonly fault: CsvFault; readonly line: number }

/** Semicolon, as Swedish Excel writes, or comma: whichever stands more often in the first line, outside quotes. */
export const separatorOf = (text: string): ';' | ',' => {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  return first.split(';').length >= first.split(',').length ? ';' : ','
}

const byteOrderMark = '\u{feff}'

type Reading = { readonly field: string; readonly next: number }

/** From the opening quote at `at`; undefined when it is never closed. */
const quoted = (text: string, at: number): Reading | undefined => {
  let field = ''
  for (let i = at + 1; ;) {
    const end = text.indexOf('"', i)
    if (end === -1) return undefined
    field += text.slice(i, end)
    if (text[end + 1] !== '"') return { field, next: end + 1 }
    field += '"'
    i = end + 2
  }
}

const plain = (text: string, at: number, separator: string): Reading => {
  let next = at
  while (next < text.length && text[next] !== separator && text[next] !== '\n') next++
  return { field: text.slice(at, next).replace(/\r$/, ''), next }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The rows of a file, empty ones left out. Gives the fault and its line when the quotes do not hold. */
export const readCsv = (file: string): Csv => {
  const text = file.startsWith(byteOrderMark) ? file.slice(1) : file
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = (): void => {
    if (row.some((field) => field.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < text.length) {
    const isQuoted = text[at] === '"'
    const read = isQuoted ? quoted(text, at) : plain(text, at, separator)
    if (read === undefined) return { fault: 'quote_not_closed', line: lineAt(text, at) }
    row.push(read.field)
    at = read.next
    if (isQuoted && text.startsWith('\r\n', at)) at++
    const after = text[at]
    if (after === separator) {
      at++
      if (at === text.length) row.push('')
    } else if (after === '\n') {
      at++
      endRow()
    } else if (after !== undefined) return { fault: 'text_after_quote', line: lineAt(text, at) }
  }
  endRow()
  return { rows }
}

// What a spreadsheet would take for a formula is never handed back as one.
const formula = /^[=+\-@\t\r]/

const written = (field: string): string => {
  const safe = formula.test(field) ? `'${field}` : field
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A file that Swedish Excel opens as it is: semicolons, and the mark that says UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `${byteOrderMark}${rows.map((row) => row.map(written).join(';')).join('\r\n')}\r\n`
