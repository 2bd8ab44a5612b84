import type { Client } from 'pg'
import { day } from '#kernel/day.ts'
import { openClones } from '#test/support/clones.ts'
import { dropDatabase, makeTemplate, startServer } from '#test/support/database.ts'
import { aFamily } from '#test/support/family.ts'
import { aHome } from '#test/support/placement.ts'
import type { Town } from '#test/support/town.ts'

/** Everything that histories act in: one house, and a way to a fresh municipality that costs a few milliseconds. */
export type Place = {
  readonly owner: Client
  readonly homes: Readonly<Record<string, readonly string[]>>
  readonly childId: string
  readonly motherId: string
  /** A municipality with a family whose child was born on that day. */
  readonly fresh: (birthOn: string) => Promise<Town>
  readonly close: () => Promise<void>
}

const homeKinds = [
  'foster_home',
  'foster_home',
  'kinship_care',
  'emergency_foster_home',
  'emergency_foster_home',
  'residential_care_home',
  'residential_care_home',
] as const

/** Before every history, so that each home has what the law wants of it on any day. */
const longAgo = '2023-01-10'

const makeHomes = async (town: Town): Promise<Record<string, string[]>> => {
  town.at(`${longAgo}T09:00:00.000Z`)
  const homes: Record<string, string[]> = {}
  for (const [at, kind] of homeKinds.entries()) {
    const { id } = await aHome(town, { kind, name: `Påhittade hemmet ${at + 1}`, madeOn: longAgo })
    homes[kind] = [...(homes[kind] ?? []), id]
  }
  return homes
}

/** The houses of a municipality, and a family whose child was born on the day that is asked for. */
export const openPlace = async (template: string): Promise<Place> => {
  const { base, owner, fresh, close } = await openClones(template, async (town) => ({
    homes: await makeHomes(town),
    ...(await aFamily(town, { givenName: 'Nils', birthOn: day(longAgo) })),
  }))
  const { homes, childId, motherId } = base
  return {
    owner,
    homes,
    childId,
    motherId,
    fresh: async (birthOn) => {
      const town = await fresh()
      await owner.query('update persons set birth_on = $3 where tenant_id = $1 and id = $2', [
        town.tenantId,
        childId,
        birthOn,
      ])
      return town
    },
    close,
  }
}

/** The same without a test runner around it: a server, a template, and everything gone afterwards. */
export const withPlace = async (work: (place: Place) => Promise<void>): Promise<void> => {
  const server = await startServer()
  const template = await makeTemplate(server.ownerUrl)
  const place = await openPlace(template)
  try {
    await work(place)
  } finally {
    await place.close()
    await dropDatabase(template)
    await server.stop()
  }
}
