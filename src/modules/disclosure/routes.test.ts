import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { Route } from '#kernel/route.ts'
import { saveDraft, signDraft } from '#modules/journal/contract.ts'
import { registerPerson, relate } from '#modules/people/index.ts'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aSignedNote, someWords } from '#test/support/notes.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { protectPerson } from '#test/support/protected.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import * as contract from './contract.ts'
import type { Requester } from './kinds.ts'
import { placesOfWords } from './rules.ts'

const start = async (town: Town, childId: string, requester: Requester, more: object = {}) => {
  const id = newUuid()
  await town.call('amira', contract.startDisclosure, {
    childId,
    id,
    requester,
    requesterName: 'Påhittad Person',
    identityBy: 'id_document',
    askedOn: '2026-11-23',
    askedFor: 'Alla anteckningar om barnet',
    ...more,
  })
  return id
}

const see = (town: Town, disclosureId: string, login: Login = 'amira') =>
  town.call(login, contract.readDisclosure, { disclosureId })

const chooseAll = async (town: Town, disclosureId: string) => {
  const { version, sources } = await see(town, disclosureId)
  await town.call('amira', contract.chooseDisclosed, {
    disclosureId,
    version,
    sources: sources.map(({ kind, sourceId }) => ({ kind, sourceId })),
  })
  return see(town, disclosureId)
}

/** Every paper is tested: what the rules propose is taken, and these words too. */
const judgeAll = async (town: Town, disclosureId: string, words: readonly string[] = []) => {
  for (const { disclosureItemId } of (await see(town, disclosureId)).items) {
    const { version, items } = await see(town, disclosureId)
    const item = items.find((one) => one.disclosureItemId === disclosureItemId)
    const masks = [
      ...(item?.proposals ?? []),
      ...words
        .flatMap((one) => placesOfWords(item?.body ?? '', one))
        .map((one) => ({ ...one, ground: 'osl_26_1' as const })),
    ]
    await town.call('amira', contract.judgeDisclosed, {
      disclosureId,
      disclosureItemId,
      version,
      judged: masks.length > 0 ? 'masked' : 'open',
      reason: 'Prövat mot skaderekvisitet.',
      masks,
    })
  }
}

const step = async (town: Town, login: Login, route: Route, disclosureId: string) =>
  town.send(login, route, { disclosureId, version: (await see(town, disclosureId)).version })

const decided = async (town: Town, disclosureId: string, answer: 'give' | 'refuse' = 'give') => {
  expect((await step(town, 'amira', contract.sendDisclosure, disclosureId)).status).toBe(200)
  const { version } = await see(town, disclosureId)
  await town.call('cilla', contract.decideDisclosure, {
    disclosureId,
    version,
    answer,
    reason: 'Efter prövning.',
  })
}

const fileOf = async (town: Town, disclosureId: string) => {
  if ((await see(town, disclosureId)).isMass)
    expect((await step(town, 'dag', contract.approveDisclosure, disclosureId)).status).toBe(200)
  const { version } = await see(town, disclosureId)
  const { sha256 } = await town.call('amira', contract.makeDisclosureFile, { disclosureId, version })
  const { status, bytes } = await town.send('amira', contract.disclosureFile, { disclosureId })
  expect(status).toBe(200)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  return { bytes, text: squeezed(pdfText(bytes)) }
}

const aFather = (town: Town, childId: string) =>
  as(town, 'maja', async (ctx) => {
    const personId = await registerPerson(ctx, {
      givenName: 'Gustav',
      familyName: 'Påhittsson',
      birthOn: day('1983-01-01'),
    })
    await relate(ctx, { childId, personId, kind: 'guardian' })
    return personId
  })

test('a mother’s workplace was sent to the father (JO, Gävle): here it is masked without anybody having to remember it', async () => {
  const town = await aTown()
  const { childId, motherId } = await aCase(town)
  await protectPerson(town, motherId, { address: 'Påhittade bageriet, Ugnsgatan 3', phone: '070-174 06 05' })
  const fatherId = await aFather(town, childId)
  await aSignedNote(town, 'amira', childId, {
    happened:
      'Mamma ringde från sitt arbete på Påhittade\nbageriet. Hon nås på +46 70 174 06 05. Nils mår bra.',
  })
  const id = await start(town, childId, 'father', { personId: fatherId })
  const [item] = (await chooseAll(town, id)).items
  expect(item?.sealed).toHaveLength(2)
  const { version } = await see(town, id)
  await town.call('amira', contract.judgeDisclosed, {
    disclosureId: id,
    disclosureItemId: item?.disclosureItemId ?? '',
    version,
    judged: 'open',
    reason: '',
    masks: [],
  })
  await decided(town, id)
  expect((await see(town, id)).outcome).toBe('masked')
  const { text, bytes } = await fileOf(town, id)
  expect(text).toContain(squeezed('Mamma ringde från sitt arbete på'))
  expect(text).toContain(squeezed('OSL 21:3'))
  for (const secret of ['bageriet', 'Ugnsgatan', '1740605', '174 06 05'])
    expect(
      [text, bytes.toString('latin1')].some((all) => all.includes(squeezed(secret))),
      secret,
    ).toBe(false)
})

