import type { Reaction } from '#platform/context.ts'
import type { Module } from '#platform/module.ts'
import { clocks } from '#modules/clocks/routes.ts'
import { organisation } from '#modules/organisation/routes.ts'

/** The rooms of the house, in the order in which they may ask each other: one asks only those above it. */
export const rooms: readonly Module[] = [organisation, clocks]

/** Who hears what, the other way round. A reaction runs in the transaction of the fact. */
export const reactions: readonly Reaction[] = []
