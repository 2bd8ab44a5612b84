import { expect, test } from 'vitest'
import type { Packing } from '#kernel/offline.ts'
import { withoutPlaces } from '#modules/bag/core/places.ts'
import { aHome, aPlacedChild } from '#test/support/placement.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import { registry } from '../../src/web/offline/registry.ts'

/** What lies on the device of a case with a protected child: every reading that is packed, as pack.ts does it. */
const kept = async (town: Town, list: readonly Packing[]): Promise<unknown[]> => {
  const all = await Promise.all(
    list
      .filter((one) => !one.tellsPlaces)
      .map(async (one) => {
        const sent = await town.send('amira', one.route, one.input)
        if (sent.status >= 300) return []
        const reply = one.narrow(sent.body, () => true)
        return [
          { route: one.route.name, reply: withoutPlaces(reply) },
          ...(await kept(town, one.next(sent.body))),
        ]
      }),
  )
  return all.flat()
}

test('of a placed child with a protected identity neither the home, the address nor the meeting’s place is on the device', async () => {
  const town = await aTown()
  const home = await aHome(town, { name: 'Familjen Kanariehem', address: 'Kanarievägen 7' })
  const { caseId, childId } = await aPlacedChild(town, {
    homeId: home.id,
    child: {
      protection: 'marking',
      contact: { address: 'Kanariegatan 1', phone: '070-0000077', email: 'kanarie@exempel.se' },
    },
  })
  await aVisit(town, caseId, { place: '' })
  const list = registry.ofCase({ caseId, childId, isProtected: true, deviceId: newUuid() })
  const replies = await kept(town, list)
  expect(replies.length).toBeGreaterThan(5)
  const telling = replies.filter((one) => /kanarie|0000077/i.test(JSON.stringify(one)))
  expect(telling).toEqual([])
})