test('tracked changes carried another child’s data (JO 2437-2006): what was written and taken away is in no file', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const words = someWords(childId, { happened: 'Kusin Torkelina Annanpåhitt blev slagen.' })
  const { revision } = await town.call('amira', saveDraft, words)
  const next = await town.call('amira', saveDraft, {
    ...words,
    happened: 'Nils mår bra.',
    revision,
    tabSeq: 2,
  })
  await town.call('amira', signDraft, { draftId: words.draftId, revision: next.revision })
  const id = await start(town, childId, 'guardian')
  await chooseAll(town, id)
  await judgeAll(town, id)
  await decided(town, id)
  const { text, bytes } = await fileOf(town, id)
  expect(text).toContain('Nilsmårbra.')
  expect(text).not.toContain('Torkelina')
  expect(bytes.toString('latin1')).not.toContain('Torkelina')
})

test('another child’s name is proposed for masking, but not against that child’s own guardian', async () => {
  const town = await aTown()
  const { childId, motherId } = await aCase(town)
  const fatherId = await aFather(town, childId)
  await as(town, 'maja', async (ctx) => {
    const halfSister = await registerPerson(ctx, { givenName: 'Torkelina', familyName: 'Annanpåhitt' })
    await relate(ctx, { childId: halfSister, personId: motherId, kind: 'guardian' })
  })
  await aSignedNote(town, 'amira', childId, { happened: 'Torkelina var hemma när Nils kom.' })
  const proposals = async (requester: Requester, personId: string) =>
    (await chooseAll(town, await start(town, childId, requester, { personId }))).items[0]?.proposals
  expect(await proposals('mother', motherId)).toEqual([])
  expect(await proposals('father', fatherId)).toMatchObject([{ ground: 'osl_26_1' }])
})

test('a person who becomes protected later: the copy that was made before does not leave once more', async () => {
  const town = await aTown()
  const { childId, motherId } = await aCase(town)
  await aSignedNote(town, 'amira', childId, { happened: 'Mamma bor på Påhittade gatan 1.' })
  const id = await start(town, childId, 'mother', { personId: motherId })
  await chooseAll(town, id)
  await judgeAll(town, id)
  await decided(town, id)
  expect((await see(town, id)).outcome).toBe('whole')
  expect((await fileOf(town, id)).text).toContain(squeezed('Påhittade gatan 1'))
  await protectPerson(town, motherId)
  const again = await town.send('amira', contract.disclosureFile, { disclosureId: id })
  expect(again.status).toBe(409)
  expect(again.text).toContain('Filen gjordes inte. I den står adress för en person med skyddade uppgifter')
  const rows = await town.inTx((tx) =>
    tx.selectFrom('audit_log').select('basis').where('subject_id', '=', motherId).execute(),
  )
  expect(rows.map(({ basis }) => basis)).toContain('stopped at the release gate: address (OSL 21:3, 26:1)')
})

test('whoever prepares does not decide, all of a file takes two who lead, and what is sent stands still', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  for (const happened of ['Första samtalet.', 'Andra samtalet.'])
    await aSignedNote(town, 'amira', childId, { happened })
  const id = await start(town, childId, 'court')
  await chooseAll(town, id)
  expect((await step(town, 'amira', contract.sendDisclosure, id)).text).toContain(
    'Alla handlingar är inte prövade',
  )
  await judgeAll(town, id)
  const { version } = await see(town, id)
  const give = { disclosureId: id, answer: 'give', reason: 'Rätten har begärt det.' } as const
  expect((await town.send('amira', contract.decideDisclosure, { ...give, version })).status).toBe(403)
  expect((await town.send('eva', contract.readDisclosure, { disclosureId: id })).status).toBe(404)
  await decided(town, id)
  expect((await see(town, id)).isMass).toBe(true)
  expect((await step(town, 'amira', contract.makeDisclosureFile, id)).text).toContain(
    'En andra person måste godkänna',
  )
  expect((await step(town, 'cilla', contract.approveDisclosure, id)).text).toContain(
    'Någon annan måste godkänna',
  )
  expect((await step(town, 'amira', contract.sendDisclosure, id)).status).toBe(409)
  const { text } = await fileOf(town, id)
  expect(text).toContain(squeezed('Handlingarna lämnas ut i sin helhet'))
  expect(text).not.toContain(squeezed('Om du vill överklaga'))
})

