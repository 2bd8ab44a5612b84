import { fileKinds } from '#kernel/file-kinds.ts'
import { NotTaken } from './fault.ts'
import { readZip } from './zip.ts'

const main = { docx: `${fileKinds.docx.type}.main+xml`, xlsx: `${fileKinds.xlsx.type}.main+xml` } as const

/** Parts that run or hold something that runs: macros, ActiveX, objects of other programs, and what looks like a program. */
const runs =
  /vbaproject|vbadata|activex|oleobject|\.(exe|dll|js|vbs|ps1|hta|scr|bat|cmd|lnk|jar|com)$|macrosheets|externallinks|\/embeddings\//i
const archives = /\.(zip|7z|rar|gz|tar|cab|iso)$/i

/**
 * A document of Word or Excel: the parts that it says it has, nothing that runs, nothing that is fetched from elsewhere when
 * it is opened. It is kept as it is and shown nowhere.
 */
export const checkOffice = (bytes: Buffer, kind: 'docx' | 'xlsx'): void => {
  const parts = readZip(bytes)
  const types = parts.get('[Content_Types].xml')?.toString('utf8')
  if (types === undefined) throw new NotTaken('file_not_what_it_says')
  if (/macroEnabled|vbaProject|activeX/i.test(types)) throw new NotTaken('file_with_code')
  if (!types.includes(main[kind])) throw new NotTaken('file_not_what_it_says')
  for (const [name, part] of parts) {
    if (runs.test(name)) throw new NotTaken('file_with_code')
    if (archives.test(name)) throw new NotTaken('file_with_files')
    const text = /\.(xml|rels)$/i.test(name) ? part.toString('utf8') : ''
    // An outer template or object is loaded when the file is opened. A link that somebody must press is no such thing.
    if (/\.rels$/i.test(name) && /TargetMode\s*=\s*["']External/i.test(text) && !onlyLinks(text))
      throw new NotTaken('file_with_code')
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new NotTaken('file_with_code')
    if (/\bDDE(AUTO)?\b\s+["\w]/.test(text)) throw new NotTaken('file_with_code')
  }
}

const onlyLinks = (rels: string): boolean =>
  [...rels.matchAll(/<Relationship\b[^>]*>/gi)]
    .map(([one]) => one)
    .filter((one) => /TargetMode\s*=\s*["']External/i.test(one))
    .every((one) => /Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(one))
