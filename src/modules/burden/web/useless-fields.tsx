import { useText } from '#web/language.ts'
import { Section } from '#web/ui/section.tsx'
import type { BurdenView, FormView } from '../contract.ts'
import { weeksOfAYear } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useNames } from './names.ts'

type ListProps = {
  readonly title: string
  readonly forms: readonly FormView[]
  readonly of: (form: FormView) => FormView['neverFilled']
}

const FieldList = ({ title, forms, of }: ListProps) => {
  const names = useNames()
  const some = forms.filter((form) => of(form).length > 0)
  if (some.length === 0) return null
  return (
    <div className="stack">
      <h3>{title}</h3>
      <ul className="plain stack">
        {some.map((form) => (
          <li key={form.form}>
            <b>{names.form(form.form)}:</b> {of(form).map(names.field).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Fields that nobody fills in, or that nobody reads. */
export const UselessFields = ({ view }: { readonly view: BurdenView }) => {
  const text = useText({ sv, en }).useless
  const { forms, weeks } = view
  if (forms.length === 0) return null
  const isNone = forms.every(({ neverFilled, neverRead }) => neverFilled.length + neverRead.length === 0)
  return (
    <Section title={text.title} lead={text.lead}>
      <p className="soft">{weeks >= weeksOfAYear ? text.year : text.since(weeks)}</p>
      {isNone && <p>{text.none}</p>}
      <FieldList title={text.neverFilled} forms={forms} of={(form) => form.neverFilled} />
      <FieldList title={text.neverRead} forms={forms} of={(form) => form.neverRead} />
    </Section>
  )
}