test('a refusal is a letter that says how to appeal, and holds no paper', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  await aSignedNote(town, 'amira', childId, { happened: 'Hemligt samtal.' })
  const id = await start(town, childId, 'other')
  await chooseAll(town, id)
  await judgeAll(town, id)
  await decided(town, id, 'refuse')
  const { text } = await fileOf(town, id)
  expect(text).toContain(squeezed('Handlingarna lämnas inte ut'))
  expect(text).toContain(squeezed('inom tre veckor'))
  expect(text).not.toContain(squeezed('Hemligt samtal'))
})

test('a preview shows what leaves to the requester, and what the rules would give to others', async () => {
  const town = await aTown()
  const { childId, motherId } = await aCase(town)
  await aSignedNote(town, 'amira', childId, { happened: 'Ring mamma på 070-000 00 00. Läraren är orolig.' })
  const id = await start(town, childId, 'mother', { personId: motherId })
  await chooseAll(town, id)
  await judgeAll(town, id, ['Läraren'])
  const seen = async (reader: Requester) => {
    const { items } = await town.call('amira', contract.previewDisclosure, { disclosureId: id, as: reader })
    return items
      .flatMap(({ pieces }) => pieces)
      .map((one) => (typeof one === 'string' ? one : `[${one.ground}]`))
      .join('')
  }
  expect(await seen('mother')).toContain('Ring mamma på 070-000 00 00. [osl_26_1] är orolig.')
  expect(await seen('father')).toContain('Ring mamma på [osl_26_1]. [osl_26_1] är orolig.')
  expect(await seen('court')).toContain('070-000 00 00')
  expect(await seen('reporter')).toBe('[osl_26_1]')
})

test('a child under 15 does not ask alone, an older one does, and nobody asks tomorrow', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  const older = await aCase(town, { birthOn: day('2010-01-01') })
  const ask = (child: string, more: object = {}) =>
    town.send('amira', contract.startDisclosure, {
      childId: child,
      id: newUuid(),
      requester: 'child',
      requesterName: 'Nils Påhittsson',
      identityBy: 'known',
      askedOn: '2026-11-23',
      askedFor: 'Min akt',
      ...more,
    })
  expect((await ask(childId)).text).toContain('Barnet är inte 15 år')
  expect((await ask(older.childId)).status).toBe(200)
  expect((await ask(older.childId, { askedOn: '2026-11-24' })).status).toBe(400)
  expect((await ask(older.childId, { personId: childId })).status).toBe(400)
})

test('a passage is masked on a ground that stands against the one who asks, inside the text and with a reason', async () => {
  const town = await aTown()
  const { childId } = await aCase(town)
  await aSignedNote(town, 'amira', childId, { happened: 'Nils mår bra.' })
  const id = await start(town, childId, 'court')
  const { items, version } = await chooseAll(town, id)
  const judge = (more: object) =>
    town.send('amira', contract.judgeDisclosed, {
      disclosureId: id,
      disclosureItemId: items[0]?.disclosureItemId,
      version,
      judged: 'masked',
      reason: 'Skada.',
      masks: [{ from: 0, until: 3, ground: 'osl_26_1' }],
      ...more,
    })
  for (const wrong of [
    { masks: [{ from: 0, until: 3, ground: 'osl_12_3' }] },
    { masks: [{ from: 3, until: 3, ground: 'osl_26_1' }] },
    { masks: [{ from: 0, until: 9_999, ground: 'osl_26_1' }] },
    { reason: '' },
    { judged: 'open' },
    { judged: 'withheld', masks: [] },
  ])
    expect((await judge(wrong)).status, JSON.stringify(wrong)).toBe(400)
  expect((await judge({})).status).toBe(200)
  expect((await judge({})).status, 'the version has moved').toBe(409)
})
