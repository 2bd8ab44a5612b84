import type { Tx } from '#platform/db/tenant.ts'
import { refusedWords } from '#modules/assessment/index.ts'
import { pushText } from '#modules/assessment/together/contract.ts'
import { sharedNote } from '#modules/journal/index.ts'
import { readableWords } from '#modules/together/index.ts'
import { pushNoteText } from '#modules/visits/together/contract.ts'
import type { QuarantinedText } from './rules.ts'

const noteWords = async (tx: Tx, input: unknown): Promise<QuarantinedText[]> => {
  const read = pushNoteText.input.safeParse(input)
  if (!read.success) return []
  const found = await readableWords(tx, sharedNote(read.data.draftId), read.data)
  return (found ?? []).map(({ field, text }) => ({ name: field, text }))
}

/** The words of refused updates of texts that are written together, as text. Undefined: the command is none of these. */
export const sharedWords = async (
  tx: Tx,
  { route, input }: { readonly route: string; readonly input: unknown },
): Promise<QuarantinedText[] | undefined> => {
  if (route === pushNoteText.name) return noteWords(tx, input)
  if (route !== pushText.name) return undefined
  const words = await refusedWords(tx, input)
  return words.map(({ heading, text }) => ({ name: 'body', heading, text }))
}
