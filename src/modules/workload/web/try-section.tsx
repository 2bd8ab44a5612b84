import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import type { BoardView } from '../contract.ts'
import { useWorkloadText } from './use-words.ts'
import { WhatIf } from './what-if.tsx'

const parts = ['owner', 'coworker'] as const
const isPart = (value: string): value is (typeof parts)[number] => parts.some((one) => one === value)

/** Tried before it is handed out: a matter that waits and somebody who might have it. */
export const TrySection = ({ board }: { readonly board: BoardView }) => {
  const { board: text, parts: partNames, kinds } = useWorkloadText()
  const format = useFormat()
  const [matterId, setMatter] = useState('')
  const [workerId, setWorker] = useState('')
  const [part, setPart] = useState<(typeof parts)[number]>('owner')
  return (
    <Section title={text.try} lead={text.tryLead}>
      <div className="agree-row">
        <Select
          name="matterId"
          label={text.matter}
          value={matterId}
          onChange={setMatter}
          choices={board.waiting.map((one) => ({
            value: one.matterId,
            label: `${kinds[one.kind]} ${one.number} ${text.since(format.day(one.since))}`,
          }))}
        />
        <Select
          name="workerId"
          label={text.worker}
          value={workerId}
          onChange={setWorker}
          choices={board.workers.map(({ id, name, isAway }) => ({
            value: id,
            label: name,
            disabled: isAway,
          }))}
        />
        <RadioGroup
          name="part"
          label={text.part}
          value={part}
          onChange={(value) => isPart(value) && setPart(value)}
          choices={parts.map((value) => ({ value, label: partNames[value] }))}
        />
      </div>
      {matterId !== '' && workerId !== '' && <WhatIf matterId={matterId} workerId={workerId} part={part} />}
    </Section>
  )
}
