import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { sealedWords, sealValues } from '#modules/sealed/index.ts'
import { fixedClock } from '#platform/clock.ts'
import { openSealKeys, readKeyRing } from '#platform/sealed/keys.ts'
import { as, enter } from '#test/support/family.ts'
import { aTown } from '#test/support/town.ts'
import { countKeys, forgetKey, renewKey } from './sealed-keys.ts'

const clock = fixedClock(instant('2026-11-23T09:00:00.000Z'))

test('a key is renewed while people work: all values open, new ones too, and the old key can be forgotten', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-sealed-'))
  try {
    const file = join(folder, 'sealed-store.key')
    const sealKeys = openSealKeys(file, { mayMake: true })
    const before = sealKeys.current().id
    const real = await aTown()
    const town = { ...real, house: { ...real.house, sealKeys } }
    const childId = await enter(town, { protection: 'marking' })
    await as(town, 'maja', (ctx) => sealValues(ctx, childId, { address: 'Hemliga vägen 7' }))
    await expect(forgetKey(town.house, { file, clock, id: before })).rejects.toThrow('is the current key')

    const { id, values } = await renewKey(town.house, { file, clock })
    expect(values).toBe(1)
    // The running server has the same object, and has not been told anything.
    await as(town, 'maja', (ctx) => sealValues(ctx, childId, { school: 'Kanarieskolan' }))
    expect(await countKeys(town.house, clock)).toEqual(new Map([[id, 2]]))
    const words = await as(town, 'maja', (ctx) => sealedWords(ctx, [childId]))
    expect(words.map(({ value }) => value).toSorted()).toEqual(['Hemliga vägen 7', 'Kanarieskolan'])

    await forgetKey(town.house, { file, clock, id: before })
    expect(readKeyRing(file).keys.map((key) => key.id)).toEqual([id])
    await expect(forgetKey(town.house, { file, clock, id: before })).rejects.toThrow('There is no key')
    expect(await as(town, 'maja', (ctx) => sealedWords(ctx, [childId]))).toHaveLength(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
