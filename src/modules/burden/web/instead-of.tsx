import { useText } from '#web/language.ts'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import type { OwnFieldView } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type InsteadOfProps = { readonly fields: readonly OwnFieldView[]; readonly inTheWay: readonly string[] }

/** One in, one out: which of the mandatory fields goes. Nothing as long as there is room. */
export const InsteadOf = ({ fields, inTheWay }: InsteadOfProps) => {
  const text = useText({ sv, en }).own
  if (inTheWay.length === 0) return null
  return (
    <RadioGroup
      name="insteadOf"
      label={text.form.insteadOf}
      hint={text.form.insteadOfHint}
      choices={fields
        .filter(({ id }) => inTheWay.includes(id))
        .map(({ id, label, form }) => ({ value: id, label, note: text.forms[form] }))}
    />
  )
}
