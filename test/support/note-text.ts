import { readDraft, signDraft } from '../../src/modules/journal/contract.ts'
import { toBytes, toText } from '../../src/modules/together/bytes.ts'
import { WireFault, type Wire, type World } from '../../src/modules/together/replica-parts.ts'
import { createReplica, type Replica } from '../../src/modules/together/replica.ts'
import type { VisitView } from '../../src/modules/visits/contract.ts'
import { openNoteText, pullNoteText, pushNoteText } from '../../src/modules/visits/together/contract.ts'
import { aCase } from './a-case.ts'
import { as } from './family.ts'
import { aTown, type Login, newUuid, type Town } from './town.ts'
import { aVisit } from './visit.ts'

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

/** The note about a child of the meeting: the first child when none is named. */
export const noteAt = ({ id, notes }: VisitView, childId = notes[0]?.childId) => ({
  visitId: id,
  draftId: notes.find((one) => one.childId === childId)?.draftId ?? '',
})

/** A screen of somebody with a meeting's note open, through the real server. */
export const openNoteAs = async (
  town: Town,
  login: Login,
  at: { readonly visitId: string; readonly draftId: string },
): Promise<Replica> => {
  const { documentId, clientId } = await town.call(login, openNoteText, { ...at, tabId: newUuid() })
  const wire: Wire = {
    push: ({ clientId: pen, update }) =>
      said(
        town.send(login, pushNoteText, { ...at, documentId, clientId: pen, update: toText(update) }),
        pushNoteText.reply.parse.bind(pushNoteText.reply),
      ),
    pull: async ({ since, vector }) => {
      const given = { ...at, documentId, since, vector: toText(vector) }
      const parse = pullNoteText.reply.parse.bind(pullNoteText.reply)
      const answer = await said(town.send(login, pullNoteText, given), parse)
      return { ...answer, updates: answer.updates.map(bytes) }
    },
  }
  const replica = createReplica({
    kept: { documentId, clientId, since: 0, known: [], pending: [] },
    wire,
    world,
  })
  await replica.refresh()
  return replica
}

/** Writes a field of the note and waits until the server has it. */
export const writeIn = async (replica: Replica, field: string, words: string): Promise<void> => {
  replica.edit(field, words)
  await replica.flush()
}

type Heard = { readonly told: string; readonly why?: string; readonly seq?: number }

/** What a line that stays open tells, as it comes. */
export const followAs = async (town: Town, login: Login, path: string) => {
  if (!town.app.server.listening) await town.app.listen({ port: 0, host: '127.0.0.1' })
  const address = town.app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const told: Heard[] = []
  const cookie = Object.entries(await town.cookie(login))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const stop = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { accept: 'text/event-stream', cookie },
    signal: stop.signal,
  })
  const read = async (): Promise<void> => {
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const line of piece.split('\n'))
        if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)))
  }
  const ended = read().catch(() => undefined)
  return { told, ended, stop: () => stop.abort() }
}

/** A home visit tomorrow with Amira and Bo, and its note. */
export const aMeeting = async () => {
  const town = await aTown()
  const made = await aCase(town)
  const view = await aVisit(town, made.caseId, { personIds: [made.motherId] })
  return { town, ...made, view, at: noteAt(view) }
}

export const noteOf = async (town: Town, login: Login, view: VisitView) => {
  const [note] = view.notes
  return (await town.call(login, readDraft, { childId: note?.childId ?? '', draftId: note?.draftId ?? '' }))
    .draft
}

export const seenOf = async (town: Town, login: Login, view: VisitView) => {
  const draft = await noteOf(town, login, view)
  if (!draft) throw new Error('no draft')
  const { kind, eventOn, place, childAlone, participants, happened, childWords, agreed, assessment } = draft
  return { kind, eventOn, place, childAlone, participants, happened, childWords, agreed, assessment }
}

/** Signs what is stored, as the one who signs saw it; `some`: what she saw otherwise. */
export const signAs = async (town: Town, login: Login, view: VisitView, some: object = {}) =>
  town.send(login, signDraft, {
    draftId: view.notes[0]?.draftId ?? '',
    revision: 0,
    seen: { ...(await seenOf(town, login, view)), ...some },
  })

/** The case goes to another unit, and with it the child. */
export const takeCase = (town: Town, caseId: string) =>
  as(town, 'cilla', (ctx) =>
    ctx.tx
      .updateTable('watches')
      .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
      .where('matter_id', '=', caseId)
      .execute(),
  )
