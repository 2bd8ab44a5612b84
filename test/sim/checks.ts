import type { Client } from 'pg'
import type { Town } from '#test/support/town.ts'
import { listQuarantine, readQuarantined } from '#modules/bag/contract.ts'
import type { Ask } from './asking.ts'
import type { Disk } from './disk.ts'

type Row = { readonly id: string; readonly text: string }

/**
 * Everything that the server holds of one municipality, read past all rights: what is there, not what is shown. What was handed
 * in counts only as those read it who lead a unit.
 */
export const readAll = async (town: Town, owner: Client, leads: readonly Ask[]) => {
  const { rows: notes } = await owner.query<Row>(
    `select id::text, happened as text from notes where tenant_id = $1
     union all select id::text, happened from note_drafts where tenant_id = $1`,
    [town.tenantId],
  )
  const { rows: areas } = await owner.query<Row>(
    `select section as id, body as text from assessment_sections where tenant_id = $1`,
    [town.tenantId],
  )
  const { rows: taps } = await owner.query<Row & { visitId: string }>(
    `select id::text, visit_id::text as "visitId", words as text from visit_events where tenant_id = $1`,
    [town.tenantId],
  )
  const handedIn = new Map<string, string>()
  for (const lead of leads) {
    const list = await lead(listQuarantine, {})
    for (const { id } of list.kind === 'reply' ? list.reply : []) {
      const read = await lead(readQuarantined, { quarantinedId: id })
      if (read.kind === 'reply') handedIn.set(id, read.reply.words.map(({ text }) => text).join('\n'))
    }
  }
  return { notes, areas, taps, handedIn: [...handedIn.values()] }
}

export type All = Awaited<ReturnType<typeof readAll>>

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
