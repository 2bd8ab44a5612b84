import type { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { answerOf, tellCall } from './call.ts'
import { language } from './language.ts'

type Sending<I> = {
  readonly input: I
  readonly file: File
  /** The same key sent again is done once: after a broken connection nothing is there twice. */
  readonly key: string
  /** From 0 to 1; 1 is when all has left the device and the server looks at it. */
  readonly onProgress: (part: number) => void
}

/** A telephone with a bad connection may need its time, but one that says nothing for long has no connection. */
const longestMilliseconds = 10 * 60_000

/**
 * Sends a file with its words: a form of two parts, since `fetch` cannot tell how much has gone. Throws CallError, as `call`
 * does; status 0 means that no answer came.
 */
export const sendFile = <I extends z.ZodType, R extends z.ZodType>(
  route: Route<string, I, R>,
  { input, file, key, onProgress }: Sending<z.input<I>>,
): Promise<z.output<R>> =>
  new Promise((done, failed) => {
    tellCall(key, route.name)
    const form = new FormData()
    form.append('input', JSON.stringify(input))
    form.append('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open(route.method, route.path)
    request.timeout = longestMilliseconds
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', language())
    request.setRequestHeader('idempotency-key', key)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    )
    request.upload.addEventListener('load', () => onProgress(1))
    request.addEventListener('loadend', () => {
      try {
        done(
          answerOf(route, {
            status: request.status,
            text: request.responseText,
            header: (name) => request.getResponseHeader(name),
          }),
        )
      } catch (fault) {
        failed(fault)
      }
    })
    request.send(form)
  })
