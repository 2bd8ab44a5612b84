import * as Y from 'yjs'
import { saveDraft, signDraft } from '#modules/journal/contract.ts'
import * as disclosure from '#modules/disclosure/contract.ts'
import { minimalEdit } from '#modules/together/text-edit.ts'
import { writeEdit } from '#modules/together/write-edit.ts'
import { aCase } from '#test/support/a-case.ts'
import { someWords } from '#test/support/notes.ts'
import { pdfText, squeezed } from '#test/support/pdf-text.ts'
import { newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { type Chance, chanceOf } from '../histories/random.ts'

/** Texts that two hands wrote and changed, signed and given out: is a word that was taken away in the bytes? */
export type Histories = {
  readonly histories: number
  readonly files: number
  readonly deleted: number
  readonly kept: number
  readonly found: readonly string[]
  /** Words that stand in the signed text and not in the file: the test would find nothing in an empty one. */
  readonly lost: readonly string[]
}

const letters = 'bdfghjklmnpqrstvxz'
const wordOf = (chance: Chance, mark: string): string =>
  `${mark}${Array.from({ length: 7 }, () => letters.charAt(chance.below(letters.length))).join('')}`

type Written = {
  readonly saves: readonly string[]
  readonly kept: readonly string[]
  readonly deleted: readonly string[]
}

const set = (doc: Y.Doc, next: string): void => {
  const edit = minimalEdit(doc.getText('happened').toJSON(), next)
  if (edit) writeEdit(doc, 'happened', edit)
}

/** Two copies of one Yjs text: words come and go in both, and what each has is told to the other now and then. */
const written = (chance: Chance): Written => {
  const [mine, theirs] = [new Y.Doc({ gc: false }), new Y.Doc({ gc: false })]
  const meet = (): void => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  }
  const secrets: string[] = []
  const kept: string[] = []
  const saves: string[] = []
  for (let i = 0; i < 4 + chance.below(4); i++) {
    const hand = chance.isOneIn(2) ? mine : theirs
    const isSecret = i === 0 || chance.isOneIn(2)
    const word = wordOf(chance, isSecret ? 'hemlig' : 'vanlig')
    ;(isSecret ? secrets : kept).push(word)
    const words = hand
      .getText('happened')
      .toJSON()
      .split(' ')
      .filter((one) => one !== '')
    const at = chance.below(words.length + 1)
    set(hand, [...words.slice(0, at), word, ...words.slice(at)].join(' '))
    if (chance.isOneIn(2)) meet()
    if (chance.isOneIn(3)) saves.push(mine.getText('happened').toJSON())
  }
  meet()
  const all = mine.getText('happened').toJSON()
  saves.push(all)
  set(mine, `${secrets.reduce((text, word) => text.replaceAll(word, ''), all)} slut`)
  const final = mine.getText('happened').toJSON()
  return { saves: [...saves, final], kept: kept.filter((word) => final.includes(word)), deleted: secrets }
}

/** Saved as the screen saves while somebody writes, then signed. */
const signed = async (town: Town, childId: string, saves: readonly string[]): Promise<void> => {
  const words = someWords(childId)
  let revision = 0
  for (const [i, happened] of saves.entries())
    ({ revision } = await town.call('amira', saveDraft, { ...words, happened, revision, tabSeq: i + 1 }))
  await town.call('amira', signDraft, { draftId: words.draftId, revision })
}

const givenOut = async (town: Town, childId: string): Promise<Buffer> => {
  const disclosureId = newUuid()
  const see = () => town.call('amira', disclosure.readDisclosure, { disclosureId })
  await town.call('amira', disclosure.startDisclosure, {
    childId,
    id: disclosureId,
    requester: 'court',
    requesterName: 'Påhittade tingsrätten',
    identityBy: 'official_channel',
    askedOn: '2026-11-23',
    askedFor: 'Alla anteckningar',
  })
  const sources = (await see()).sources.map(({ kind, sourceId }) => ({ kind, sourceId }))
  let { version } = await town.call('amira', disclosure.chooseDisclosed, {
    disclosureId,
    version: 1,
    sources,
  })
  for (const { disclosureItemId } of (await see()).items)
    ({ version } = await town.call('amira', disclosure.judgeDisclosed, {
      disclosureId,
      disclosureItemId,
      version,
      judged: 'open',
      masks: [],
    }))
  ;({ version } = await town.call('amira', disclosure.sendDisclosure, { disclosureId, version }))
  ;({ version } = await town.call('cilla', disclosure.decideDisclosure, {
    disclosureId,
    version,
    answer: 'give',
    reason: 'Begärt.',
  }))
  if ((await see()).isMass)
    ({ version } = await town.call('dag', disclosure.approveDisclosure, { disclosureId, version }))
  await town.call('amira', disclosure.makeDisclosureFile, { disclosureId, version })
  return (await town.send('amira', disclosure.disclosureFile, { disclosureId })).bytes
}

const notesAFile = 10

/** `histories` texts, ten in each file that leaves. */
export const editHistories = async (opened: Opened, histories: number, seed: number): Promise<Histories> => {
  const town = townIn(opened, await settle(opened.ownerUrl))
  const result = { deleted: 0, kept: 0, found: [] as string[], lost: [] as string[], files: 0 }
  for (let first = 0; first < histories; first += notesAFile) {
    // Thirty different children in an hour: at the forty-first the product asks why.
    town.at(
      Temporal.Instant.from('2026-11-23T09:00:00.000Z')
        .add({ minutes: result.files * 2 })
        .toString(),
    )
    const { childId } = await aCase(town)
    const texts: Written[] = []
    for (let nth = first; nth < Math.min(first + notesAFile, histories); nth++) {
      const one = written(chanceOf(seed, nth))
      texts.push(one)
      await signed(town, childId, one.saves)
    }
    const bytes = await givenOut(town, childId)
    result.files += 1
    const readable = [squeezed(pdfText(bytes)), squeezed(bytes.toString('latin1'))]
    for (const { kept, deleted } of texts) {
      result.kept += kept.length
      result.deleted += deleted.length
      result.found.push(...deleted.filter((word) => readable.some((text) => text.includes(word))))
      result.lost.push(...kept.filter((word) => readable[0]?.includes(word) !== true))
    }
  }
  return { histories, ...result }
}

export const lineOfEdits = ({ histories, files, deleted, kept, found, lost }: Histories): string =>
  `${histories} edit histories in ${files} files: ${found.length} of ${deleted} deleted words found, ${kept - lost.length} of ${kept} kept words there`
