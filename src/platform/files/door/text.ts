import { NotTaken } from './fault.ts'

// Tab, line feed, carriage return and form feed are part of a text; other control characters are not.
const odd = /[^\P{Cc}\t\n\f\r]/u

/** A text is UTF-8 and nothing else. */
export const checkText = (bytes: Buffer): void => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new NotTaken('file_not_utf8')
  }
  if (odd.test(text)) throw new NotTaken('file_not_what_it_says')
}
