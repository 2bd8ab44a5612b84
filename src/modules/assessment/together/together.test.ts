import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aCase } from '#test/support/a-case.ts'
import { as } from '#test/support/family.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { toBytes, toText } from '#modules/together/bytes.ts'
import { WireFault, type Wire, type World } from '#modules/together/replica-parts.ts'
import { createReplica, type Replica } from '#modules/together/replica.ts'
import { readAssessment, readSection, saveSection } from '../contract.ts'
import { signAssessment } from '../index.ts'
import { removePart, savePart } from '../parts/contract.ts'
import { partField } from '../rules/fields.ts'
import { snapshotById } from '../store.ts'
import { datePart, followText, openText, pullText, pushText, tellPlace } from './contract.ts'

const world: World = {
  now: () => performance.now(),
  random: () => 0.5,
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

const bytes = (text: string): Uint8Array => toBytes(text) ?? new Uint8Array()

/** What an answer says, or the fault that a shared text knows. */
const said = async <T>(asked: ReturnType<Town['send']>, parse: (body: unknown) => T): Promise<T> => {
  const { status, body, text } = await asked
  if (status !== 200) throw new WireFault(status === 429 || status >= 500 ? 'later' : 'refused', text)
  return parse(body)
}

/** A screen of somebody with the text open, through the real server. */
const openAs = async (town: Town, login: Login, investigationId: string): Promise<Replica> => {
  const { documentId, clientId } = await town.call(login, openText, { investigationId, tabId: newUuid() })
  const wire: Wire = {
    push: ({ clientId: pen, update }) =>
      said(
        town.send(login, pushText, { investigationId, documentId, clientId: pen, update: toText(update) }),
        pushText.reply.parse.bind(pushText.reply),
      ),
    pull: async ({ since, vector }) => {
      const given = { investigationId, documentId, since, vector: toText(vector) }
      const answer = await said(town.send(login, pullText, given), pullText.reply.parse.bind(pullText.reply))
      return { ...answer, updates: answer.updates.map(bytes) }
    },
  }
  const kept = { documentId, clientId, since: 0, known: [], pending: [] }
  const replica = createReplica({ kept, wire, world })
  await replica.refresh()
  return replica
}

const aTownWithText = async () => {
  const town = await aTown()
  const made = await aCase(town)
  const { investigationId } = made
  const body = 'Lisa sover dåligt.'
  const stamp = { revision: 0, tabId: newUuid(), tabSeq: 1 }
  await town.call('amira', saveSection, { investigationId, section: 'health', body, ...stamp })
  return { town, ...made }
}

const health = async (town: Town, investigationId: string): Promise<string> =>
  (await town.call('amira', readSection, { investigationId, section: 'health' })).body

describe('two people, one text', () => {
  test('what each of them writes in the same area is in the rows, whole, and both see it', async () => {
    const { town, investigationId } = await aTownWithText()
    const amira = await openAs(town, 'amira', investigationId)
    const bo = await openAs(town, 'bo', investigationId)
    expect(bo.text('s:health')).toBe('Lisa sover dåligt.')
    amira.edit('s:health', 'Lisa sover dåligt.\nMamma säger det.')
    bo.edit('s:health', 'Sedan i höstas.\nLisa sover dåligt.')
    await Promise.all([amira.flush(), bo.flush()])
    await Promise.all([amira.refresh(), bo.refresh()])
    const both = 'Sedan i höstas.\nLisa sover dåligt.\nMamma säger det.'
    expect([amira.text('s:health'), bo.text('s:health')]).toEqual([both, both])
    expect(await health(town, investigationId)).toBe(both)
  })

  test('a save from an older screen is turned into the smallest change: what a colleague has not sent yet is merged', async () => {
    const { town, investigationId } = await aTownWithText()
    const bo = await openAs(town, 'bo', investigationId)
    bo.edit('s:health', 'Lisa sover dåligt. Bo har sett det.')
    const stamp = { revision: 1, tabId: newUuid(), tabSeq: 1 }
    await town.call('amira', saveSection, {
      investigationId,
      section: 'health',
      body: 'Nu: Lisa sover dåligt.',
      ...stamp,
    })
    await bo.flush()
    await bo.refresh()
    expect(bo.text('s:health')).toBe('Nu: Lisa sover dåligt. Bo har sett det.')
    expect(await health(town, investigationId)).toBe('Nu: Lisa sover dåligt. Bo har sett det.')
    const { status } = await town.send('amira', saveSection, {
      investigationId,
      section: 'health',
      body: 'Gammalt.',
      ...stamp,
      tabId: newUuid(),
    })
    expect(status).toBe(409)
  })

  test('facts and their sources are written together too, also one that a colleague has taken away meanwhile', async () => {
    const { town, investigationId } = await aTownWithText()
    const part = {
      investigationId,
      partId: newUuid(),
      section: 'health',
      kind: 'fact',
      body: '',
      source: '',
      saidOn: null,
      revision: 0,
      tabId: newUuid(),
      tabSeq: 1,
    } as const
    const amira = await openAs(town, 'amira', investigationId)
    await town.call('amira', savePart, part)
    amira.edit(partField(part.partId, 'body'), 'Trött på måndagar.')
    amira.edit(partField(part.partId, 'source'), 'Skolan')
    await amira.flush()
    const id = { investigationId, partId: part.partId }
    await town.call('bo', datePart, { ...id, saidOn: '2026-11-20' })
    await town.call('bo', removePart, { ...id, removed: true })
    amira.edit(partField(part.partId, 'body'), 'Trött på måndagar och tisdagar.')
    expect(await amira.flush()).toBe(true)
    await town.call('bo', removePart, { ...id, removed: false })
    const { parts } = await town.call('amira', readSection, { investigationId, section: 'health' })
    expect(parts).toMatchObject([
      { body: 'Trött på måndagar och tisdagar.', source: 'Skolan', saidOn: '2026-11-20' },
    ])
  })

  test('signing freezes the text with the names of those who wrote, and the draft’s history is dropped', async () => {
    const { town, investigationId } = await aTownWithText()
    const amira = await openAs(town, 'amira', investigationId)
    const bo = await openAs(town, 'bo', investigationId)
    amira.edit('s:background', 'Skolan ringde.')
    amira.edit('s:childs_view', 'Lisa vill bo hemma.')
    bo.edit('s:analysis', 'Familjen behöver stöd.')
    bo.edit('s:proposal', 'Öppenvård.')
    await amira.flush()
    await bo.flush()
    const id = newUuid()
    await as(town, 'cilla', (ctx) => signAssessment(ctx, { investigationId, id }))
    const frozen = await town.inTx((tx) => snapshotById(tx, id))
    expect(frozen).toMatchObject({ signedName: 'cilla', writers: ['Amira Påhittad', 'Bo Påhittad'] })
    const answer = await town.call('amira', readAssessment, { investigationId })
    expect(answer.signed).toMatchObject({ by: 'cilla', writers: ['Amira Påhittad', 'Bo Påhittad'] })
    const left = await town.inTx(async (tx) => [
      ...(await tx.selectFrom('shared_updates').select('seq').execute()),
      ...(await tx.selectFrom('shared_clients').select('client_id').execute()),
      ...(await tx.selectFrom('shared_documents').select('state').execute()).filter(
        ({ state }) => state.length > 0,
      ),
    ])
    expect(left).toEqual([])
    bo.edit('s:analysis', 'Familjen behöver stöd. Mer.')
    await bo.flush()
    expect(bo.state()).toMatchObject({
      kind: 'refused',
      fault: { code: expect.stringContaining('signerats') },
    })
    expect(bo.unsent()).toEqual([{ field: 's:analysis', text: ' Mer.' }])
  })
})

const updateBy = (clientId: number, act: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  act(doc)
  return Y.encodeStateAsUpdate(doc)
}

const tried = async () => {
  const { town, investigationId } = await aTownWithText()
  const bo = await openAs(town, 'bo', investigationId)
  const amira = await openAs(town, 'amira', investigationId)
  const push = (login: Login, update: Uint8Array, clientId = bo.clientId) =>
    town.send(login, pushText, {
      investigationId,
      documentId: bo.documentId,
      clientId,
      update: toText(update),
    })
  return { town, investigationId, amira, bo, push }
}

describe('what the server does not take', () => {
  test('words under a colleague’s number, whoever says that they are the colleague’s', async () => {
    const { town, investigationId, amira, bo, push } = await tried()
    const forged = updateBy(amira.clientId, (doc) => doc.getText('s:health').insert(0, 'Förfalskat.'))
    expect(await push('bo', forged)).toMatchObject({ status: 400 })
    expect(await push('bo', forged, amira.clientId)).toMatchObject({ status: 400 })
    expect((await push('bo', forged)).text).toContain('Ladda om sidan')
    expect(await health(town, investigationId)).toBe('Lisa sover dåligt.')
    bo.edit('s:health', 'Lisa sover dåligt. Efter.')
    expect(await bo.flush()).toBe(true)
  })

  test.each([
    ['a field that there is not', (doc: Y.Doc) => doc.getText('s:horoscope').insert(0, 'a')],
    ['a text within a text', (doc: Y.Doc) => doc.getText('s:health').insertEmbed(0, new Y.Text('inne'))],
    ['a picture', (doc: Y.Doc) => doc.getText('s:health').insertEmbed(0, { src: 'x' })],
    ['bold letters', (doc: Y.Doc) => doc.getText('s:health').insert(0, 'fet', { bold: true })],
    ['a list instead of a text', (doc: Y.Doc) => doc.getArray('s:health').insert(0, ['a'])],
    ['a key beside the text', (doc: Y.Doc) => doc.getMap('s:health').set('a', 'b')],
    ['U+0000', (doc: Y.Doc) => doc.getText('s:health').insert(0, 'a\u0000b')],
  ])('%s', async (_, act) => {
    const { town, investigationId, bo, push } = await tried()
    const { status, body } = await push('bo', updateBy(bo.clientId, act))
    expect([status, body]).toMatchObject([400, { error: { issues: [{ path: 'update' }] } }])
    expect(await health(town, investigationId)).toBe('Lisa sover dåligt.')
    bo.edit('s:health', 'Lisa sover dåligt. Efter.')
    expect(await bo.flush()).toBe(true)
  })

  test('more than twenty updates in a second of one device', async () => {
    const { bo, push } = await tried()
    const sent = await Promise.all(Array.from({ length: 30 }, () => push('bo', new Uint8Array([0, 0]))))
    expect(sent.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(9)
    expect(sent.find(({ status }) => status === 429)?.text).toMatch(/[A-ZÅÄÖ].*\./)
    expect(bo.isSettled()).toBe(true)
  })

  test('two devices that write as one: the words of the second are refused, and stay to be copied', async () => {
    const { push, bo } = await tried()
    const words = (text: string) => updateBy(bo.clientId, (doc) => doc.getText('s:analysis').insert(0, text))
    expect(await push('bo', words('Det ena.'))).toMatchObject({ status: 200 })
    expect(await push('bo', words('Det ena.'))).toMatchObject({ status: 200, body: { taken: false } })
    expect(await push('bo', words('Annat ord'))).toMatchObject({ status: 409 })
  })

  test('anything from somebody who may not write: the head reads, a stranger finds nothing', async () => {
    const { town, investigationId, bo } = await tried()
    const { documentId, clientId } = bo
    const at = { investigationId, documentId }
    const pull = { ...at, since: 0, vector: toText(new Uint8Array([0])) }
    const here = { ...at, clientId, field: 's:health', caret: '' }
    expect((await town.send('hedda', pullText, pull)).status).toBe(200)
    expect((await town.send('hedda', openText, { investigationId, tabId: newUuid() })).status).toBe(403)
    for (const login of ['eva', 'adam'] as const) {
      expect((await town.send(login, pullText, pull)).status).toBe(404)
      expect((await town.send(login, followText, at)).status).toBe(404)
      expect((await town.send(login, tellPlace, here)).status).toBe(404)
    }
    expect((await town.send('amira', tellPlace, here)).status).toBe(400)
    expect((await town.send('bo', tellPlace, here)).status).toBe(200)
  })
})

/** What a line that stays open tells, as it comes. */
const followAs = async (town: Town, login: Login, address: string, path: string) => {
  const told: { told: string; why?: string; seq?: number; people?: { name: string }[] }[] = []
  const cookie = Object.entries(await town.cookie(login))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const stop = new AbortController()
  const response = await fetch(`${address}${path}`, {
    headers: { accept: 'text/event-stream', cookie },
    signal: stop.signal,
  })
  const read = async (): Promise<void> => {
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const line of piece.split('\n'))
        if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)))
  }
  const ended = read().catch(() => undefined)
  return { response, told, ended, stop: () => stop.abort() }
}

