import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFilesKey } from '#platform/files/key.ts'
import { openFileStore } from '#platform/files/store.ts'
import { aBackedUpTown, asOwner, type BackedUpTown } from '#test/support/backup.ts'
import { newUuid } from '#test/support/town.ts'

let at: BackedUpTown
let dataDir: string

beforeAll(async () => {
  at = await aBackedUpTown()
  dataDir = await mkdtemp(join(tmpdir(), 'barntid-kept-'))
})
afterAll(async () => {
  await at.clear()
  await rm(dataDir, { recursive: true, force: true })
})

test('a backup carries every sealed file and never its key; put back, with the key, each opens again', async () => {
  const keyFile = join(dataDir, 'files.key')
  const key = await openFilesKey(keyFile, { mayMake: true })
  const store = openFileStore(key.store, { dataDir })
  const kept = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const whose = { tenantId: at.town.tenantId, fileId: newUuid() }
      // Bytes that would be taken for a key, where a file is judged by what is in it.
      const bytes = Buffer.from(`${i} "d": PRIVATE KEY-----`.repeat(1 + i * 900))
      return { whose, bytes, name: await store.keep(bytes, whose) }
    }),
  )
  const [first] = kept
  // What a sealed file spells by chance is no key either.
  const spelt = join(dataDir, 'files', first?.name.slice(0, 2) ?? '', first?.name ?? '')
  const sealed = await readFile(spelt)
  await writeFile(spelt, Buffer.concat([sealed, Buffer.from('"d":')]))
  await writeFile(join(dataDir, 'incoming', 'half'), 'half a file')
  const made = await at.backup('with-files', dataDir)
  expect(made.manifest.files.filter(({ path }) => path.startsWith('files/'))).toHaveLength(12)
  expect(made.manifest.files.some(({ path }) => path.startsWith('incoming/'))).toBe(false)
  expect(made.secretFiles).toEqual(['files.key'])
  const filesTo = join(at.folder, 'put-back')
  await at.withEmpty(async (ownerUrl) => {
    await at.restore(ownerUrl, made.file, { filesTo })
    await asOwner(ownerUrl, async (owner) => {
      expect((await owner.query('select from files')).rowCount).toBe(0)
    })
  })
  await writeFile(join(filesTo, 'files.key'), await readFile(keyFile), { mode: 0o600 })
  const again = await openFilesKey(join(filesTo, 'files.key'), { mayMake: false })
  const back = openFileStore(again.store, { dataDir: filesTo })
  for (const { name, whose, bytes } of kept.slice(1))
    expect((await back.read(name, whose)).equals(bytes)).toBe(true)
}, 60_000)
