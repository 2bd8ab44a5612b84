import { bagState } from '#web/offline/state.ts'

type Copy = { readonly route: string; readonly input: unknown; readonly reply: unknown }

/** Puts newer answers in the place of those that were packed, where the bag is open. What was not packed is left out of it. */
export const copyInto = async (copies: readonly Copy[]): Promise<void> => {
  if (!bagState().isOpen) return
  const { askBag } = await import('#web/offline/client.ts')
  // Locked meanwhile, or no room on the disk: the bag has what it had.
  await askBag('freshen', copies).catch(() => undefined)
}
