import { z } from 'zod'
import { openFile } from '#modules/files/contract.ts'
import { serveFiles } from '../../src/house.ts'
import type { Opened } from '#test/support/town.ts'
import { settle, type Town, townIn } from '#test/support/town.ts'
import { aPdf, type TestFile, upload } from '#test/support/upload.ts'
import { aWorld } from '#test/support/world.ts'
import { hostileArchives } from './archives.ts'
import { type Hostile, hostileFiles } from './hostile.ts'
import { jpegNotes, jpegWith, notesLeft, png, pngNotes } from './pictures.ts'
import { randomFrom } from './random.ts'
import { officeParts, officeType, zipOf } from './zip.ts'

export type Measured = {
  readonly files: number
  readonly archives: number
  readonly refused: number
  readonly cleaned: number
  readonly honest: number
  readonly faults: readonly string[]
}

/** 16 × 16 points, made by a program that notes nothing. */
export const bareJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wEEEAAbABsAGwAbABwAGwAeACEAIQAeACoALQAoAC0AKgA9ADgAMwAzADgAPQBdAEIARwBCAEcAQgBdAI0AWABnAFgAWABnAFgAjQB9AJcAewBzAHsAlwB9AOAAsACcAJwAsADgAQMA2QDOANkBAwE6ARkBGQE6AYsBdwGLAgQCBAK2EQAbABsAGwAbABwAGwAeACEAIQAeACoALQAoAC0AKgA9ADgAMwAzADgAPQBdAEIARwBCAEcAQgBdAI0AWABnAFgAWABnAFgAjQB9AJcAewBzAHsAlwB9AOAAsACcAJwAsADgAQMA2QDOANkBAwE6ARkBGQE6AYsBdwGLAgQCBAK2/8EAEQgAEAAQAwEiAAIRAQMRAf/EAFgAAQEAAAAAAAAAAAAAAAAAAAIBEAABAwMFAAAAAAAAAAAAAAACARESAANhIjFBgdEBAQAAAAAAAAAAAAAAAAAAAAARAQEBAAAAAAAAAAAAAAAAAAABQf/aAAwDAQACEQMRAD8AiIyAMQSKvF9IZLNLefM+jueDRRGQBiCRV4vpDJZpbz5n0dzwaF1//9k=',
  'base64',
)

const honestFiles = (seed: number): readonly TestFile[] => {
  const random = randomFrom(seed)
  return [
    { name: 'brev.pdf', type: 'application/pdf', bytes: aPdf() },
    { name: 'Läkarutlåtande, åäö (1).PDF', type: 'application/pdf', bytes: aPdf('% två') },
    { name: 'bild.jpg', type: 'image/jpeg', bytes: jpegWith(bareJpeg, jpegNotes(random)) },
    { name: 'bild.jpeg', type: 'image/jpeg', bytes: bareJpeg },
    { name: 'bild.png', type: 'image/png', bytes: png(random, { notes: pngNotes(random) }) },
    { name: 'brev.txt', type: 'text/plain', bytes: Buffer.from('Hej på dig.\r\n\tEn påhittad text.\n') },
    ...(['docx', 'xlsx'] as const).map((kind) => ({
      name: `brev.${kind}`,
      type: officeType[kind],
      bytes: zipOf(officeParts(kind)),
    })),
  ]
}

const Told = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ message: z.string() })).optional(),
  }),
})

/** A refusal says what to do, in a Swedish sentence, and shows nothing of the house. */
const isPlain = (body: unknown): boolean => {
  const { data } = Told.safeParse(body)
  if (!data || data.error.code === 'bug') return false
  const said = data.error.issues?.map(({ message }) => message) ?? [data.error.message]
  return said.every((sentence) => /^[A-ZÅÄÖ][^]*[.!?]$/.test(sentence))
}

const namesOnDisk = async (town: Town): Promise<number> =>
  (await town.house.files?.store.names(0, Number.MAX_SAFE_INTEGER))?.length ?? 0

const rowsIn = (town: Town): Promise<number> =>
  town.inTx(async (tx) => (await tx.selectFrom('files').select('id').execute()).length)

/** Fetched as a browser would: from the second origin by its link, and the same address at the first. */
const fetched = async (town: Town, fileId: string) => {
  const { path } = await town.call('amira', openFile, { fileId, unexamined: true })
  const first = await town.app.inject({ url: path, cookies: await town.cookie('amira') })
  const second = serveFiles({ house: town.house, clock: { now: () => town.now() }, https: false })
  const answer = await second.inject({ url: path })
  await second.close()
  return { first, answer }
}

