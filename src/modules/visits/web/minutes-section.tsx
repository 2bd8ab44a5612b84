import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { minuteCategories, type VisitView } from '../contract.ts'
import type { MinuteCategory } from '../rules/events.ts'
import { useShortNames } from './people-taps.tsx'
import { type Teller, useVisitText } from './use-visit.ts'

type MinutesProps = { readonly visit: VisitView; readonly teller: Teller }
type Row = VisitView['minutesOf'][number]

const mostMinutes = 1_440

const Correct = ({ row, teller, onDone }: { row: Row; teller: Teller; onDone: () => void }) => {
  const text = useVisitText().after
  const [typed, setTyped] = useState<Readonly<Record<MinuteCategory, string>>>(() => ({
    child: String(row.minutes.child),
    child_adult: String(row.minutes.child_adult),
    adult: String(row.minutes.adult),
    travel: String(row.minutes.travel),
  }))
  const numbers = minuteCategories.map((category) => ({ category, minutes: Number(typed[category]) }))
  const isFaulty = numbers.some(
    ({ category, minutes }) =>
      typed[category].trim() === '' || !Number.isInteger(minutes) || minutes < 0 || minutes > mostMinutes,
  )
  const save = async (): Promise<void> => {
    const changed = numbers.filter(({ category, minutes }) => minutes !== row.minutes[category])
    if (changed.length > 0)
      await teller.tell(
        ...changed.map(({ category, minutes }) => ({ kind: 'corrected' as const, what: category, minutes })),
      )
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isFaulty) void save()
      }}
    >
      <p className="soft">{text.correctLead}</p>
      <div className="visit-fields">
        {minuteCategories.map((category) => (
          <TextField
            key={category}
            name={category}
            label={text.categories[category]}
            kind="number"
            width={4}
            value={typed[category]}
            onChange={(value) => setTyped((was) => ({ ...was, [category]: value }))}
          />
        ))}
      </div>
      <p>
        <Button submits disabled={isFaulty}>
          {text.saveCorrection}
        </Button>
      </p>
    </form>
  )
}

/** What the meeting took, and what the child got. Counted; corrected by each for herself, with both figures kept. */
export const MinutesSection = ({ visit, teller }: MinutesProps) => {
  const text = useVisitText().after
  const short = useShortNames(visit)
  const [isOpen, setOpen] = useState(false)
  const mine = visit.minutesOf.find(({ isMine }) => isMine)
  const counted = (row: Row, category: MinuteCategory): string => {
    const corrected = row.corrected[category]
    const minutes = String(row.minutes[category])
    return corrected === undefined ? minutes : `${minutes} (${text.counted(row.counted[category])})`
  }
  return (
    <Section title={text.minutes} lead={text.minutesLead}>
      <Table
        caption={text.minutes}
        items={visit.minutesOf}
        itemKey={(row) => row.workerId}
        columns={[
          { key: 'worker', label: text.worker, render: (row) => short(row.workerId) },
          ...minuteCategories.map((category) => ({
            key: category,
            label: text.categories[category],
            isNumber: true,
            render: (row: Row) => counted(row, category),
          })),
          { key: 'total', label: text.total, isNumber: true, render: (row) => row.total },
        ]}
      />
      {visit.minutesOfChildren.map((child) => (
        <p key={child.childId}>
          {text.childGot(short(child.childId), child.total)}
          {child.alone > 0 && `, ${text.childAlone(child.alone)}`}.
        </p>
      ))}
      {visit.workers.length > 1 && <p className="soft">{text.twoWorkers}</p>}
      {visit.can.correct && mine && !isOpen && (
        <p>
          <Button kind="bare" onPress={() => setOpen(true)}>
            {text.correct}
          </Button>
        </p>
      )}
      {isOpen && mine && <Correct row={mine} teller={teller} onDone={() => setOpen(false)} />}
    </Section>
  )
}
