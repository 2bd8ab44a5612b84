import { type FileKind, mostFileBytes } from '#kernel/file-kinds.ts'
import { NotTaken } from './fault.ts'
import { checkMagic, refusePolyglot } from './magic.ts'
import { promisedKind } from './name.ts'
import { checkOffice } from './office.ts'
import { checkPdf } from './pdf.ts'
import { drawAnew } from './picture.ts'
import { checkText } from './text.ts'

/** A file as somebody sent it: name and type are what they said. */
export type SentFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** What may be kept. `remade`: not a byte of it is from the one who sent it. */
export type Looked = { readonly kind: FileKind; readonly bytes: Buffer; readonly remade: boolean }

/** The door (trust.md 6.1). Throws NotTaken with the reason; what it gives may be stored. Runs in a thread of its own. */
export const lookAt = async (sent: SentFile): Promise<Looked> => {
  const { bytes } = sent
  const kind = promisedKind(sent)
  if (bytes.length === 0) throw new NotTaken('file_empty')
  if (bytes.length > mostFileBytes) throw new NotTaken('file_too_big')
  await checkMagic(bytes, kind)
  refusePolyglot(bytes, kind)
  if (kind === 'jpeg' || kind === 'png') return { kind, bytes: await drawAnew(bytes, kind), remade: true }
  if (kind === 'pdf') checkPdf(bytes)
  else if (kind === 'text') checkText(bytes)
  else checkOffice(bytes, kind)
  return { kind, bytes, remade: false }
}
