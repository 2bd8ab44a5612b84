import { z } from 'zod'
import { fileFaults, fileKindNames } from '#kernel/file-kinds.ts'

/** What the thread answers. Nothing of the file's own words is in a fault. */
export const Answer = z.union([
  z.object({ kind: z.enum(fileKindNames), bytes: z.instanceof(Uint8Array), remade: z.boolean() }),
  z.object({ fault: z.enum(fileFaults) }),
])
export type Answer = z.output<typeof Answer>
