import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appLogin } from '#platform/db/migrate.ts'
import { aBackedUpTown, asOwner, type BackedUpTown } from '#test/support/backup.ts'
import { BackupRefused, isNewer, type Manifest } from './manifest.ts'
import { checkBackup } from './read.ts'
import { makeKeys, readIdentities, readRecipients } from './seal.ts'

let at: BackedUpTown

beforeAll(async () => {
  at = await aBackedUpTown()
})
afterAll(() => at.clear())

const told = async (bytes: Buffer): Promise<string> => {
  const file = join(at.folder, 'mutant.age')
  await writeFile(file, bytes)
  return checkBackup(file, [at.keys.identity]).then(
    () => 'TAKEN',
    (error: unknown) => (error instanceof BackupRefused ? error.message : `UNKNOWN ${String(error)}`),
  )
}

const line = (change: (manifest: Manifest) => object): string =>
  `-- barntid backup ${JSON.stringify(change(structuredClone(at.made.manifest)))}\n`

/** Few tables, so that the first line can be judged alone. */
const withOneTable = (m: Manifest) => ({
  ...m,
  tables: [{ name: 'tenants', columns: ['id'], rows: 0, sum: '0' }],
})

describe('a file that is not what was sealed is refused, in words', () => {
  test('any one byte changed, at 300 random places and at each of the first and the last 50', async () => {
    const whole = await readFile(at.made.file)
    const flipped = (place: number, flip: number): Buffer => {
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ flip
      return bytes
    }
    const edges = Array.from({ length: 50 }, (_, i) => [i, whole.length - 1 - i]).flat()
    for (const place of edges)
      expect(await told(flipped(place, 1)), `byte ${place}`).toMatch(/changed|cut off|key/)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        expect(await told(flipped(place, flip))).toMatch(/changed|cut off|key/)
      }),
      { numRuns: 300 },
    )
  })

  test('cut anywhere, or with something added', async () => {
    const whole = await readFile(at.made.file)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await told(whole.subarray(0, length))).toMatch(/cut off|changed/)
      }),
      { numRuns: 100 },
    )
    // Between two sealed pieces each piece alone is whole.
    for (const back of [1, 16, 17, 65_552]) expect(await told(whole.subarray(0, -back))).toMatch(/cut off/)
    expect(await told(Buffer.concat([whole, Buffer.from('x')]))).toMatch(/changed/)
    expect(await told(Buffer.alloc(0))).toMatch(/beginning/)
    expect(await told(whole)).toBe('TAKEN')
  })

  test('a wrong key opens nothing, and the database stays untouched', async () => {
    const other = await makeKeys()
    await at.withEmpty(async (ownerUrl) => {
      await expect(at.restore(ownerUrl, at.made.file, { identities: [other.identity] })).rejects.toThrow(
        'The key does not fit',
      )
      await at.restore(ownerUrl, at.made.file)
    })
  })

  test.each([
    [
      'another format',
      'other format',
      (m: Manifest) => ({ ...m, format: 'barntid-backup 9' }),
      'made by Barntid 0.1.0',
    ],
    [
      'a newer product',
      'newer product',
      (m: Manifest) => ({ ...m, product: '99.0.0' }),
      'newer than this one',
    ],
    [
      'a newer schema',
      'newer schema',
      (m: Manifest) => ({ ...m, migrations: [...m.migrations, { name: '9999_later.sql', hash: 'x' }] }),
      'does not know 9999_later.sql',
    ],
    [
      'another migration of the same name',
      'other migration',
      (m: Manifest) => ({ ...m, migrations: m.migrations.map((one) => ({ ...one, hash: 'x' })) }),
      'with another 0001_platform.sql',
    ],
  ])('%s is told as such', async (_, name, change, sentence) => {
    const file = await at.sealedFile(
      `${name}.age`,
      `${line((m) => change(withOneTable(m)))}copy public."tenants" ("id") from stdin;\n\\.\n-- end\n`,
    )
    await at.withEmpty(async (ownerUrl) => {
      await expect(at.restore(ownerUrl, file)).rejects.toThrow(sentence)
    })
  })

  test('a sealed file that holds something else, or too little, is no backup', async () => {
    await expect(checkBackup(await at.sealedFile('x.age', 'hello\n'), [at.keys.identity])).rejects.toThrow(
      'no backup',
    )
    await expect(
      checkBackup(
        await at.sealedFile(
          'y.age',
          line((m) => m),
        ),
        [at.keys.identity],
      ),
    ).rejects.toThrow('where it should be')
    const one = line((m) => ({ ...m, tables: [{ name: 'a', columns: ['b'], rows: 2, sum: '0' }], files: [] }))
    await expect(
      checkBackup(await at.sealedFile('z.age', `${one}copy public."a" ("b") from stdin;\n1\n\\.\n-- end\n`), [
        at.keys.identity,
      ]),
    ).rejects.toThrow('holds 1 rows of a and counted 2')
  })

  test('a database that is not empty is left alone', async () => {
    await at.withEmpty(async (ownerUrl) => {
      await asOwner(ownerUrl, (owner) => owner.query('create table somebody_elses (n int)'))
      await expect(at.restore(ownerUrl, at.made.file)).rejects.toThrow('not empty')
      const app = new Client({ connectionString: appLogin(ownerUrl).url })
      await app.connect()
      await app.end()
    })
  })

  test('a file that is given another name is still the same backup', async () => {
    const file = join(at.folder, 'copied.age')
    await copyFile(at.made.file, file)
    expect((await checkBackup(file, [at.keys.identity])).madeAt).toBe(at.made.manifest.madeAt)
  })
})

test('a private key in the file of public keys stops the backup', async () => {
  const { identity, recipient } = await makeKeys()
  expect(() => readRecipients(`# public key: ${recipient}\n${identity}\n`)).toThrow('holds a private key')
  expect(() => readRecipients('# nothing\n')).toThrow('holds no key')
  expect(readRecipients(`# for two\n${recipient}\n\n${recipient}\n`)).toEqual([recipient, recipient])
  expect(() => readIdentities(recipient)).toThrow('holds no private key')
})

test.each([
  ['0.1.0', '0.1.0', false],
  ['0.10.0', '0.9.1', true],
  ['0.9.1', '0.10.0', false],
  ['1.0.0', '0.99.99', true],
  ['0.1.0-beta.2', '0.1.0', false],
])('version %s is newer than %s: %s', (a, b, isIt) => {
  expect(isNewer(a, b)).toBe(isIt)
})
