import { useState } from 'react'
import { useText } from '#web/language.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** SoL 23:1: no help, but the child is followed all the same. What was offered is asked for only then. */
export const FollowUpFields = ({
  isChosen = false,
  offer = '',
}: {
  readonly isChosen?: boolean
  readonly offer?: string
}) => {
  const { form } = useText({ sv, en })
  const [chosen, setChosen] = useState(isChosen)
  return (
    <>
      <Checkbox
        name="followUp"
        label={form.followUp}
        hint={form.followUpHint}
        checked={chosen}
        onChange={setChosen}
      />
      {chosen && <TextArea name="followUpOffer" label={form.followUpOffer} rows={3} defaultValue={offer} />}
    </>
  )
}
