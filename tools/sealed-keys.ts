/**
 * `npm run sealed-keys -- make FILE` the first key, in a new file outside the database.
 * `npm run sealed-keys -- renew` a new key, and all values sealed anew under it, beside a running Barntid.
 * `npm run sealed-keys -- list` which keys there are, and how many values each has sealed.
 * `npm run sealed-keys -- forget ID` takes an old key out of the file; older backups need it.
 */
import { join } from 'node:path'
import type { Clock } from '#platform/clock.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { runEverywhere } from '#platform/jobs.ts'
import type { House } from '#platform/run.ts'
import { makeKeyRing, newSealKey, openSealKeys, readKeyRing, writeKeyRing } from '#platform/sealed/keys.ts'
import { countByKey, resealSome } from '#modules/sealed/index.ts'
import { openHouse } from '../src/house.ts'
import { asCommand } from './backup.ts'
import { reachEmbedded } from './reach-embedded.ts'

const usage = `Usage: npm run sealed-keys -- make FILE
       npm run sealed-keys -- renew
       npm run sealed-keys -- list
       npm run sealed-keys -- forget ID`

const atATime = 200

/** Puts a new key first, and seals all values anew under it. The old one stays in the file. Says how many values. */
export const renewKey = async (
  house: House,
  { file, clock }: { readonly file: string; readonly clock: Clock },
): Promise<{ readonly id: string; readonly values: number }> => {
  const ring = readKeyRing(file)
  const key = newSealKey()
  writeKeyRing(file, { current: key.id, keys: [...ring.keys, key] })
  let values = 0
  const some = async (): Promise<number> => {
    let done = 0
    await runEverywhere(house, clock, {
      name: 'reseal',
      run: async (ctx) => {
        done += await resealSome(ctx, atATime)
      },
    })
    return done
  }
  for (let done = await some(); done > 0; done = await some()) values += done
  return { id: key.id, values }
}

/** How many values each key has sealed, over all municipalities. */
export const countKeys = async (house: House, clock: Clock): Promise<ReadonlyMap<string, number>> => {
  const sum = new Map<string, number>()
  await runEverywhere(house, clock, {
    name: 'count-sealed',
    run: async ({ tx }) => {
      for (const [id, values] of await countByKey(tx)) sum.set(id, (sum.get(id) ?? 0) + values)
    },
  })
  return sum
}

/** Takes a key out of the file. Refused for the current one, and while a value has it. */
export const forgetKey = async (
  house: House,
  { file, clock, id }: { readonly file: string; readonly clock: Clock; readonly id: string },
): Promise<void> => {
  const ring = readKeyRing(file)
  if (!ring.keys.some((key) => key.id === id)) throw new Error(`There is no key ${id}.`)
  if (id === ring.current) throw new Error(`${id} is the current key. Renew first.`)
  const values = (await countKeys(house, clock)).get(id) ?? 0
  if (values > 0) throw new Error(`${values} values still have the key ${id}. Renew first.`)
  writeKeyRing(file, { ...ring, keys: ring.keys.filter((key) => key.id !== id) })
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const main = async (): Promise<number> => {
  const [act = '', word = ''] = process.argv.slice(2)
  if (act === 'make' && word !== '') {
    makeKeyRing(word)
    say(`${word} holds the key. Keep a copy of it apart from the database and from its backups.`)
    return 0
  }
  if (!['renew', 'list', 'forget'].includes(act) || (act === 'forget' && word === '')) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const config = readConfig(process.env)
  const file = config.sealKeysFile ?? join(config.dataDir, 'sealed-store.key')
  const sealKeys = openSealKeys(file, { mayMake: false })
  const embedded =
    config.ownerUrl === undefined ? await reachEmbedded(join(config.dataDir, 'postgres')) : undefined
  const url = config.appUrl ?? appLogin(config.ownerUrl ?? embedded?.ownerUrl ?? '').url
  const db = openDatabase({ url, maxConnections: 2 })
  const house = openHouse(db, { demo: config.demo, sealKeys })
  const clock = systemClock
  try {
    if (act === 'forget') {
      await forgetKey(house, { file, clock, id: word })
      say(`${word} is out of the file. Whatever it sealed in older backups opens only with a copy of it.`)
    } else if (act === 'renew') {
      const { id, values } = await renewKey(house, { file, clock })
      say(`OK: ${id} is the key now, ${values} values sealed anew. Keep a copy of the file apart.`)
    } else {
      const counted = await countKeys(house, clock)
      const { current, keys } = readKeyRing(file)
      for (const { id } of keys)
        say(`${id} ${counted.get(id) ?? 0} values${id === current ? ', current' : ''}`)
    }
    return 0
  } finally {
    await db.close()
    await embedded?.stop()
  }
}

if (import.meta.main) await asCommand(main)
