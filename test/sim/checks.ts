import type { Client } from 'pg'
import type { Town } from '#test/support/town.ts'
import { listQuarantine, readQuarantined } from '#modules/bag/contract.ts'
import type { Disk } from './disk.ts'
import { wordsIn } from './ledger.ts'

type Row = { readonly id: string; readonly text: string }

/** Everything that the server holds of one municipality, read past all rights: what is there, not what is shown. */
export const readAll = async (town: Town, owner: Client) => {
  const { rows: notes } = await owner.query<Row>(
    `select id::text, happened as text from notes where tenant_id = $1
     union all select id::text, happened from note_drafts where tenant_id = $1`,
    [town.tenantId],
  )
  const { rows: areas } = await owner.query<Row>(
    `select section as id, body as text from assessment_sections where tenant_id = $1`,
    [town.tenantId],
  )
  const handedIn: string[] = []
  for (const one of await town.call('cilla', listQuarantine, {})) {
    const { words } = await town.call('cilla', readQuarantined, { quarantinedId: one.id })
    handedIn.push(...words.flatMap(({ text }) => wordsIn(text)))
  }
  return { notes, areas, handedIn }
}

const words = new TextEncoder().encode('ord')

/** Whether anything on a disk can be read by who takes it: a word that somebody wrote, or a child's name. */
export const leaksOf = (disk: Disk, names: readonly string[]): string[] => {
  const found: string[] = []
  for (const [name, bytes] of disk.records) {
    if (bytes.length < words.length) continue
    const text = Buffer.from(bytes).toString('latin1')
    if (/ord\w+?x\d{4}z/.test(text) || names.some((one) => text.includes(one)))
      found.push(name.split('/')[0] ?? '')
  }
  return found
}

/** Records of packed cases on a disk. */
export const packedOn = (disk: Disk): number =>
  [...disk.records.keys()].filter((name) => name.startsWith('bundle/') || name.startsWith('index/')).length
