import { extensionOf, type FileKind, fileKinds, kindOfName } from '#kernel/file-kinds.ts'
import { NotTaken } from './fault.ts'

const longestName = 255
// Control characters, paths, and marks that turn the direction of writing ("fdp.exe" that reads as "exe.pdf").
const odd = /[\p{Cc}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * The kind that name and content type promise together. The name itself is not kept: on the disk a file has a random name,
 * and whoever takes it home gets its number.
 */
export const promisedKind = ({ name, type }: { readonly name: string; readonly type: string }): FileKind => {
  if (name.length > longestName || odd.test(name) || name.includes('..') || !name.isWellFormed())
    throw new NotTaken('file_name')
  const extension = extensionOf(name)
  if (extension === 'heic' || extension === 'heif') throw new NotTaken('file_heic')
  if (['svg', 'html', 'htm', 'xhtml', 'xml', 'mht', 'mhtml'].includes(extension))
    throw new NotTaken('file_markup')
  if (['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb'].includes(extension))
    throw new NotTaken('file_with_code')
  const kind = kindOfName(name)
  if (kind === undefined) throw new NotTaken('file_kind')
  // Browsers add the character set to a text.
  const said = type.split(';')[0]?.trim().toLowerCase()
  if (said !== fileKinds[kind].type) throw new NotTaken('file_not_what_it_says')
  return kind
}
