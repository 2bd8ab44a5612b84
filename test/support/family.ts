import { day } from '#kernel/day.ts'
import { type Ctx, momentOf } from '#platform/context.ts'
import { openWatch } from '#modules/clocks/index.ts'
import { registerPerson, relate } from '#modules/people/index.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** As if another room acted: the ctx of a request by this worker. */
export const as = <T>(town: Town, login: Login, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  town.inTx((tx) =>
    work({
      tx,
      actor: {
        tenantId: town.tenantId,
        workerId: town.workers[login],
        name: login,
        title: '',
        role: 'social_worker',
        unitId: town.units.intake,
      },
      ...momentOf(town.now()),
      sessionEndsAt: town.now(),
      language: 'sv',
      requestId: 'test',
      demo: true,
      route: { name: 'test', method: 'POST', may: { signedIn: 'test' } },
      entries: [],
      reactions: new Map(),
      sealKeys: town.house.sealKeys,
      after: {},
    }),
  )

/** A person who was entered by the intake, and nothing more. */
export const enter = (town: Town, person: Partial<Parameters<typeof registerPerson>[1]> = {}) =>
  as(town, 'maja', (ctx) => registerPerson(ctx, { givenName: 'Nils', familyName: 'Påhittsson', ...person }))

/** An open matter about a child, as the watch knows it; the case itself is not made. */
export const openMatter = async (
  town: Town,
  childId: string,
  owner: Login,
  unit: keyof Town['units'],
  coworker?: Login,
): Promise<string> => {
  const matterId = newUuid()
  await as(town, owner, (ctx) =>
    openWatch(ctx, {
      matterId,
      matterKind: 'case',
      childId,
      unitId: town.units[unit],
      ownerId: town.workers[owner],
      coworkerId: coworker && town.workers[coworker],
      start: [{ code: 'investigation', triggeredOn: day('2026-11-20') }],
    }),
  )
  return matterId
}

/** A child and its guardian, at one address. */
export const aFamily = async (town: Town, person: Partial<Parameters<typeof registerPerson>[1]> = {}) => {
  const childId = await enter(town, person)
  const motherId = await enter(town, {
    givenName: 'Maria',
    birthOn: day('1985-02-01'),
    contact: { address: 'Påhittade gatan 1', phone: '070-000 00 00', email: '' },
  })
  await as(town, 'maja', (ctx) => relate(ctx, { childId, personId: motherId, kind: 'guardian' }))
  return { childId, motherId }
}
