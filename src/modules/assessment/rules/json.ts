/**
 * Reads JSON and remembers on which line each thing stands, so that a fault can be shown where it is. JSON.parse tells
 * neither lines nor that a key stands twice, of which it silently drops the first.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type ReadJson =
  | {
      readonly value: Json
      readonly lineOf: ReadonlyMap<string, number>
      readonly twice: readonly { readonly path: string; readonly line: number }[]
    }
  | { readonly fault: 'json_syntax' | 'json_ends' | 'json_deep'; readonly line: number }

const deepest = 20
const bare = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const blank = /[ \t\r\n]*/y

class Broken extends Error {
  readonly at: number
  readonly why: 'json_syntax' | 'json_ends' | 'json_deep'
  constructor(at: number, why: Broken['why']) {
    super(why)
    this.at = at
    this.why = why
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

const parsed = (token: string, at: number): Json => {
  try {
    const value: Json = JSON.parse(token)
    return value
  } catch {
    throw new Broken(at, 'json_syntax')
  }
}

const inside = (path: string, key: string | number): string => (path === '' ? `${key}` : `${path}.${key}`)

const reader = (text: string) => {
  let at = 0
  const starts = new Map<string, number>()
  const twice: { path: string; at: number }[] = []

  const skip = (): void => {
    blank.lastIndex = at
    blank.test(text)
    at = blank.lastIndex
  }
  const broken = (): Broken => new Broken(at, at >= text.length ? 'json_ends' : 'json_syntax')
  const take = (sign: string): void => {
    skip()
    if (text[at] !== sign) throw broken()
    at += 1
  }
  const isNext = (sign: string): boolean => {
    skip()
    if (text[at] !== sign) return false
    at += 1
    return true
  }
  const quoted = (): string => {
    const from = at
    take('"')
    while (text[at] !== '"') {
      if (at >= text.length || text[at] === '\n') throw new Broken(from, 'json_syntax')
      at += text[at] === '\\' ? 2 : 1
    }
    at += 1
    const read = parsed(text.slice(from, at), from)
    return typeof read === 'string' ? read : ''
  }

  const list = (path: string, depth: number): Json[] => {
    const found: Json[] = []
    if (isNext(']')) return found
    do found.push(value(inside(path, found.length), depth + 1))
    while (isNext(','))
    take(']')
    return found
  }
  const entry = (path: string, depth: number, keys: Set<string>): readonly [string, Json] => {
    skip()
    const from = at
    const key = quoted()
    const here = inside(path, key)
    if (keys.has(key)) twice.push({ path: here, at: from })
    keys.add(key)
    take(':')
    const read = value(here, depth + 1)
    starts.set(here, from)
    return [key, read]
  }
  const object = (path: string, depth: number): Json => {
    const entries: (readonly [string, Json])[] = []
    const keys = new Set<string>()
    if (isNext('}')) return {}
    do entries.push(entry(path, depth, keys))
    while (isNext(','))
    take('}')
    return Object.fromEntries(entries)
  }
  const value = (path: string, depth: number): Json => {
    if (depth > deepest) throw new Broken(at, 'json_deep')
    skip()
    starts.set(path, at)
    if (isNext('{')) return object(path, depth)
    if (isNext('[')) return list(path, depth)
    if (text[at] === '"') return quoted()
    bare.lastIndex = at
    if (!bare.test(text)) throw broken()
    const token = text.slice(at, bare.lastIndex)
    at = bare.lastIndex
    return parsed(token, at)
  }
  return {
    whole: () => {
      const read = value('', 0)
      skip()
      if (at < text.length) throw broken()
      return read
    },
    starts,
    twice,
  }
}

/** The value with the line of each path ('areas.health.heading'), or the line where it breaks. */
export const readJson = (given: string): ReadJson => {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given
  const read = reader(text)
  try {
    const value = read.whole()
    return {
      value,
      lineOf: new Map([...read.starts].map(([path, at]) => [path, lineAt(text, at)])),
      twice: read.twice.map(({ path, at }) => ({ path, line: lineAt(text, at) })),
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { fault: error.why, line: lineAt(text, error.at) }
  }
}
