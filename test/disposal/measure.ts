import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { readCheckpoints, checkpointFile } from '#platform/audit/checkpoint-file.ts'
import { makeCheckpoint } from '#platform/audit/checkpoints.ts'
import { exportTo, filePlace } from '#platform/audit/exports.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { readLedgers } from '#platform/backup/ledger.ts'
import { restoreBackup } from '#platform/backup/restore.ts'
import { makeKeys } from '#platform/backup/seal.ts'
import { makeBackup } from '#platform/backup/write.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { openHouseFiles } from '#platform/files/house-files.ts'
import { disposeApproved, fillAfter, verifyDisposals } from '#modules/retention/index.ts'
import { makeEmpty } from '#test/support/database.ts'
import { newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import {
  approveDisposal,
  holdFile,
  mostOnAList,
  proposeDisposal,
  readDisposalFiles,
} from '../../src/modules/retention/contract.ts'
import { type Filled, filler } from './fill.ts'
import { changeOf, everyRow, hitsIn, textsInBackup, textsOf } from './scan.ts'

export type Measured = {
  readonly people: number
  readonly disposed: number
  readonly rows: number
  readonly canariesBefore: number
  readonly canariesAfter: number
  readonly changedOfOthers: number
  readonly sameOfOthers: number
  readonly held: number
  readonly heldGone: number
  readonly resurrectedWithout: number
  readonly resurrected: number
  readonly replayed: number
  readonly certificates: number
  readonly faults: readonly string[]
}

const old = '2019-03-01'
const kinds = ['open', 'sample', 'held', 'young', 'due', 'dueShared'] as const
type Kind = (typeof kinds)[number]

/** Old files of grown people; of every six one is open, one in the sample, one held, one too young, and two may go. */
const birthOf: Readonly<Record<Kind, string>> = {
  open: '2014-06-11',
  sample: '1985-03-15',
  held: '1985-03-04',
  young: '2012-06-11',
  due: '1985-03-04',
  dueShared: '1985-03-04',
}

const settleTown = async (owner: Client, town: Town, people: number) => {
  const fill = await filler(owner, town)
  const all: (Filled & { readonly kind: Kind })[] = []
  for (let at = 0; at < people; at++) {
    const kind = kinds[at % kinds.length] ?? 'due'
    const open = all.findLast((one) => one.kind === 'open')
    const filled = await fill({
      at,
      birthOn: birthOf[kind],
      on: old,
      isOpen: kind === 'open',
      ...(kind === 'dueShared' && open ? { sharesWith: open } : {}),
    })
    all.push({ ...filled, kind })
  }
  return all
}

/** All that may go, as the screen finds it: a page at a time. */
const dueFiles = async (town: Town): Promise<string[]> => {
  const ids: string[] = []
  for (let page = 1; ; page++) {
    const { files, pages } = await town.call('adam', readDisposalFiles, { filter: 'due', page })
    ids.push(...files.map(({ personId }) => personId))
    if (page >= pages) return ids
  }
}

const decide = async (town: Town, personIds: readonly string[]): Promise<void> => {
  for (let at = 0; at < personIds.length; at += mostOnAList) {
    const disposalId = newUuid()
    await town.call('adam', proposeDisposal, {
      id: disposalId,
      personIds: personIds.slice(at, at + mostOnAList),
    })
    await town.call('dag', approveDisposal, { disposalId })
    await town.call('hedda', approveDisposal, { disposalId })
  }
}

/** The bytes of every file that a row names, on the disk. */
const writeBytes = async (owner: Client, folder: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await owner.query<{ disk_name: string }>('select disk_name from files')
  const places = rows.map(({ disk_name: name }) => join(folder, 'files', name.slice(0, 2), name))
  for (const place of places) {
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, 'påhittade bytes')
  }
  return new Map(rows.map(({ disk_name: name }, at) => [name, places[at] ?? '']))
}

