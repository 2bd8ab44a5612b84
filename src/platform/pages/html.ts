const fragment: unique symbol = Symbol('html')

/** A piece of a page in which everything that came from outside has been made harmless. Only `html` makes one. */
export type Html = { readonly [fragment]: string }

type Part = Html | string | number | false | undefined | readonly Part[]

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Neither can stand in a page: U+FFFD shows the person where the sign is that could not be read.
const printable = (sign: string): string => ('\t\n\r'.includes(sign) ? sign : '\uFFFD')

const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, printable)
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? '')

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

const written = (part: Part): string => {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  return isList(part) ? part.map(written).join('') : part[fragment]
}

/** html`<p>${text}</p>`: every text is escaped, every fragment stands as it is. Attributes always in double quotes. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [fragment]: literals.map((literal, n) => literal + written(n < parts.length ? parts[n] : '')).join(''),
})

export const asText = (page: Html): string => page[fragment]
