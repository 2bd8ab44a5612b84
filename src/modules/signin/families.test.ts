import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSignIn } from './settings.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'barntid-families-'))
  await writeFile(join(folder, 'secret'), 'en uppfunnen hemlighet', { mode: 0o600 })
})
afterAll(() => rm(folder, { recursive: true }))

const broker = {
  issuer: 'https://e-legitimation.exempel.se',
  clientId: 'barntid-familj',
  clientSecretFile: 'secret',
  claim: 'personalIdentityNumber',
  acr: ['loa3'],
}

const read = async (families: object | undefined) => {
  const path = join(folder, 'sign-in.json')
  const municipalities = { exempel: { ...broker, claim: 'sub' } }
  await writeFile(path, JSON.stringify({ publicUrl: 'https://barntid.exempel.se', municipalities, families }))
  return readSignIn(path)
}

test('a municipality without a broker lets nobody in from outside', async () => {
  const { families, dangers } = await read(undefined)
  expect([families.size, dangers]).toEqual([0, []])
})

test('a broker is read as it stands, and its worker provider is another', async () => {
  const { families, providers } = await read({ exempel: broker })
  expect(families.get('exempel')).toMatchObject({ claim: 'personalIdentityNumber', acr: ['loa3'] })
  expect(providers.get('exempel')).toMatchObject({ claim: 'sub' })
})

test.each([
  ['no strength', { ...broker, acr: [] }],
  ['a strength that is waived', { ...broker, acr: [], acrWaivedBecause: 'Påhittat.' }],
  ['no claim for the number', { ...broker, claim: undefined }],
  ['an issuer without https', { ...broker, issuer: 'http://e-legitimation.exempel.se' }],
  ['no secret', { ...broker, clientSecretFile: undefined }],
])('a broker with %s is refused at the start', async (_, given) => {
  await expect(read({ exempel: given })).rejects.toThrow()
})
