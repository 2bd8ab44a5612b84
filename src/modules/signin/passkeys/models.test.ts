import { beforeAll, describe, expect, test } from 'vitest'
import { aMaker } from '#test/support/sign-in/maker.ts'
import { passkeyHouse } from '#test/support/sign-in/passkey-house.ts'
import { startPasskey } from './contract.ts'

describe('a municipality that takes only some models', () => {
  const aaguid = '0bb43545-fd2c-4185-87dd-feb0b2916ace'
  let made: Awaited<ReturnType<typeof aMaker>>
  beforeAll(async () => {
    made = await aMaker(aaguid)
  })
  const addTo = async (
    maker: Awaited<ReturnType<typeof aMaker>>['maker'] | undefined,
    roots = [made.root],
  ) => {
    const one = await passkeyHouse({ rule: { models: [aaguid], roots } })
    const desk = await one.as('amira')
    const asked = startPasskey.reply.parse((await desk.send('POST', '/api/passkeys/challenge')).body)
    expect(asked.attestation).toBe('direct')
    return desk.add(one.authenticator(maker ? { maker } : {}))
  }
  const refused = { status: 409, body: { error: { code: 'passkey_model' } } }

  test('takes one that its maker has signed', async () => {
    expect((await addTo(made.maker)).status).toBe(200)
  })

  test('refuses one without a maker’s word, also where it gives itself the number', async () => {
    expect(await addTo(undefined)).toMatchObject(refused)
  })

  test('refuses another model of the same maker', async () => {
    const other = { ...made.maker, aaguid: 'fa2b99dc-9e39-4257-8f92-4a30d23c4118' }
    expect(await addTo(other)).toMatchObject(refused)
  })

  test('refuses the number in the mouth of a maker that nobody knows', async () => {
    expect(await addTo((await aMaker(aaguid)).maker)).toMatchObject(refused)
  })

  test('refuses a certificate that has run out, of the key or of its maker', async () => {
    const key = await aMaker(aaguid, { key: '2026-02-01' })
    expect((await addTo(key.maker, [key.root])).status).toBe(409)
    const maker = await aMaker(aaguid, { maker: '2026-02-01' })
    expect(await addTo(maker.maker, [maker.root])).toMatchObject(refused)
  })
})
