import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { changeHome, enterHome, type HomeView } from '../contract.ts'
import { homeKinds, isPrivateHome } from '../rules.ts'
import { useHomeText, useSaveHome } from './use-homes.ts'

/** Name and size are asked for; how to reach the home and for whom it is are one press away. */
const Fields = ({ home }: { readonly home?: HomeView }) => {
  const text = useHomeText().form
  const contact = home?.contact
  const isHidden = home !== undefined && contact === null
  const field = (
    name: 'contactName' | 'phone' | 'email' | 'address',
    kind: 'text' | 'tel' | 'email' = 'text',
  ) => (
    <TextField
      name={`contact.${name}`}
      label={text[name]}
      kind={kind}
      defaultValue={contact?.[name] ?? ''}
      optional
    />
  )
  return (
    <>
      <TextField name="name" label={text.name} hint={text.nameHint} defaultValue={home?.name ?? ''} />
      <TextField
        name="capacity"
        label={text.capacity}
        kind="number"
        width={4}
        defaultValue={home ? String(home.capacity) : ''}
      />
      <TextField
        name="municipality"
        label={text.municipality}
        defaultValue={home?.municipality ?? ''}
        optional
      />
      <Disclosure title={text.more}>
        <div className="stack">
          {!isHidden && (
            <>
              {field('contactName')}
              {field('phone', 'tel')}
              {field('email', 'email')}
              {field('address')}
            </>
          )}
          <TextField name="languages" label={text.languages} defaultValue={home?.languages ?? ''} optional />
          <TextField
            name="ageFrom"
            label={text.ageFrom}
            kind="number"
            width={4}
            defaultValue={home?.ageFrom === undefined || home.ageFrom === null ? '' : String(home.ageFrom)}
            optional
          />
          <TextField
            name="ageBelow"
            label={text.ageBelow}
            kind="number"
            width={4}
            defaultValue={home?.ageBelow === undefined || home.ageBelow === null ? '' : String(home.ageBelow)}
            optional
          />
        </div>
      </Disclosure>
    </>
  )
}

type NewHomeFormProps = {
  readonly onDone: (home: HomeView) => unknown
  readonly onClose: () => void
}

export const NewHomeForm = ({ onDone, onClose }: NewHomeFormProps) => {
  const text = useHomeText()
  const [id] = useState(newKey)
  const [kind, setKind] = useState('')
  const chosen = homeKinds.find((one) => one === kind)
  const asksWhoRuns = chosen !== undefined && !isPrivateHome(chosen) && chosen !== 'secure_youth_home'
  return (
    <Form
      schema={enterHome.input}
      also={{ id }}
      submit={text.form.save}
      done={text.form.saved}
      label={text.form.add}
      actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      onSubmit={useSaveHome(enterHome, onDone)}
    >
      <Select
        name="kind"
        label={text.form.kind}
        value={kind}
        onChange={setKind}
        choices={homeKinds.map((value) => ({ value, label: text.kinds[value] }))}
      />
      {asksWhoRuns && (
        <RadioGroup
          name="runBy"
          label={text.form.runBy}
          choices={(['municipality', 'private'] as const).map((value) => ({
            value,
            label: text.runners[value],
          }))}
        />
      )}
      <Fields />
    </Form>
  )
}

type ChangeHomeFormProps = { readonly home: HomeView; readonly onClose: () => void }

export const ChangeHomeForm = ({ home, onClose }: ChangeHomeFormProps) => {
  const text = useHomeText()
  const [version] = useState(home.version)
  return (
    <Form
      schema={changeHome.input}
      also={{ homeId: home.id, version }}
      submit={text.form.save}
      done={text.form.saved}
      label={text.form.change}
      actions={<Button onPress={onClose}>{text.form.cancel}</Button>}
      renderConflict={() => (
        <Notice kind="warn" isNews>
          {text.home.somebodySaved}
        </Notice>
      )}
      onSubmit={useSaveHome(changeHome, onClose)}
    >
      <Fields home={home} />
    </Form>
  )
}
