import type { Tx } from '#platform/db/tenant.ts'
import { readableWords } from '#modules/together/index.ts'
import * as parts from '../parts/store.ts'
import { placeOfField } from '../rules/fields.ts'
import { areaWords } from '../rules/words-1.ts'
import { words } from '../text-document.ts'
import { pushText } from './contract.ts'
import { sharedText } from './project.ts'

/** Whose words these are is not asked here, nor who may read them: the caller has opened what was sealed for it. */
export const refusedWords = async (
  tx: Tx,
  input: unknown,
): Promise<readonly { readonly heading: string; readonly text: string }[]> => {
  const read = pushText.input.safeParse(input)
  if (!read.success) return []
  const { investigationId, ...update } = read.data
  const owner = sharedText(investigationId)
  const found = (await readableWords(tx, owner, update)) ?? []
  const every = await parts.everyPartOf(tx, investigationId)
  const heading = (field: string): string => {
    const at = placeOfField(field)
    if (at === undefined) return words.ofInvestigation
    if ('section' in at) return areaWords[at.section].heading.sv
    const part = every.find(({ id }) => id === at.partId)
    const area = part === undefined ? words.ofInvestigation : areaWords[part.section].heading.sv
    return `${area}, ${at.what === 'source' ? words.saidBy : words.oneOf[part?.kind ?? 'fact']}`
  }
  return found.map(({ field, text }) => ({ heading: heading(field), text }))
}
