import { type Day, dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { builtInOf, builtInOn, packageOn, type Structure, structureOf } from '../rules/structures.ts'
import { allSections } from '../store.ts'
import * as store from './store.ts'

/** What a text that is begun on that day is begun with. */
export const structureOn = async (tx: Tx, on: Day): Promise<Structure> =>
  structureOf(builtInOn(on), packageOn(await store.allPackages(tx), on))

const version0 = structureOf(builtInOf(0), undefined)

/**
 * The structure of an investigation's text: the one that it was begun with. Words without a note of that are from before
 * there were structures: version 0, which is read and written as it was. undefined: nothing is begun.
 */
export const structureOfText = async (tx: Tx, investigationId: string): Promise<Structure | undefined> => {
  const [begun, sections] = await Promise.all([
    store.begunWith(tx, investigationId),
    allSections(tx, investigationId),
  ])
  if (begun) {
    const loaded = begun.packageId === null ? undefined : await store.packageById(tx, begun.packageId)
    return structureOf(builtInOf(begun.builtIn), loaded)
  }
  return sections.length > 0 ? version0 : undefined
}

/** The first word ties the text to the structure in force that day, for good. */
export const beginText = async (ctx: Ctx, investigationId: string): Promise<Structure> => {
  const known = await structureOfText(ctx.tx, investigationId)
  if (known) return known
  const { builtIn, packageId } = await structureOn(ctx.tx, dayOf(ctx.now))
  await store.insertBegun(ctx.tx, investigationId, {
    builtIn,
    packageId,
    at: ctx.now,
    by: ctx.actor.workerId,
  })
  // A colleague may have begun it in the same moment, with a structure that was in force until midnight.
  return (await structureOfText(ctx.tx, investigationId)) ?? version0
}
