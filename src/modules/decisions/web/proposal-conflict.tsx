import { useState } from 'react'
import type { z } from 'zod'
import { call, type CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { DiffNotice } from '#web/ui/diff-notice.tsx'
import { ProposalView, saveProposal } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const parts = [
  'content',
  'reasons',
  'ruleApplied',
  'interventionName',
  'kinship',
  'toldNote',
  'followUpOffer',
] as const
type Part = (typeof parts)[number]

type ProposalConflictProps = {
  readonly fault: CallError
  readonly values: z.output<typeof saveProposal.input>
  readonly onSettled: () => Promise<void>
}

/** A colleague saved first: part by part the person chooses, and only then is anything written. */
export const ProposalConflict = ({ fault, values, onSettled }: ProposalConflictProps) => {
  const text = useText({ sv, en }).form
  const format = useFormat()
  const [chosen, setChosen] = useState<Partial<Record<Part, string>>>({})
  const { data: theirs } = ProposalView.safeParse(fault.current)
  if (!theirs) return null
  const differing = parts.filter((part) => theirs[part] !== values[part] && chosen[part] === undefined)
  const [part] = differing
  const choose = async (value: string): Promise<void> => {
    if (part === undefined) return
    const all = { ...chosen, [part]: value }
    setChosen(all)
    if (differing.length > 1) return
    await call(saveProposal, { ...values, ...all, version: theirs.version })
    await onSettled()
  }
  if (part === undefined) return null
  return (
    <DiffNotice
      key={part}
      theirs={{ by: text.theirs, when: format.moment(theirs.savedAt), text: theirs[part] }}
      yours={values[part]}
      onKeepTheirs={() => void choose(theirs[part])}
      onKeepMine={() => void choose(values[part])}
      onMerge={(merged) => void choose(merged)}
    />
  )
}
