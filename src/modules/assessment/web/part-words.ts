import { isDay } from '#kernel/day.ts'
import type { PartView } from '../parts/contract.ts'

/** What is typed in a part. The day is text, as it is typed; '' is none. */
export type PartWords = { readonly body: string; readonly source: string; readonly saidOn: string }

export const partFields = ['body', 'source', 'saidOn'] as const

export const wordsOf = ({
  body,
  source,
  saidOn,
}: Pick<PartView, 'body' | 'source' | 'saidOn'>): PartWords => ({
  body,
  source,
  saidOn: saidOn ?? '',
})

/** The same as the contract takes it. A day that cannot be read is told at its field and not sent. */
export const toSend = ({ body, source, saidOn }: PartWords) => ({
  body,
  source,
  saidOn: isDay(saidOn) ? saidOn : null,
})
