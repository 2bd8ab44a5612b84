import { Conflict } from '#kernel/errors.ts'
import type { HiddenWord } from '#kernel/hidden-words.ts'
import { CannotOpen } from '#platform/sealed/cipher.ts'
import { sealedWords, type WithKeys } from '#modules/sealed/index.ts'

/**
 * What is kept sealed about these people, in clear: for the gate and for masks, inside the server only, never replied. Nothing
 * leaves while it cannot be read: who cannot know the words cannot say that they are not there.
 */
export const sealedWordsOf = async (
  ctx: WithKeys,
  personIds: readonly string[],
): Promise<readonly HiddenWord[]> => {
  try {
    return await sealedWords(ctx, personIds)
  } catch (error) {
    if (error instanceof CannotOpen) throw new Conflict('sealed_not_openable')
    throw error
  }
}