const faultsOfStored = async (town: Town, id: string, what: string): Promise<readonly string[]> => {
  const { first, answer } = await fetched(town, id)
  const { headers } = answer
  const isHome =
    String(headers['content-disposition']).startsWith('attachment;') &&
    headers['x-content-type-options'] === 'nosniff' &&
    String(headers['content-security-policy']).startsWith('sandbox;') &&
    headers['set-cookie'] === undefined
  const isPicture = String(headers['content-type']).startsWith('image/')
  return [
    ...(first.statusCode === 404 ? [] : [`${what}: served from the first origin (${first.statusCode})`]),
    ...(answer.statusCode === 200 && isHome ? [] : [`${what}: not handed over as it should be`]),
    ...(isPicture ? notesLeft(answer.rawPayload).map((mark) => `${what}: ${mark} is left`) : []),
  ]
}

/** Two days a month are enough: fifty a day with one case is the limit of the product itself. */
const mostADay = 45

/** Sends hostile files and archives through the product's own door, and some honest ones, which must come in. */
export const measureUploads = async (
  opened: Opened,
  { files, archives, seed }: { readonly files: number; readonly archives: number; readonly seed: number },
): Promise<Measured> => {
  const town = townIn(opened, await settle(opened.ownerUrl))
  const world = await aWorld(town)
  const wish = { aboutType: 'case', aboutId: world['cases'] ?? '' } as const
  const random = randomFrom(seed)
  const faults: string[] = []
  const count = { refused: 0, cleaned: 0, honest: 0, stored: 0 }
  const nextDay = (): void => {
    count.stored += 1
    if (count.stored % mostADay === 0)
      town.at(`2026-12-${String(count.stored / mostADay).padStart(2, '0')}T09:00:00.000Z`)
  }
  const keep = async (id: string, what: string): Promise<void> => {
    faults.push(...(await faultsOfStored(town, id, what)))
    nextDay()
  }
  const send = async ({ sort, file, expected, size, cut }: Hostile, at: number): Promise<void> => {
    const what = `${at} ${sort}`
    const asked = { ...wish, ...(size === undefined ? {} : { size }) }
    const sent = await upload(town, 'amira', asked, file, cut === undefined ? {} : { cut })
    if (expected === 'cleaned' && sent.status === 200) {
      count.cleaned += 1
      return keep(sent.id, what)
    }
    if (expected === 'cleaned') faults.push(`${what}: not taken (${sent.status})`)
    else if (sent.status === 200) faults.push(`${what}: taken (${JSON.stringify(file.name).slice(0, 60)})`)
    else if (sent.status >= 500 || !isPlain(sent.body))
      faults.push(`${what}: ${sent.status} ${sent.text.slice(0, 90)}`)
    else count.refused += 1
  }
  for (const file of honestFiles(seed)) {
    const sent = await upload(town, 'amira', wish, file)
    if (sent.status === 200) {
      count.honest += 1
      await keep(sent.id, `honest ${file.name}`)
    } else faults.push(`honest ${file.name}: ${sent.status} ${sent.text.slice(0, 200)}`)
  }
  const before = { disk: await namesOnDisk(town), rows: await rowsIn(town), cleaned: count.cleaned }
  const all = [...hostileFiles(files, random, bareJpeg), ...hostileArchives(archives, random)]
  for (const [at, one] of all.entries()) await send(one, at)
  const more = count.cleaned - before.cleaned
  if ((await namesOnDisk(town)) !== before.disk + more) faults.push('something half stored lies on the disk')
  if ((await rowsIn(town)) !== before.rows + more) faults.push('something half stored stands in the register')
  const { refused, cleaned, honest } = count
  return { files, archives, refused, cleaned, honest, faults }
}

/** The one line of figures. */
export const told = ({ files, archives, refused, cleaned, honest, faults }: Measured, seed: number): string =>
  [
    `test:upload: ${files} hostile files + ${archives} archives: ${refused} refused, ${cleaned} pictures cleaned of place and camera`,
    `${faults.length} taken wrongly, half stored, with notes left or served from the first origin`,
    `${honest} honest files taken, seed ${seed}`,
  ].join(' · ')
