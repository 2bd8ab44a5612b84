import { firstHash, type LogRow, logColumns, sealHash } from '#platform/audit/chain.ts'
import type { Chance } from '../histories/random.ts'

/** What a log is in the database, as somebody with every right on it can change it. */
export type StoredSeal = {
  seq: number
  row_ids: string[]
  previous_hash: string
  hash: string
  sealed_at: string
}
export type StoredLog = { rows: LogRow[]; seals: StoredSeal[]; checkpoints: number }

export type Tampering = { readonly kind: string; readonly done: StoredLog }

const copy = ({ rows, seals, checkpoints }: StoredLog): StoredLog => ({
  rows: rows.map((row) => ({ ...row })),
  seals: seals.map((seal) => ({ ...seal, row_ids: [...seal.row_ids] })),
  checkpoints,
})

const flipHex = (text: string, chance: Chance): string => {
  const places = Array.from(text, (letter, at) => (/[0-9a-f]/.test(letter) ? at : -1)).filter((at) => at >= 0)
  const at = chance.pick(places)
  const digit = Number.parseInt(text.charAt(at), 16) ^ (1 << chance.below(4))
  return text.slice(0, at) + digit.toString(16) + text.slice(at + 1)
}

/** One bit of one letter; a letter that PostgreSQL could not store is not tried. */
const flipText = (text: string, chance: Chance): string => {
  if (text === '') return 'a'
  const at = chance.below(text.length)
  const flipped = String.fromCodePoint(text.charCodeAt(at) ^ (1 << chance.below(5)))
  return text.slice(0, at) + (/[ -~]/.test(flipped) ? flipped : '~') + text.slice(at + 1)
}

const laterBy = (at: string, milliseconds: number): string =>
  Temporal.Instant.from(at).add({ milliseconds }).toString({ fractionalSecondDigits: 3 })

const otherValue = (row: LogRow, column: keyof LogRow, chance: Chance): string | null => {
  const was = row[column]
  if (column === 'at') return laterBy(row.at, 2 ** chance.below(30) * (chance.isOneIn(2) ? 1 : -1))
  if (column === 'kind') return was === 'read' ? 'write' : 'read'
  if (was === null) return row.id
  const isId = column === 'id' || column === 'actor_id' || column === 'subject_id'
  if (isId) return column !== 'id' && chance.isOneIn(4) ? null : flipHex(was, chance)
  const flipped = flipText(was, chance)
  return flipped === was ? `${was}~` : flipped
}

const change = (row: LogRow, chance: Chance): LogRow => {
  const column = chance.pick(logColumns)
  return { ...row, [column]: otherValue(row, column, chance) }
}

/** Replaces one row and keeps the place that its seal gives it, under its new id too when `follow`. */
const put = (log: StoredLog, at: number, row: LogRow, follow = false): void => {
  const old = log.rows[at]
  log.rows[at] = row
  if (!follow || !old) return
  for (const seal of log.seals) seal.row_ids = seal.row_ids.map((id) => (id === old.id ? row.id : id))
}

const someRow = (log: StoredLog, chance: Chance): [number, LogRow] => {
  const at = chance.below(log.rows.length)
  const row = log.rows[at]
  if (!row) throw new RangeError('an empty log')
  return [at, row]
}

const without = (log: StoredLog, ids: readonly string[]): void => {
  log.rows = log.rows.filter(({ id }) => !ids.includes(id))
}

/** The chain once more over what is there now: every seal holds again. */
const sealAnew = (log: StoredLog): void => {
  const rows = new Map(log.rows.map((row) => [row.id, row]))
  let previousHash = firstHash
  log.seals = log.seals.filter((seal) => seal.row_ids.length > 0)
  for (const [at, seal] of log.seals.entries()) {
    const sealed = seal.row_ids.flatMap((id) => rows.get(id) ?? [])
    seal.seq = at + 1
    seal.previous_hash = previousHash
    seal.hash = sealHash({ seq: seal.seq, previousHash, sealedAt: seal.sealed_at }, sealed)
    previousHash = seal.hash
  }
  // The checkpoints in the database would tell of it. The ones outside cannot be reached.
  log.checkpoints = 0
}

const newRow = (log: StoredLog, chance: Chance): LogRow => {
  const [, row] = someRow(log, chance)
  return { ...row, id: flipHex(row.id, chance), basis: `${row.basis} also` }
}