describe('the live line', () => {
  test('tells that there is more and who is there, never a word of the text, and keeps no session alive', async () => {
    const { town, investigationId } = await aTownWithText()
    const address = await town.app.listen({ port: 0, host: '127.0.0.1' })
    const amira = await openAs(town, 'amira', investigationId)
    const bo = await openAs(town, 'bo', investigationId)
    const path = `/api/investigations/${investigationId}/together/${amira.documentId}`
    const line = await followAs(town, 'amira', address, path)
    expect(line.response.headers.get('content-security-policy')).toContain("default-src 'none'")
    bo.edit('s:health', 'Hemlig mening.')
    await bo.flush()
    await town.call('bo', tellPlace, {
      investigationId,
      documentId: bo.documentId,
      clientId: bo.clientId,
      field: 's:health',
      caret: '',
    })
    await expect.poll(() => line.told.some(({ seq }) => seq === 2)).toBe(true)
    await expect.poll(() => line.told.some(({ people }) => people?.[0]?.name === 'Bo Påhittad')).toBe(true)
    expect(JSON.stringify(line.told)).not.toContain('Hemlig')
    // Nobody has touched Amira's keyboard for sixteen minutes: the line ends with her session.
    town.at('2026-11-23T09:16:00.000Z')
    await expect
      .poll(() => line.told.at(-1), { timeout: 3_000 })
      .toEqual({ told: 'closed', why: 'no_access' })
    await line.ended
  })

  test('rights that are taken away close it within two seconds, and the next words are refused', async () => {
    const { town, caseId, investigationId } = await aTownWithText()
    const address = await town.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => '')
    const url = address === '' ? `http://127.0.0.1:${portOf(town)}` : address
    const bo = await openAs(town, 'bo', investigationId)
    const path = `/api/investigations/${investigationId}/together/${bo.documentId}`
    const line = await followAs(town, 'bo', url, path)
    await as(town, 'cilla', (ctx) =>
      ctx.tx
        .updateTable('watches')
        .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
        .where('matter_id', '=', caseId)
        .execute(),
    )
    const taken = performance.now()
    await expect
      .poll(() => line.told.at(-1), { timeout: 2_000 })
      .toEqual({ told: 'closed', why: 'no_access' })
    expect(performance.now() - taken).toBeLessThan(2_000)
    bo.edit('s:health', 'Efteråt.')
    await bo.flush()
    expect(bo.state().kind).toBe('refused')
    await line.ended
  })
})

const portOf = (town: Town): number => {
  const address = town.app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
