import { join } from 'node:path'
import type { Looked, SentFile } from './door/look.ts'
import { NotTaken } from './door/fault.ts'
import { examine } from './examine.ts'
import { openFilesKey } from './key.ts'
import { type Links, openLinks } from './links.ts'
import { clamAv, noScanner, type Scan } from './scanner.ts'
import { type FileStore, openFileStore } from './store.ts'

/** A file that has come through the door and may be stored. `clean`: a scanner has said so. */
export type TakenFile = Looked & { readonly state: 'clean' | 'remade' | 'unexamined' }

/** What a house has for its files: the disk, the door, the links, and where they lead. */
export type HouseFiles = {
  readonly store: FileStore
  readonly links: Links
  readonly take: (sent: SentFile) => Promise<TakenFile>
  /** Where files are fetched: an address, or ':port' of the same host in a demo. */
  readonly place: { at: string }
}

export type FilesOptions = {
  readonly dataDir: string
  readonly keyFile: string | undefined
  readonly mayMakeKey: boolean
  /** ClamAV's socket; undefined: files are not examined by anybody. */
  readonly scannerAt: string | undefined
  readonly url: string | undefined
}

/** In production, before the database is asked: files leave from an address of their own, with encryption (trust.md 6.1). */
export const refuseFilesUrl = (url: string | undefined, ownUrl: string | undefined): void => {
  if (url === undefined || !url.startsWith('https://'))
    throw new Error(
      'Files need a second origin of their own in production. Give it a name (https) and set BARNTID_FILES_URL.',
    )
  if (ownUrl !== undefined && new URL(url).origin === new URL(ownUrl).origin)
    throw new Error(
      'BARNTID_FILES_URL is the address of Barntid itself. Give the second origin another name.',
    )
}

const takeBy =
  (scan: Scan) =>
  async (sent: SentFile): Promise<TakenFile> => {
    const looked = await examine(sent)
    const said = await scan(sent.bytes)
    if (said === 'virus') throw new NotTaken('file_virus')
    return { ...looked, state: said === 'clean' ? 'clean' : looked.remade ? 'remade' : 'unexamined' }
  }

/** Opens what a house needs to take files in; the key is in the folder in a demo, and must be named in production. */
export const openHouseFiles = async (options: FilesOptions): Promise<HouseFiles> => {
  const { dataDir, keyFile, mayMakeKey: mayMake, scannerAt, url } = options
  const key = await openFilesKey(keyFile ?? join(dataDir, 'files.key'), { mayMake })
  return {
    store: openFileStore(key.store, { dataDir }),
    links: openLinks(key.links),
    take: takeBy(scannerAt === undefined ? noScanner : clamAv(scannerAt)),
    place: { at: url ?? '' },
  }
}
