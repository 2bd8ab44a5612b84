import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { CannotOpen, openValue, sealValue } from '#platform/sealed/cipher.ts'
import { type SealedField, sealedFields } from './contract.ts'
import * as store from './store.ts'

/** What the sealed store needs of a request: the transaction, whose it is, and the keys. */
export type WithKeys = Pick<Ctx, 'tx' | 'sealKeys'> & { readonly actor: Pick<Ctx['actor'], 'tenantId'> }

export type SealedValues = { readonly [F in SealedField]?: string | undefined }

/** Seals what is not empty, over what was sealed of the same field before. Says which fields it were. */
export const sealValues = async (
  ctx: WithKeys & Pick<Ctx, 'now' | 'actor'>,
  personId: string,
  values: SealedValues,
): Promise<SealedField[]> => {
  const given = sealedFields.filter((field) => (values[field] ?? '') !== '')
  for (const field of given) {
    const version = (await store.lockVersion(ctx.tx, personId, field)) + 1
    const place = { tenantId: ctx.actor.tenantId, personId, field, version }
    const sealed = sealValue(ctx.sealKeys, place, values[field] ?? '')
    const written = { ...sealed, personId, field, version, by: ctx.actor.workerId, at: ctx.now }
    await store.writeValue(ctx.tx, written)
  }
  return given
}

/** A value in clear, as the row has it. Throws CannotOpen. */
export const openRow = ({ actor, sealKeys }: WithKeys, row: store.SealedRow): string =>
  openValue(
    sealKeys,
    { tenantId: actor.tenantId, personId: row.person_id, field: row.field, version: row.version },
    { keyId: row.key_id, sealed: row.sealed },
  )

/** All that is sealed about one person, for the eyes of the one who asked. Throws Conflict('sealed_not_openable'). */
export const openAll = async (ctx: WithKeys, personId: string) => {
  const rows = await store.readValues(ctx.tx, [personId])
  try {
    return rows.map((row) => ({ ...row, value: openRow(ctx, row) }))
  } catch (error) {
    if (error instanceof CannotOpen) throw new Conflict('sealed_not_openable')
    throw error
  }
}

/**
 * Every sealed value in clear of these people and of the entries that were merged into them: for use inside the server only, as
 * to see that none of them leaves. Never replied, never logged. Throws CannotOpen: who cannot know the words cannot say that
 * they are not there.
 */
export const sealedWords = async (
  ctx: WithKeys,
  personIds: readonly string[],
): Promise<readonly { personId: string; field: SealedField; value: string }[]> =>
  personIds.length === 0
    ? []
    : (await store.readValues(ctx.tx, personIds)).map((row) => ({
        personId: row.person_id,
        field: row.field,
        value: openRow(ctx, row),
      }))
