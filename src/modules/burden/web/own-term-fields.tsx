import type { Day } from '#kernel/day.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Worker = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unit: string
}

type OwnTermFieldsProps = {
  readonly workers: readonly Worker[]
  readonly latestEnd: Day
  readonly ownerId?: string
}

/** Why, who answers for it, and until when: asked when a field begins, and each time that it is renewed. */
export const OwnTermFields = ({ workers, latestEnd, ownerId = '' }: OwnTermFieldsProps) => {
  const text = useText({ sv, en }).own.form
  const today = useToday()
  return (
    <>
      <TextArea name="purpose" label={text.purpose} hint={text.purposeHint} rows={3} />
      <ComboBox
        name="ownerId"
        label={text.owner}
        defaultValue={ownerId}
        choices={workers.map(({ id, name, title, unit }) => ({
          value: id,
          label: name,
          note: `${title}, ${unit}`,
        }))}
      />
      <DayField
        name="endsOn"
        label={text.endsOn}
        hint={text.endsOnHint}
        defaultValue={latestEnd}
        earliest={today}
        latest={latestEnd}
      />
    </>
  )
}
