import { type ChangeEvent, useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import {
  type CheckedStructure,
  checkStructure,
  loadStructure,
  readStructures,
  type StructuresView,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Changes } from './changes.tsx'

/** Hands a text over as a file of the person's own. */
const hand = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

const Faults = ({ faults }: Pick<CheckedStructure, 'faults'>) => {
  const text = useText({ sv, en }).load
  return (
    <Notice kind="danger" title={text.faults(faults.length)} isNews>
      <p>{text.faultsLead}</p>
      <ul className="plain stack">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.path} ${fault.message}`}>
            <b>{text.line(fault.line)}</b> {fault.path !== '' && <code>{fault.path}</code>}
            <br />
            {fault.message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type LoadPackageProps = { readonly found: StructuresView; readonly onLoaded: () => void }

/** A file is looked at line by line, then what it would change, and only then loaded. What was typed stays until it is. */
export const LoadPackage = ({ found, onLoaded }: LoadPackageProps) => {
  const text = useText({ sv, en }).load
  const today = useToday()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const [file, setFile] = useState('')
  const [checked, setChecked] = useState<CheckedStructure>()
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? []
    if (!chosen) return
    setFile(await chosen.text())
    setChecked(undefined)
  }
  if (checked && checked.faults.length === 0)
    return (
      <Section title={text.title} lead={checked.name}>
        <Changes changes={checked.changes} inForce={found.inForce} />
        <Form
          schema={loadStructure.input}
          also={{ id, version: found.newest, file }}
          submit={text.save}
          done={text.saved}
          actions={<Button onPress={() => setChecked(undefined)}>{text.change}</Button>}
          onSubmit={async (values, key) => {
            await call(loadStructure, values, key)
            await refresh(readStructures)
            onLoaded()
          }}
        >
          <DayField
            name="validFrom"
            label={text.validFrom}
            hint={text.validFromHint}
            earliest={today}
            defaultValue={today}
          />
        </Form>
      </Section>
    )
  return (
    <Section title={text.title} lead={text.lead}>
      <p className="soft">{text.licence}</p>
      <p>
        <Button onPress={() => hand(text.templateFile, found.template)}>{text.template}</Button>
      </p>
      {checked && <Faults faults={checked.faults} />}
      <Form
        schema={checkStructure.input}
        submit={text.check}
        onSubmit={async (values, key) => setChecked(await call(checkStructure, values, key))}
      >
        <label className="field">
          <span className="label">{text.file}</span>
          <input type="file" accept=".json,application/json" onChange={(event) => void choose(event)} />
        </label>
        <TextArea
          name="file"
          label={text.paste}
          hint={text.pasteHint}
          rows={8}
          value={file}
          onChange={setFile}
        />
      </Form>
    </Section>
  )
}