/** Bytes without a row, or a row without its bytes. */
const wrongOnDisk = async (owner: Client, places: ReadonlyMap<string, string>): Promise<string[]> => {
  const { rows } = await owner.query<{ disk_name: string }>('select disk_name from files')
  const named = new Set(rows.map(({ disk_name: name }) => name))
  return [...places].flatMap(([name, place]) =>
    named.has(name) === existsSync(place)
      ? []
      : [`the bytes of a file ${named.has(name) ? 'are gone' : 'are left'}`],
  )
}

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.age'))
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
  )
}

const connected = async (ownerUrl: string): Promise<Client> => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  return owner
}

/** A municipality is filled with canaries, what may go goes, and everything is looked through; then an older backup comes back. */
export const measureDisposal = async (opened: Opened, people: number): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'barntid-disposal-'))
  const owner = await connected(opened.ownerUrl)
  try {
    const town = townIn(opened, await settle(opened.ownerUrl))
    const clock = { now: () => town.now() }
    const all = await settleTown(owner, town, people)
    const key = await openLogKey(join(folder, 'log-key.pem'), { mayMake: true })
    const options = { folder: join(folder, 'disposal-ledger'), key, clock }
    const keys = await makeKeys()
    const checkpoints = join(folder, 'log-checkpoints')
    const sign = async () => {
      await sealTenant(town.db, town.tenantId, clock)
      await makeCheckpoint(town.db, town.tenantId, { key, clock, kept: undefined })
      await exportTo(town.db, town.tenantId, { place: filePlace(checkpoints), clock })
    }
    const faults: string[] = []

    // Two kinds of holds: one before the list is made, one after it was approved.
    const held = all.filter(({ kind }) => kind === 'held')
    const early = held.filter((_, at) => at % 2 === 0)
    const hold = (one: Filled) =>
      town.call('hedda', holdFile, {
        id: newUuid(),
        personId: one.ids['persons'] ?? '',
        kind: 'disclosure',
        reason: 'En handling är begärd.',
      })
    for (const one of early) await hold(one)
    await sign()
    const bytes = await writeBytes(owner, folder)
    const before = await everyRow(owner)
    const older = await makeBackup({
      ownerUrl: opened.ownerUrl,
      recipients: [keys.recipient],
      to: join(folder, 'older'),
      clock,
    })

    const due = await dueFiles(town)
    const expected = all.filter(({ kind }) => kind === 'due' || kind === 'dueShared')
    const late = held.filter((one) => !early.includes(one))
    const wanted = [...expected, ...late].map(({ ids }) => ids['persons'] ?? '')
    if (due.toSorted().join() !== wanted.toSorted().join())
      faults.push(`${due.length} files were found that may go, not ${wanted.length}`)
    await decide(town, due)
    for (const one of late) await hold(one)
    town.at('2026-11-23T10:00:00.000Z')
    const files = await openHouseFiles({
      dataDir: folder,
      keyFile: undefined,
      mayMakeKey: true,
      scannerAt: undefined,
      url: undefined,
    })
    const run = await disposeApproved({ ...opened.house, files }, town.tenantId, options)
    faults.push(...(await wrongOnDisk(owner, bytes)))
    if (bytes.size < people) faults.push(`${bytes.size} files lay on the disk, not one for each`)
    if (run.done !== expected.length || run.kept !== late.length)
      faults.push(`${run.done} files went and ${run.kept} stayed, not ${expected.length} and ${late.length}`)
    town.at('2026-11-23T10:05:00.000Z')
    await sign()
    await fillAfter(opened.house, town.tenantId)

    const canaries = expected.map(({ canary }) => canary)
    const after = await everyRow(owner)
    const newer = await makeBackup({
      ownerUrl: opened.ownerUrl,
      recipients: [keys.recipient],
      to: join(folder, 'newer'),
      clock,
      dataDir: folder,
    })
    const everywhere = [
      ...textsOf(after),
      ...(await filesUnder(folder)),
      ...(await textsInBackup(newer.file, [keys.identity])),
    ]
    const change = changeOf(before, after)
    const goneIds = expected.flatMap(({ own }) => own)
    const othersCanaries = all.filter((one) => !expected.includes(one)).map(({ canary }) => canary)
    const wrong = change.gone.filter(
      (row) =>
        hitsIn([row], othersCanaries) > 0 ||
        (hitsIn([row], canaries) === 0 && !goneIds.some((id) => row.includes(id))),
    )
    const odd = [...wrong, ...change.added.filter((row) => !/^(handled_commands|outbox) /.test(row))]
    faults.push(...odd.slice(0, 5).map((row) => `changed: ${row.slice(0, 200)}`))
    const stillThere = textsOf(after)
    faults.push(
      ...[...after]
        .filter(([, texts]) => hitsIn(texts, canaries) > 0)
        .map(([table, texts]) => `${hitsIn(texts, canaries)} canaries left in ${table}`),
    )
    const heldGone = held.filter(({ canary }) => hitsIn(stillThere, [canary]) === 0).length

    const check = await verifyDisposals(opened.db, town.tenantId, {
      folder: options.folder,
      keys: key.publicKeys,
      checkpoints: (await readCheckpoints(checkpointFile(checkpoints, town.tenantId))).values,
    })
    faults.push(...check.faults.map(({ seq, fault }) => `certificate ${seq}: ${fault}`))

    const restored = async (ledger: Awaited<ReturnType<typeof readLedgers>>) => {
      const empty = await makeEmpty(opened.ownerUrl)
      try {
        const { replayed } = await restoreBackup({
          file: older.file,
          identities: [keys.identity],
          ownerUrl: empty.ownerUrl,
          appPassword: appLogin(empty.ownerUrl).password,
          clock,
          ledger,
        })
        const copy = await connected(empty.ownerUrl)
        const rows = await everyRow(copy)
        await copy.end()
        return { replayed, hits: hitsIn(textsOf(rows), canaries), rows }
      } finally {
        await empty.drop()
      }
    }
    const without = await restored([])
    const replay = await restored(await readLedgers(options.folder, key.publicKeys))
    const again = changeOf(after, replay.rows)
    const lost = again.gone.filter((row) => hitsIn([row], othersCanaries) > 0)
    faults.push(...lost.slice(0, 5).map((row) => `lost by the replay: ${row.slice(0, 200)}`))
    return {
      people,
      disposed: run.done,
      rows: check.rows,
      canariesBefore: hitsIn(textsOf(before), canaries),
      canariesAfter: hitsIn(everywhere, canaries),
      changedOfOthers: odd.length,
      sameOfOthers: change.same,
      held: held.length,
      heldGone,
      resurrectedWithout: without.hits,
      resurrected: replay.hits,
      replayed: replay.replayed.files,
      certificates: check.certificates,
      faults,
    }
  } finally {
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}

export const measuredLine = (m: Measured): string =>
  [
    `test:disposal: ${m.people} people, ${m.disposed} files gone with ${m.rows} rows`,
    `${m.canariesBefore} rows with their canaries before, ${m.canariesAfter} anywhere after (tables, files, backup)`,
    `${m.changedOfOthers} rows of others changed, ${m.sameOfOthers} the same`,
    `${m.held - m.heldGone} of ${m.held} holds respected`,
    `${m.certificates} certificates verified`,
    `older backup: ${m.resurrectedWithout} rows back without the ledger, ${m.resurrected} with it (${m.replayed} files replayed)`,
    `${m.faults.length} faults`,
  ].join(' · ')

export const isWhole = (m: Measured): boolean =>
  m.faults.length + m.canariesAfter + m.changedOfOthers + m.heldGone + m.resurrected === 0 &&
  m.disposed > 0 &&
  m.canariesBefore > 0 &&
  m.resurrectedWithout > 0 &&
  m.replayed === m.disposed &&
  m.certificates === m.disposed
