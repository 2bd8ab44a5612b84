import { z } from 'zod'

/** What came back, as far as a fuzzer looks at it. */
export type Came = {
  readonly status: number
  readonly text: string
  readonly contentType: string
  readonly milliseconds: number
}

const Told = z.object({ error: z.object({ code: z.string(), message: z.string(), id: z.string() }) })

/** Words of a stack, of SQL and of what we are made of. None of the inputs holds any of them. */
const insides = [
  /\n\s+at .+:\d+/,
  /node_modules|node:internal|\.ts:\d+|\bfile:\/\//,
  /\b(Type|Range|Syntax|Reference|Zod)Error\b/,
  /\b(select|update|delete) .*\b(from|set|where)\b|insert into|on conflict/i,
  /\brelation "|\bcolumn "|violates|duplicate key|sqlstate|pg_catalog|deadlock detected/i,
  /kysely|fastify|postgres(ql)?\b/i,
]

const slowest = 10_000

/** What is wrong with an answer; undefined when nothing is. */
export const faultOf = ({ status, text, contentType, milliseconds }: Came): string | undefined => {
  if (status >= 500) return `${status} ${text.slice(0, 200)}`
  const seen = insides.find((one) => one.test(text))
  // What anybody may read of the product itself, as the style sheet, is no answer that gives something away.
  if (seen !== undefined && !contentType.startsWith('text/css'))
    return `${status} shows ${seen}: ${seen.exec(text)?.[0].slice(0, 100)}`
  if (milliseconds > slowest) return `${status} after ${Math.round(milliseconds)} ms`
  if (status < 400 || !contentType.includes('json')) return undefined
  const told = Told.safeParse(JSON.parse(text))
  if (!told.success) return `${status} without a sentence: ${text.slice(0, 200)}`
  return /^[A-ZÅÄÖ][^]*[.!?]$/.test(told.data.error.message)
    ? undefined
    : `${status} not a sentence: ${told.data.error.message}`
}
