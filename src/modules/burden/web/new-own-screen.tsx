import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { addOwnField, listAskedFields, listOwnFields, ownForms, ownKinds } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { InsteadOf } from './instead-of.tsx'
import { OwnTermFields } from './own-term-fields.tsx'

const home = '/uppgiftsborda/egna-falt'

const Question = () => {
  const { own } = useText({ sv, en })
  const text = own.form
  const [kind, setKind] = useState('line')
  return (
    <>
      <RadioGroup
        name="form"
        label={text.where}
        choices={ownForms.map((value) => ({ value, label: own.forms[value] }))}
      />
      <TextField name="label" label={text.label} hint={text.labelHint} />
      <TextField name="help" label={text.help} optional />
      <RadioGroup
        name="kind"
        label={text.kind}
        value={kind}
        onChange={setKind}
        choices={ownKinds.map((value) => ({ value, label: own.kinds[value] }))}
      />
      {kind === 'choice' && <TextArea name="choices" label={text.choices} hint={text.choicesHint} rows={4} />}
    </>
  )
}

/** No field without a purpose, somebody who answers for it, somebody who reads it, and a last day. */
export const NewOwnScreen = () => {
  const { own } = useText({ sv, en })
  const text = own.form
  const router = useRouter()
  const refresh = useRefresh()
  const fields = useCall(listOwnFields, {})
  const organisation = useCall(readOrganisation, {})
  const [id] = useState(newKey)
  const [isMandatory, setMandatory] = useState(false)
  const roles = Object.entries(own.roles).map(([value, label]) => ({ value, label }))
  return (
    <Page title={text.title} tab={text.title}>
      <Loaded answer={fields}>
        {(view) => (
          <Loaded answer={organisation}>
            {({ workers }) => (
              <Form
                schema={addOwnField.input}
                also={{ id }}
                submit={text.save}
                done={text.saved}
                actions={<LinkButton to={home}>{text.cancel}</LinkButton>}
                onSubmit={async (values, key) => {
                  await call(addOwnField, values, key)
                  await refresh(listOwnFields, listAskedFields)
                  await router.navigate({ to: home })
                }}
              >
                <Question />
                <OwnTermFields workers={workers} latestEnd={view.latestEnd} />
                <Select name="reader" label={text.reader} choices={roles} />
                <Checkbox
                  name="isMandatory"
                  label={text.isMandatory}
                  checked={isMandatory}
                  onChange={setMandatory}
                />
                {isMandatory && <InsteadOf fields={view.asked} inTheWay={view.inTheWay} />}
              </Form>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
