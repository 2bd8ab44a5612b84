import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { breakTheGlass } from '../contract.ts'
import { categories } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** A child is opened in an emergency: which, what has happened, and why. */
export const OpenForm = () => {
  const { open: text } = useText({ sv, en })
  const [id] = useState(newKey)
  const router = useRouter()
  const refresh = useRefresh()
  const toast = useToast()
  return (
    <Section title={text.title} lead={text.rules}>
      <p className="soft">{text.protectedRule}</p>
      <Form
        schema={breakTheGlass.input}
        also={{ id }}
        submit={text.save}
        label={text.title}
        onSubmit={async (values, key) => {
          const { childId, breakGlassId } = await call(breakTheGlass, values, key)
          await refresh()
          toast(breakGlassId === null ? text.notNeeded : text.done)
          await router.navigate({ to: `/barn/${childId}` })
        }}
      >
        <TextField name="child" label={text.child} hint={text.childHint} width={20} />
        <RadioGroup
          name="category"
          label={text.category}
          choices={categories.map((value) => ({ value, label: text.categories[value] }))}
        />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} max={2000} rows={3} />
      </Form>
    </Section>
  )
}
