import { setTimeout as sleep } from 'node:timers/promises'
import { newUuid } from '#test/support/town.ts'

/** What the server has said yes to: the least that must be there afterwards. */
export type Kept = {
  readonly draftId: string
  /** The words of the last save that was acknowledged. */
  words: string
  isSigned: boolean
}

export type Writing = {
  readonly acknowledged: { count: number; readonly keys: string[]; readonly notes: Kept[] }
  /** Answers that a person would not understand or could not go on from. */
  readonly faults: string[]
  /** How often a wish had to be sent again, since no answer came or the server was not whole yet. */
  readonly again: { count: number }
}

export const emptyWriting = (): Writing => ({
  acknowledged: { count: 0, keys: [], notes: [] },
  faults: [],
  again: { count: 0 },
})

type Person = { readonly login: string; readonly childId: string; readonly caseId: string }
type World = { readonly url: () => string; readonly isOver: () => boolean; readonly writing: Writing }

const savesPerNote = 4

/** As a browser does it: each wish has a key, and is sent again under it until there is an answer. */
export const writeOn = async (person: Person, { url, isOver, writing }: World): Promise<void> => {
  let cookie = ''

  const signIn = async (): Promise<void> => {
    while (cookie === '' && !isOver()) {
      const answer = await fetch(`${url()}/api/demo/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: person.login }),
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined)
      cookie = answer?.headers.get('set-cookie')?.split(';')[0] ?? ''
      if (cookie === '') await sleep(100)
    }
  }

  const sendOnce = async (method: string, path: string, body: object, key: string) => {
    try {
      const answer = await fetch(`${url()}${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      })
      return { status: answer.status, text: await answer.text() }
    } catch {
      return undefined
    }
  }

  /** The reply, or undefined when the test is over first. */
  const send = async (
    method: string,
    path: string,
    body: object,
  ): Promise<Record<string, unknown> | undefined> => {
    const key = newUuid()
    while (!isOver()) {
      const answer = await sendOnce(method, path, body, key)
      if (answer?.status === 200) {
        writing.acknowledged.count += 1
        writing.acknowledged.keys.push(key)
        return JSON.parse(answer.text)
      }
      writing.again.count += 1
      if (answer !== undefined && answer.status !== 503)
        writing.faults.push(`${method} ${answer.status} ${answer.text.slice(0, 200)}`)
      if (answer?.status === 503 && !/Försök igen om en stund/.test(answer.text))
        writing.faults.push(`503 without a Swedish sentence that says to try again: ${answer.text}`)
      await sleep(50)
    }
    return undefined
  }

  const writeNote = async (): Promise<void> => {
    const note: Kept = { draftId: newUuid(), words: '', isSigned: false }
    const tabId = newUuid()
    let revision: unknown = 0
    for (let n = 1; n <= savesPerNote; n += 1) {
      const words = `${note.words} ord${n}`.trim()
      const reply = await send('PUT', `/api/journal/drafts/${note.draftId}`, {
        childId: person.childId,
        caseId: person.caseId,
        reportChildId: null,
        originalId: null,
        kind: 'phone_call',
        eventOn: Temporal.Now.plainDateISO('Europe/Stockholm').toString(),
        place: '',
        childAlone: null,
        participants: [],
        happened: words,
        childWords: '',
        assessment: '',
        correctionReason: '',
        revision,
        tabId,
        tabSeq: n,
      })
      if (!reply) return
      revision = reply['revision']
      if (n === 1) writing.acknowledged.notes.push(note)
      note.words = words
      await sleep(10)
    }
    const signed = await send('POST', `/api/journal/drafts/${note.draftId}/sign`, { revision })
    if (signed) note.isSigned = true
  }

  await signIn()
  while (!isOver()) await writeNote()
}
