/**
 * A second verifier of the access log, written apart from the first: it shares no code with it and imports nothing of the
 * product, so that a fault in one of them does not hide what the other sees. Own reading of rows, own spelling, own tree.
 *
 * node tools/second-verifier.ts --database <address, a login that may read the log> --tenant <id>
 *      --checkpoints <file> --key <public key, PEM>
 * node tools/second-verifier.ts --proof <file with what `verify-log -- prove` printed> --key <public key, PEM>
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'

type Row = Readonly<Record<string, string | null>>
type Seal = { seq: string; row_ids: string[]; previous_hash: string; hash: string; sealed_at: string }

const sha = (...parts: (string | Uint8Array)[]): Buffer => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}

// A log row is spelled as a JSON list of ten texts (or null); the database itself writes the time in milliseconds, UTC.
const rowsSql = `
  select l.id::text, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, l.actor_id::text as actor_id,
         l.actor_role, l.action, l.kind, l.subject_type, l.subject_id::text as subject_id, l.basis, l.request_id
  from audit_log l where l.tenant_id = $1 and l.id = any($2::uuid[])`
const sealsSql = `
  select seq::text, row_ids::text[] as row_ids, previous_hash, hash,
         to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as sealed_at
  from audit_seals s where tenant_id = $1 and s.seq > $2 order by s.seq limit 50`
const looseSql = `
  select count(*)::int as loose from audit_log l where l.tenant_id = $1
    and not exists (select from audit_unsealed w where w.tenant_id = $1 and w.id = l.id)
    and not exists (select from (select unnest(row_ids) as id from audit_seals where tenant_id = $1) s where s.id = l.id)`

const textOf = (value?: string | null): string => (typeof value === 'string' ? JSON.stringify(value) : 'null')

const spelled = (row: Row): string => {
  const { id, at, actor_id, actor_role, action, kind, subject_type, subject_id, basis, request_id } = row
  const all = [id, at, actor_id, actor_role, action, kind, subject_type, subject_id, basis, request_id]
  return `[${all.map(textOf).join(',')}]`
}

const leafOf = (rowHash: string): Buffer => sha('\u0000', Buffer.from(rowHash, 'hex'))
const nodeOf = (left: Buffer, right: Buffer): Buffer => sha('\u0001', left, right)

/** The tree as a list of finished subtrees with their heights, merged while two neighbours are equally high. */
class Tower {
  readonly #stack: { height: number; hash: Buffer }[] = []
  add(hash: Buffer): void {
    let height = 0
    let whole = hash
    for (let top = this.#stack.at(-1); top?.height === height; top = this.#stack.at(-1)) {
      this.#stack.pop()
      whole = nodeOf(top.hash, whole)
      height += 1
    }
    this.#stack.push({ height, hash: whole })
  }
  root(): string {
    const hashes = this.#stack.map(({ hash }) => hash)
    let root = hashes.pop() ?? sha()
    while (hashes.length > 0) root = nodeOf(hashes.pop() ?? root, root)
    return root.toString('hex')
  }
}

type Signed = {
  origin: string
  size: number
  root: string
  seals: number
  head: string
  at: string
  signature: string
}

const isSigned = (one: Signed, publicPem: string): boolean => {
  const text = `barntid checkpoint 1\n${one.origin}\n${one.size}\n${one.root}\n${one.seals}\n${one.head}\n${one.at}\n`
  const keys = publicPem.split(/(?<=-----END PUBLIC KEY-----)/).filter((part) => part.includes('BEGIN'))
  return keys.some((pem) =>
    verifySignature(null, Buffer.from(text), createPublicKey(pem), Buffer.from(one.signature, 'base64')),
  )
}

const readLines = (text: string): Signed[] =>
  text.split('\n').flatMap((line) => {
    try {
      const one: Signed = JSON.parse(line)
      return [one]
    } catch {
      // Cut off in the middle of writing: the line after it repeats it.
      return []
    }
  })

