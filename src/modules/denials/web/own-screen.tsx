import { useState } from 'react'
import { PersonPicker, type PickedPerson } from '#modules/people/web/person-picker.tsx'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Form } from '#web/ui/form.tsx'
import { Page } from '#web/ui/page.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { tellIKnowTheFamily } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** FL 18: whoever knows the family says so at once. */
export const Screen = () => {
  const { own: text } = useText({ sv, en })
  const [id, setId] = useState(newKey)
  const [person, setPerson] = useState<PickedPerson>()
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      <Form
        key={id}
        schema={tellIKnowTheFamily.input}
        also={{ id }}
        submit={text.save}
        done={text.done}
        onSubmit={async (values, key) => {
          await call(tellIKnowTheFamily, values, key)
          setPerson(undefined)
          setId(newKey())
        }}
      >
        <PersonPicker label={text.person} value={person} onChange={setPerson} />
        <TextArea name="reason" label={text.reason} hint={text.reasonHint} max={5000} />
      </Form>
    </Page>
  )
}
