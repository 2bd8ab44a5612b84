import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive, and what it lies about. */
export type Part = {
  readonly name: string
  readonly body: Buffer | string
  readonly packed?: Buffer
  /** What the list at the end says instead of the truth. */
  readonly listName?: string
  readonly listSize?: number
  readonly flags?: number
  readonly method?: number
  /** Points to the same bytes as another part. */
  readonly at?: number
}

const header = (mark: number, size: number): Buffer => {
  const head = Buffer.alloc(size)
  head.writeUInt32LE(mark)
  return head
}

/** An archive as its parts say; true or false. */
export const zipOf = (
  parts: readonly Part[],
  { before = '', after = '' }: { readonly before?: string; readonly after?: string } = {},
): Buffer => {
  const pieces: Buffer[] = [Buffer.from(before, 'latin1')]
  const list: Buffer[] = []
  let at = before.length
  for (const part of parts) {
    const body = Buffer.from(part.body)
    const packed = part.packed ?? deflateRawSync(body)
    const method = part.method ?? 8
    const name = Buffer.from(part.name)
    const local = header(0x04034b50, 30)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(part.flags ?? 0, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc32(body), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(body.length, 22)
    local.writeUInt16LE(name.length, 26)
    const listed = Buffer.from(part.listName ?? part.name)
    const entry = header(0x02014b50, 46)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(part.flags ?? 0, 8)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(crc32(body), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(part.listSize ?? body.length, 24)
    entry.writeUInt16LE(listed.length, 28)
    entry.writeUInt32LE(part.at ?? at, 42)
    list.push(entry, listed)
    if (part.at === undefined) {
      pieces.push(local, name, packed)
      at += 30 + name.length + packed.length
    }
  }
  const listBytes = Buffer.concat(list)
  const end = header(0x06054b50, 22)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listBytes.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listBytes, end, Buffer.from(after, 'latin1')])
}

const mainType = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const

export const contentTypes = (kind: 'docx' | 'xlsx', main: string = mainType[kind]): Part => ({
  name: '[Content_Types].xml',
  body: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${kind === 'docx' ? 'word/document.xml' : 'xl/workbook.xml'}" ContentType="${main}"/></Types>`,
})

/** The fewest parts of a document of Word or Excel. */
export const officeParts = (kind: 'docx' | 'xlsx'): readonly Part[] => [
  contentTypes(kind),
  { name: '_rels/.rels', body: '<Relationships/>' },
  kind === 'docx'
    ? { name: 'word/document.xml', body: '<w:document>påhittat</w:document>' }
    : { name: 'xl/workbook.xml', body: '<workbook>påhittat</workbook>' },
]

export const officeType = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
