import { type Ctx, log } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { sealValues, type WithKeys } from '#modules/sealed/index.ts'
import { personBriefs } from '../briefs.ts'
import type { Protection } from '../contract.ts'
import { readAroundMany, readChildrenOf, readHalves } from '../store-relations.ts'
import type { Contact } from '../store.ts'
import * as store from './store.ts'

const nothing: Contact = { address: '', phone: '', email: '' }

type Sealing = WithKeys & Pick<Ctx, 'now' | 'actor'>

/** Moves what stands in the open columns of these entries into the sealed store, each under its own id. Says whose it was. */
const seal = async (ctx: Sealing, ids: readonly string[]): Promise<string[]> => {
  const rows = await store.lockOpenContacts(ctx.tx, ids)
  for (const { id, ...contact } of rows) await sealValues(ctx, id, contact)
  const moved = rows.map((row) => row.id)
  if (moved.length > 0) await store.emptyContacts(ctx.tx, moved)
  return moved
}

/** Those whom a protected identity of one of these may reach: whether it does is asked of each (store-relations.ts). */
const kinOf = async (ctx: Pick<Ctx, 'tx'>, ids: readonly string[]): Promise<string[]> => [
  ...(await readAroundMany(ctx.tx, ids)).map((row) => row.person_id),
  ...(await readChildrenOf(ctx.tx, ids)).map((row) => row.child_id),
  ...(await readHalves(ctx.tx, ids)).map((row) => row.sibling_id),
]

/**
 * Nothing lies open about somebody who is protected, alone or by the family (OSL 21:3): address, telephone and e-mail of these
 * people and of their families are moved in this transaction. Asked after each act that may protect somebody: a level, a
 * relation, a merge. When a protection ends nothing comes back by itself: what was dangerous yesterday may be today, and one
 * press must not lay it open. It stays sealed until somebody enters it anew.
 */
export const sealProtected = async (
  ctx: Ctx,
  ids: readonly string[],
  basis = 'is sealed: somebody in the family is protected (OSL 21:3)',
): Promise<readonly string[]> => {
  return ids.length === 0 ? [] : beyondDenial(ctx.tx, () => sealFamilies(ctx, ids, basis))
}

/** The whole family, also those who are denied to the one whose act it was. */
const sealFamilies = async (ctx: Ctx, ids: readonly string[], basis: string): Promise<readonly string[]> => {
  const entries = await store.readEntries(ctx.tx, [...ids, ...(await kinOf(ctx, ids))])
  const briefs = await personBriefs(ctx.tx, entries)
  const closed = entries.filter((id) => briefs.get(id)?.isProtected === true)
  if (closed.length === 0) return []
  const moved = await seal(ctx, closed)
  await store.forgetCopies(ctx.tx, closed)
  for (const id of moved) await log(ctx, { about: { type: 'person', id }, basis })
  return moved
}

/**
 * What may be written into the open columns of a row: of a protected person nothing. What stands there, and then what is given,
 * is sealed first: the database refuses a protected person with open contact data (0033).
 */
export const openPartOf = async (
  ctx: Sealing,
  { id, protection }: { readonly id: string; readonly protection: Protection },
  contact: Contact | undefined,
): Promise<Contact | undefined> => {
  if (protection === 'none') return contact
  await seal(ctx, [id])
  if (contact) await sealValues(ctx, id, contact)
  return nothing
}

/** The same for two entries that are about to become one, of which one is protected. */
export const sealBoth = (ctx: Sealing, ids: readonly string[]): Promise<string[]> => seal(ctx, ids)
