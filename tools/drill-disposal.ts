import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { uuidv7At } from '#kernel/id.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { type LedgerLine, readLedgers } from '#platform/backup/ledger.ts'
import { openOwner } from '#platform/backup/tables.ts'
import type { Clock } from '#platform/clock.ts'
import { type House, run } from '#platform/run.ts'
import { disposeApproved } from '#modules/retention/index.ts'
import { retention } from '../src/modules/retention/routes.ts'

const Files = z.object({ files: z.array(z.object({ personId: z.uuid() })) })
const roles = ['administrator', 'unit_manager', 'head'] as const

/** Through the gate, as one of the municipality's workers. */
const doorOf = (house: House, clock: Clock) => {
  const id = (): string => uuidv7At(Temporal.Instant.from(clock.now()).epochMilliseconds)
  const call = async (actor: Actor, name: string, input: unknown): Promise<unknown> => {
    const served = retention.routes.find(({ route }) => route.name === name)
    if (served === undefined) throw new Error(`there is no route ${name}`)
    const request = { input, now: clock.now(), requestId: id(), language: 'sv' } as const
    return (await run(house, served, { actor }, request)).reply
  }
  return { call, id }
}

/** The people who decide, as the owner of the tables finds them. */
const workersOf = async (ownerUrl: string, tenantId: string): Promise<ReadonlyMap<string, Actor>> => {
  const owner = await openOwner(ownerUrl)
  try {
    const { rows } = await owner.query<{ id: string; role: (typeof roles)[number]; unit_id: string }>(
      'select id, role, unit_id from workers where tenant_id = $1 and role = any ($2) and ended_on is null order by id',
      [tenantId, [...roles]],
    )
    return new Map(
      rows.map(({ id, role, unit_id: unitId }) => [
        role,
        { tenantId, workerId: id, name: '', title: '', role, unitId },
      ]),
    )
  } finally {
    await owner.end()
  }
}

/**
 * Disposes of one file of a municipality, as three people would decide it, and gives the ledger. The drill then restores a backup
 * that was made before.
 */
export const disposeOneFile = async (
  house: House,
  tenantId: string,
  { folder, ownerUrl, clock }: { readonly folder: string; readonly ownerUrl: string; readonly clock: Clock },
): Promise<LedgerLine[]> => {
  const { call, id } = doorOf(house, clock)
  const workers = await workersOf(ownerUrl, tenantId)
  const [administrator, manager, head] = roles.map((role) => workers.get(role))
  if (!administrator || !manager || !head) throw new Error('nobody is there who could decide')
  const { files } = Files.parse(await call(administrator, 'readDisposalFiles', { filter: 'due' }))
  const [file] = files
  if (file === undefined) throw new Error('no file may go')
  const disposalId = id()
  await call(administrator, 'proposeDisposal', { id: disposalId, personIds: [file.personId] })
  await call(manager, 'approveDisposal', { disposalId })
  await call(head, 'approveDisposal', { disposalId })
  const key = await openLogKey(join(folder, 'log-key.pem'), { mayMake: true })
  const ledger = join(folder, 'disposal-ledger')
  const { done } = await disposeApproved(house, tenantId, { folder: ledger, key, clock })
  if (done !== 1) throw new Error('the file did not go')
  return readLedgers(ledger, key.publicKeys)
}
