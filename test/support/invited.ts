import type { z } from 'zod'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { relate } from '#modules/people/index.ts'
import { invite } from '../../src/modules/invitations/contract.ts'
import { makeOutsideSession } from '../../src/modules/invitations/sign-in/sessions.ts'
import { open } from './a-case.ts'
import { as, enter } from './family.ts'
import { type Login, newUuid, type Town } from './town.ts'

type Person = Parameters<typeof enter>[1]

export const numberBorn = (on: string, serial: number): string => makeTestNumber({ birthOn: day(on), serial })

export const numbers = {
  child: numberBorn('2016-05-04', 981),
  teen: numberBorn('2010-05-04', 983),
  mother: numberBorn('1985-02-01', 982),
  father: numberBorn('1984-03-05', 991),
  stranger: numberBorn('1979-07-07', 985),
  teacher: numberBorn('1975-08-08', 988),
} as const

export type FamilyWithNumbers = Awaited<ReturnType<typeof aNumberedFamily>>

/** A child with two guardians who have numbers, at two addresses, and an open case: Amira has it with Bo. */
export const aNumberedFamily = async (
  town: Town,
  { child = {}, mother = {} }: { readonly child?: Person; readonly mother?: Person } = {},
) => {
  const childId = await enter(town, { number: numbers.child, ...child })
  const motherId = await enter(town, {
    givenName: 'Maria',
    number: numbers.mother,
    contact: { address: 'Påhittade gatan 1', phone: '070-174 06 11', email: 'maria@exempel.se' },
    ...mother,
  })
  const fatherId = await enter(town, {
    givenName: 'Olle',
    number: numbers.father,
    contact: { address: 'Uppdiktade vägen 22', phone: '070-174 06 22', email: 'olle@exempel.se' },
  })
  for (const personId of [motherId, fatherId])
    await as(town, 'maja', (ctx) => relate(ctx, { childId, personId, kind: 'guardian' }))
  return { childId, motherId, fatherId, ...(await open(town, { childId, owner: 'amira', coworker: 'bo' })) }
}

const everything = ['meeting', 'decisions', 'goals', 'next', 'log'] as const

/** Somebody is invited, as the screen does it. */
export const inviteOne = (
  town: Town,
  wish: Partial<z.input<typeof invite.input>> & { readonly childId: string },
  by: Login = 'amira',
) =>
  town.call(by, invite, {
    id: newUuid(),
    part: 'guardian',
    purpose: 'Påhittat skäl.',
    shows: [...everything],
    officePhone: '0500-00 00 00',
    untilOn: '2027-02-01',
    ...wish,
  })

/** A session of an identity, as the broker's answer makes it; whether it opens anything is for the invitations. */
export const outsideCookie = async (town: Town, number: string): Promise<Record<string, string>> => {
  const token = await town.inTx((tx) =>
    makeOutsideSession(tx, {
      id: newUuid(),
      number,
      now: town.now(),
      device: '',
      authenticatedAt: town.now(),
      provenBy: undefined,
    }),
  )
  return { 'barntid-familj': `${town.tenantId}.${token}` }
}

/** What a page answers to whoever has this cookie. */
export const seenAt = async (town: Town, path: string, cookies: Record<string, string> = {}) => {
  const { statusCode, body, rawPayload, headers } = await town.app.inject({
    method: 'GET',
    url: path,
    cookies,
  })
  return { status: statusCode, text: body, bytes: rawPayload, headers }
}

export const seenBy = async (town: Town, number: string, path = '/familj') =>
  seenAt(town, path, await outsideCookie(town, number))