type Way = (log: StoredLog, chance: Chance) => void

const bitFlip: Way = (log, chance) => {
  if (chance.isOneIn(4)) {
    const seal = chance.pick(log.seals)
    const ways: readonly (() => void)[] = [
      () => (seal.hash = flipHex(seal.hash, chance)),
      () => (seal.previous_hash = flipHex(seal.previous_hash, chance)),
      () => (seal.sealed_at = laterBy(seal.sealed_at, 1 + chance.below(1_000))),
      () => {
        const at = chance.below(seal.row_ids.length)
        seal.row_ids[at] = flipHex(seal.row_ids[at] ?? '', chance)
      },
    ]
    return chance.pick(ways)()
  }
  const [at, row] = someRow(log, chance)
  put(log, at, change(row, chance), chance.isOneIn(2))
}

const swap: Way = (log, chance) => {
  const [a, first] = someRow(log, chance)
  const others = log.rows.flatMap((row, at) => (row.request_id === first.request_id ? [] : [at]))
  const b = chance.pick(others)
  const second = log.rows[b] ?? first
  if (chance.isOneIn(2)) {
    // What the two rows say changes places.
    log.rows[a] = { ...second, id: first.id }
    log.rows[b] = { ...first, id: second.id }
    return
  }
  const other = (id: string): string => (id === first.id ? second.id : id === second.id ? first.id : id)
  for (const seal of log.seals) seal.row_ids = seal.row_ids.map(other)
}

const remove: Way = (log, chance) => {
  const [, row] = someRow(log, chance)
  const seal = chance.pick(log.seals)
  const ways: readonly (() => void)[] = [
    () => without(log, [row.id]),
    () => {
      without(log, [row.id])
      for (const one of log.seals) one.row_ids = one.row_ids.filter((id) => id !== row.id)
    },
    () => (log.seals = log.seals.filter((one) => one !== seal)),
    () => {
      without(log, seal.row_ids)
      log.seals = log.seals.filter((one) => one !== seal)
    },
  ]
  chance.pick(ways)()
}

const insert: Way = (log, chance) => {
  const row = newRow(log, chance)
  log.rows.push(row)
  if (chance.isOneIn(2)) return
  const seal = chance.pick(log.seals)
  seal.row_ids.splice(chance.below(seal.row_ids.length + 1), 0, row.id)
}

const cutTail: Way = (log, chance) => {
  const left = chance.below(log.seals.length)
  const cut = log.seals.slice(left)
  without(
    log,
    cut.flatMap((seal) => seal.row_ids),
  )
  log.seals = log.seals.slice(0, left)
  log.checkpoints = 0
}

const rewrite: Way = (log, chance) => {
  const [at, row] = someRow(log, chance)
  const ways: readonly (() => void)[] = [
    () => put(log, at, change(row, chance), true),
    () => remove(log, chance),
    () => insert(log, chance),
    () => swap(log, chance),
    () => {
      const seal = chance.pick(log.seals)
      seal.sealed_at = laterBy(seal.sealed_at, -1 - chance.below(10_000))
    },
  ]
  chance.pick(ways)()
  // What was removed or put in beside the seals is taken along, so that nothing but the content is different.
  const known = new Set(log.rows.map(({ id }) => id))
  for (const seal of log.seals) seal.row_ids = seal.row_ids.filter((id) => known.has(id))
  const sealed = new Set(log.seals.flatMap((seal) => seal.row_ids))
  const last = log.seals.at(-1)
  if (last) last.row_ids.push(...log.rows.map(({ id }) => id).filter((id) => !sealed.has(id)))
  sealAnew(log)
}

const ways: Readonly<Record<string, Way>> = {
  'bit flip': bitFlip,
  swap,
  delete: remove,
  insert,
  'cut tail': cutTail,
  'full rewrite with a valid chain': rewrite,
}

export const kindsOfTampering: readonly string[] = Object.keys(ways)

/** One change to a log, drawn by chance; the log that is given stays as it is. */
export const tamper = (log: StoredLog, chance: Chance): Tampering => {
  const kind = chance.pick(kindsOfTampering)
  const done = copy(log)
  ways[kind]?.(done, chance)
  return { kind, done }
}
