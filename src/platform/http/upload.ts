import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { mostFileBytes } from '#kernel/file-kinds.ts'
import { BadInput } from '#kernel/errors.ts'
import type { HouseFiles, TakenFile } from '#platform/files/house-files.ts'
import { NotTaken } from '#platform/files/door/fault.ts'
import type { SentFile } from '#platform/files/door/look.ts'

/** A file that came with a request: through the door, not yet stored. `sentSha256` is of the bytes as they were sent. */
export type UploadedFile = TakenFile & { readonly sentBytes: number; readonly sentSha256: string }

/** All at once in memory: so many, and whoever comes then is asked to wait. */
const mostAtOnce = 6
let atOnce = 0

const mostInputBytes = 64 * 1024

/** What `@fastify/multipart` is told; a file that is longer is cut by it, and refused by us. */
export const uploadLimits = {
  fileSize: mostFileBytes,
  files: 1,
  fields: 1,
  fieldSize: mostInputBytes,
  fieldNameSize: 20,
  parts: 2,
  headerPairs: 50,
} as const

const jsonOf = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

const broken = (): Error => Object.assign(new Error('not a form of ours'), { statusCode: 400 })
const busy = (): Error => Object.assign(new Error('too many files at once'), { statusCode: 429 })

export const isUpload = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data') === true

type Came = { readonly input: unknown; readonly sent: SentFile | undefined }

const isCutByLimit = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE'

const read = async (request: FastifyRequest, ask: (input: unknown) => Promise<void>): Promise<Came> => {
  let input: unknown
  let sent: SentFile | undefined
  for await (const part of request.parts({ limits: uploadLimits, preservePath: true })) {
    if (part.type === 'field') {
      input = part.fieldname === 'input' ? jsonOf(part.value) : undefined
      if (input === undefined) throw broken()
      continue
    }
    // Who may not leave a file here does not get to send one: what it is about comes first.
    if (input === undefined || part.fieldname !== 'file') throw broken()
    await ask(input)
    const bytes = await part.toBuffer().catch((error: unknown) => {
      throw isCutByLimit(error) ? new NotTaken('file_too_big') : new NotTaken('file_cut')
    })
    sent = { name: part.filename ?? '', type: part.mimetype, bytes }
  }
  return { input, sent }
}

const sizeIn = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'size' in input ? input.size : undefined

const take = async (files: HouseFiles, { input, sent }: Came): Promise<UploadedFile | undefined> => {
  if (sent === undefined) return undefined
  const { bytes } = sent
  // The screen says how many bytes it sends: a connection that was cut and looks whole is found here.
  if (sizeIn(input) !== bytes.length) throw new NotTaken('file_cut')
  const taken = await files.take(sent)
  const sentSha256 = createHash('sha256').update(bytes).digest('hex')
  return { ...taken, sentBytes: bytes.length, sentSha256 }
}

/**
 * Reads a form of two parts: `input`, the words as JSON, then `file`. The file is looked at before any transaction; what is
 * wrong with it is told as a wrong field. Nothing is on the disk yet.
 */
export const readUpload = async (
  request: FastifyRequest,
  { files, ask }: { readonly files: HouseFiles; readonly ask: (input: unknown) => Promise<void> },
): Promise<{ readonly input: unknown; readonly file: UploadedFile | undefined }> => {
  if (atOnce >= mostAtOnce) throw busy()
  atOnce += 1
  try {
    const came = await read(request, ask)
    if (came.input === undefined) throw broken()
    return { input: came.input, file: await take(files, came) }
  } catch (error) {
    if (error instanceof NotTaken) throw new BadInput([{ path: 'file', code: error.fault }])
    throw error
  } finally {
    atOnce -= 1
  }
}
