import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CannotOpen, fingerprintOf, openValue, sealValue, type SealedPlace } from './cipher.ts'
import { keysInMemory, newSealKey, noSealKeys, openSealKeys, readKeyRing, writeKeyRing } from './keys.ts'

const keys = keysInMemory()
const place: SealedPlace = { tenantId: 't', personId: 'p', field: 'address', version: 1 }
const texts = fc.string({ unit: 'grapheme', maxLength: 300 })

describe('a sealed value', () => {
  test('opens as it was, whatever was written', () => {
    fc.assert(
      fc.property(texts, (value) => {
        expect(openValue(keys, place, sealValue(keys, place, value))).toBe(value)
      }),
    )
  })

  test('does not open in another municipality, of another person, as another field or version', () => {
    const sealed = sealValue(keys, place, 'Hemliga vägen 7')
    const elsewhere = fc.record({
      tenantId: fc.constantFrom('t', 'u'),
      personId: fc.constantFrom('p', 'q'),
      field: fc.constantFrom('address', 'phone'),
      version: fc.constantFrom(1, 2),
    })
    fc.assert(
      fc.property(elsewhere, (other) => {
        const isSame = JSON.stringify(Object.values(other)) === JSON.stringify(Object.values(place))
        if (isSame) expect(openValue(keys, other, sealed)).toBe('Hemliga vägen 7')
        else expect(() => openValue(keys, other, sealed)).toThrow(CannotOpen)
      }),
    )
  })

  test('does not open when one bit of it is another, or its end is cut off', () => {
    const { keyId, sealed } = sealValue(keys, place, 'Hemliga vägen 7')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(() => openValue(keys, place, { keyId, sealed: changed })).toThrow(CannotOpen)
        expect(() => openValue(keys, place, { keyId, sealed: sealed.subarray(0, at) })).toThrow(CannotOpen)
      }),
    )
  })

  test('looks like another one each time, and tells by its length nothing of a short text', () => {
    const [one, other] = [sealValue(keys, place, '070'), sealValue(keys, place, 'Hemliga vägen 7, Påhittad')]
    expect(Buffer.from(one.sealed).equals(sealValue(keys, place, '070').sealed)).toBe(false)
    expect(one.sealed.length).toBe(other.sealed.length)
  })

  test('does not open with another key, nor without any', () => {
    const sealed = sealValue(keys, place, 'Hemliga vägen 7')
    expect(() => openValue(keysInMemory(), place, sealed)).toThrow(CannotOpen)
    expect(() => openValue(noSealKeys, place, sealed)).toThrow(CannotOpen)
    expect(() => sealValue(noSealKeys, place, 'x')).toThrow('without the keys')
  })
})

test('a fingerprint is the same for the same words, and another with another key or municipality', () => {
  const print = fingerprintOf(keys, 't', '070-000 00 00')
  expect(fingerprintOf(keys, 't', '070-000 00 00')).toBe(print)
  expect(fingerprintOf(keys, 'u', '070-000 00 00')).not.toBe(print)
  expect(fingerprintOf(keysInMemory(), 't', '070-000 00 00')?.split(':')[1]).not.toBe(print?.split(':')[1])
  expect(fingerprintOf(keys, 't', '070-000 00 00', 'a key that is gone')).toBeUndefined()
})

describe('the file of the keys', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'barntid-sealed-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is made where it may be, for its owner alone, and is the same at the next start', async () => {
    const file = join(folder, 'made/sealed-store.key')
    const first = openSealKeys(file, { mayMake: true }).current()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(openSealKeys(file, { mayMake: false }).current().id).toBe(first.id)
  })

  test('is never made in production: the lost key is not replaced unseen', () => {
    expect(() => openSealKeys(join(folder, 'missing'), { mayMake: false })).toThrow('are missing')
  })

  test('is refused when others may read it', async () => {
    const file = join(folder, 'open.key')
    openSealKeys(file, { mayMake: true })
    await chmod(file, 0o644)
    expect(() => openSealKeys(file, { mayMake: false })).toThrow('Others may read')
  })

  test.each(['', '{}', 'another thing', '{"what":"keys of the sealed store","current":"a","keys":[]}'])(
    'is refused when it is damaged, without a word of what stands in it: %j',
    async (text) => {
      const file = join(folder, 'damaged.key')
      await writeFile(file, text, { mode: 0o600 })
      expect(() => openSealKeys(file, { mayMake: true })).toThrow(
        'The file of BARNTID_SEALED_KEYS is damaged: it holds no keys of the sealed store.',
      )
    },
  )

  test('a key with one letter changed is refused', async () => {
    const file = join(folder, 'changed.key')
    openSealKeys(file, { mayMake: true })
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace(/"secret": "(.)/, (_, letter) => `"secret": "${letter === 'A' ? 'B' : 'A'}`),
    )
    expect(() => openSealKeys(file, { mayMake: false })).toThrow('damaged')
  })

  test('a running server takes a new key the moment it is there, and still opens what the old one sealed', () => {
    const file = join(folder, 'renewed.key')
    const running = openSealKeys(file, { mayMake: true })
    const before = sealValue(running, place, 'Hemliga vägen 7')
    const ring = readKeyRing(file)
    const key = newSealKey()
    writeKeyRing(file, { current: key.id, keys: [...ring.keys, key] })
    expect(running.current().id).toBe(key.id)
    expect(sealValue(running, place, 'x').keyId).toBe(key.id)
    expect(openValue(running, place, before)).toBe('Hemliga vägen 7')
  })
})