/** What is wrong with the log, in words; an empty list when nothing is. `checkpoints` is the text of the kept file. */
export const secondVerify = async (
  database: pg.ClientBase,
  tenantId: string,
  { checkpoints, publicPem }: { checkpoints: string; publicPem: string },
): Promise<{ rows: number; faults: string[] }> => {
  const faults: string[] = []
  const kept = readLines(checkpoints)
  let [oldSize, oldSeals] = [0, 0]
  for (const one of kept) {
    if (one.origin !== `barntid:${tenantId}` || !isSigned(one, publicPem)) faults.push(`forged: ${one.size}`)
    if (one.size < oldSize || one.seals < oldSeals) faults.push(`sizes go back at ${one.size}`)
    oldSize = one.size
    oldSeals = one.seals
  }
  const tower = new Tower()
  const ends = new Map<number, { size: number; root: string; head: string }>()
  const wanted = new Set(kept.map((one) => one.seals))
  let [size, seq, previous] = [0, 0, sha('barntid audit log').toString('hex')]
  for (;;) {
    const { rows: seals } = await database.query<Seal>(sealsSql, [tenantId, seq])
    if (seals.length === 0) break
    const ids = seals.flatMap((seal) => seal.row_ids)
    const { rows } = await database.query<Row>(rowsSql, [tenantId, ids])
    const hashes = new Map(rows.map((row) => [String(row['id']), sha(spelled(row)).toString('hex')]))
    for (const seal of seals) {
      seq += 1
      if (Number(seal.seq) !== seq) faults.push(`seal ${seq} is missing`)
      seq = Number(seal.seq)
      const own = seal.row_ids
      if (own.some((id) => !hashes.has(id))) faults.push(`a row of seal ${seq} is missing`)
      const present = own.flatMap((id) => hashes.get(id) ?? [])
      const expected = sha([previous, `${seq}`, seal.sealed_at, ...present].join('\n')).toString('hex')
      if (seal.previous_hash !== previous || seal.hash !== expected) faults.push(`seal ${seq} is broken`)
      previous = seal.hash
      for (const id of own) tower.add(leafOf(hashes.get(id) ?? sha(`missing ${id}`).toString('hex')))
      size += own.length
      if (wanted.has(seq)) ends.set(seq, { size, root: tower.root(), head: previous })
    }
  }
  for (const one of kept) {
    const end = ends.get(one.seals)
    if (!end || one.size > size) faults.push(`cut: ${one.size} rows were signed, ${size} are there`)
    else if (end.size !== one.size || end.root !== one.root || end.head !== one.head)
      faults.push(`another log than the one signed at ${one.size}`)
  }
  const { rows: loose } = await database.query<{ loose: number }>(looseSql, [tenantId])
  const count = loose[0]?.loose ?? 0
  if (count > 0) faults.push(`${count} rows without a seal`)
  return { rows: size, faults }
}

/** Checks one row's way to a signed root, with nothing but the owner's public key. Gives what is wrong, if anything. */
export const checkProof = (text: string, publicPem: string): string | undefined => {
  const proof: { checkpoint: Signed; seq: number; row: (string | null)[]; path: string[] } = JSON.parse(text)
  const { checkpoint, seq, row, path } = proof
  if (!isSigned(checkpoint, publicPem)) return 'the checkpoint is not signed by this key'
  const beside = path.map((hex) => Buffer.from(hex, 'hex'))
  // From the root down: which half holds the row, and how long it is; the hashes beside the way come last first.
  const climb = (from: number, until: number): Buffer => {
    if (until - from === 1) return leafOf(sha(JSON.stringify(row)).toString('hex'))
    const middle = from + 2 ** Math.floor(Math.log2(until - from - 1))
    const other = beside.pop() ?? sha()
    return seq - 1 < middle ? nodeOf(climb(from, middle), other) : nodeOf(other, climb(middle, until))
  }
  const inside = Number.isInteger(seq) && seq >= 1 && seq <= checkpoint.size
  const isSame = inside && climb(0, checkpoint.size).toString('hex') === checkpoint.root
  return isSame && beside.length === 0 ? undefined : 'the row is not in the log that was signed'
}

const main = async (): Promise<void> => {
  const names = ['database', 'tenant', 'checkpoints', 'key', 'proof'] as const
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  })
  const text = (name: (typeof names)[number]): string => values[name] ?? ''
  const publicPem = readFileSync(text('key'), 'utf8')
  if (values['proof'] !== undefined) {
    const fault = checkProof(readFileSync(text('proof'), 'utf8'), publicPem)
    process.stdout.write(fault === undefined ? 'OK: the row is in the signed log\n' : `NOT OK: ${fault}\n`)
    process.exitCode = fault === undefined ? 0 : 1
    return
  }
  const client = new pg.Client({ connectionString: text('database') })
  await client.connect()
  await client.query(`select set_config('app.tenant_id', $1, false)`, [text('tenant')])
  const kept = { checkpoints: readFileSync(text('checkpoints'), 'utf8'), publicPem }
  const { rows, faults } = await secondVerify(client, text('tenant'), kept)
  await client.end()
  process.stdout.write(`${faults.length === 0 ? 'OK' : 'NOT OK'}: ${rows} rows, ${faults.length} faults\n`)
  for (const fault of faults.slice(0, 20)) process.stdout.write(`- ${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

if (import.meta.main) await main()
