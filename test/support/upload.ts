import { type AboutType, addFile } from '#modules/files/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** A file as a test sends it; the name stands in the form as it is, also where no browser would let it. */
export type TestFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

export type UploadWish = {
  readonly aboutType: AboutType
  readonly aboutId: string
  readonly receivedOn?: string
  readonly sender?: string
  readonly subject?: string
  readonly size?: number
  readonly id?: string
}

/** A form of two parts, byte by byte. `cut`: the connection ends so many bytes too early. */
export const formOf = (
  input: unknown,
  { name, type, bytes }: TestFile,
  cut = 0,
): { readonly body: Buffer; readonly type: string } => {
  const mark = 'pahittad-grans-1234567890'
  const body = Buffer.concat([
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="input"\r\n\r\n${JSON.stringify(input)}\r\n` +
        `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
  return { body: body.subarray(0, body.length - cut), type: `multipart/form-data; boundary=${mark}` }
}

/** Sends a file through HTTP as somebody. */
export const upload = async (
  town: Town,
  as: Login | 'nobody',
  wish: UploadWish,
  file: TestFile,
  { key = newUuid(), cut = 0 }: { readonly key?: string | null; readonly cut?: number } = {},
) => {
  const input = {
    id: newUuid(),
    receivedOn: '2026-11-20',
    sender: 'Påhittade skolan',
    subject: 'Påhittat brev',
    size: file.bytes.length,
    ...wish,
  }
  const form = formOf(input, file, cut)
  const response = await town.app.inject({
    method: 'POST',
    url: addFile.path,
    payload: form.body,
    headers: { 'content-type': form.type, ...(key === null ? {} : { 'idempotency-key': key }) },
    ...(as === 'nobody' ? {} : { cookies: await town.cookie(as) }),
  })
  const body: unknown = response.json()
  return { status: response.statusCode, body, text: response.body, id: input.id }
}

/** A PDF of one empty page, with more objects and other words in it where a test wants them. */
export const aPdf = (more = '', trailer = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n${more}\n` +
      `trailer\n<< /Root 1 0 R /Size 9 ${trailer} >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  )

export const pdfFile = (bytes = aPdf()): TestFile => ({ name: 'brev.pdf', type: 'application/pdf', bytes })
