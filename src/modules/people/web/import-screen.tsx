import { type ChangeEvent, useState } from 'react'
import type { z } from 'zod'
import { checkImport, importPeople, type RowView } from '#modules/people/import/contract.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Checked = z.output<typeof checkImport.reply>

const tones = { new: 'accent', known: 'plain', wrong: 'danger' } as const

const Rows = ({ rows }: { readonly rows: readonly RowView[] }) => {
  const text = useText({ sv, en }).importing
  return (
    <Table
      caption={text.counts}
      items={rows}
      itemKey={(row) => String(row.row)}
      columns={[
        { key: 'row', label: text.row, isNumber: true, render: ({ row }) => row, sortBy: ({ row }) => row },
        {
          key: 'name',
          label: text.name,
          render: ({ values }) => `${values.givenName ?? ''} ${values.familyName ?? ''}`.trim(),
        },
        {
          key: 'number',
          label: text.number,
          render: ({ values }) => <span className="figures">{values.number ?? ''}</span>,
        },
        {
          key: 'state',
          label: text.state,
          sortBy: ({ state }) => text.states[state],
          render: ({ state }) => <Badge tone={tones[state]}>{text.states[state]}</Badge>,
        },
        {
          key: 'why',
          label: text.why,
          render: ({ faults }) => (
            <ul className="plain">
              {faults.map((fault) => (
                <li key={`${fault.field}-${fault.message}`}>
                  <b>{text.fields[fault.field]}:</b> {fault.message}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

/** Hands a text over as a file of the person's own. */
const hand = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

const Result = ({
  file,
  checked,
  onAgain,
}: {
  readonly file: string
  readonly checked: Checked
  readonly onAgain: () => void
}) => {
  const text = useText({ sv, en }).importing
  const [id] = useState(newKey)
  const [taken, setTaken] = useState<number>()
  const take = useAct(importPeople, { onDone: (reply) => setTaken(reply.registered) })
  const { counts, wrongFile, rows, unknownColumns } = checked
  return (
    <Section title={text.counts}>
      <KeyFacts
        layout="grid"
        facts={[
          [text.states.new, String(counts.new)],
          [text.states.known, String(counts.known)],
          [text.states.wrong, String(counts.wrong)],
        ]}
      />
      {unknownColumns.length > 0 && <Notice>{text.unknown(unknownColumns.join(', '))}</Notice>}
      {take.fault && <ErrorState error={take.fault} />}
      {taken !== undefined && (
        <Notice kind="done" isNews>
          {text.taken(taken)}
        </Notice>
      )}
      {counts.wrong > 0 && <Notice kind="warn">{text.wrongLead}</Notice>}
      <div className="cluster">
        {taken === undefined && counts.new > 0 && (
          <Button kind="primary" pending={take.pending} onPress={() => take.run({ id, file })}>
            {text.take(counts.new)}
          </Button>
        )}
        {wrongFile !== '' && (
          <Button onPress={() => hand(text.wrongName, wrongFile)}>{text.wrongFile}</Button>
        )}
        <Button onPress={onAgain}>{text.another}</Button>
      </div>
      {counts.new === 0 && taken === undefined && <p className="soft">{text.nothing}</p>}
      <Rows rows={rows} />
    </Section>
  )
}

/** People from another register: looked at row by row before anything is saved. */
export const Screen = () => {
  const text = useText({ sv, en }).importing
  const [file, setFile] = useState('')
  const [checked, setChecked] = useState<Checked>()
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = currentTarget.files ?? []
    if (chosen) setFile(await chosen.text())
  }
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      {checked ? (
        <Result
          file={file}
          checked={checked}
          onAgain={() => {
            setChecked(undefined)
            setFile('')
          }}
        />
      ) : (
        <Form
          schema={checkImport.input}
          submit={text.check}
          onSubmit={async (values, key) => {
            setFile(values.file)
            setChecked(await call(checkImport, values, key))
          }}
        >
          <label className="field">
            <span className="label">{text.file}</span>
            <input type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void choose(event)} />
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
      )}
    </Page>
  )
}
