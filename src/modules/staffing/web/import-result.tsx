import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { importPosts, type RowView } from '../import/contract.ts'
import { hrFields, type HrField, type Mapping } from '../import/fields.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'
import type { Checked, Chosen } from './import-screen.tsx'

const tones = { new: 'accent', changed: 'plain', same: 'plain', wrong: 'danger' } as const

const Rows = ({ rows }: { readonly rows: readonly RowView[] }) => {
  const { importing: text } = useText({ sv, en })
  return (
    <Table
      caption={text.counts}
      items={rows}
      itemKey={({ row }) => String(row)}
      columns={[
        { key: 'row', label: text.row, isNumber: true, render: ({ row }) => row, sortBy: ({ row }) => row },
        {
          key: 'post',
          label: text.post,
          render: ({ values }) => (
            <>
              {values.title}
              <div className="soft">{[values.postNumber, values.unit].filter(Boolean).join(', ')}</div>
            </>
          ),
        },
        { key: 'who', label: text.who, render: ({ values }) => values.name ?? '' },
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
              {faults.map(({ field, message }) => (
                <li key={`${field}-${message}`}>
                  <b>{text.fields[field]}:</b> {message}
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

type Asking = {
  readonly sent: Chosen
  readonly checked: Checked
  readonly pending: boolean
  readonly onCheck: (chosen: Mapping) => void
  readonly onAgain: () => void
}

/** '' takes the choice back. */
const withHeading = (old: Mapping, field: HrField, heading: string): Mapping =>
  heading === '' ? { ...old, [field]: undefined } : { ...old, [field]: heading }

/** Which column holds what, for the fields that were not found by their usual name. */
const Columns = ({ sent, checked, pending, onCheck }: Omit<Asking, 'onAgain'>) => {
  const { importing: text } = useText({ sv, en })
  const [chosen, setChosen] = useState<Mapping>(sent.chosen)
  const asked = hrFields.filter((field) => checked.missing.includes(field))
  return (
    <Section title={text.missing} lead={text.missingLead}>
      <div className="stack">
        {asked.map((field) => (
          <Select
            key={field}
            name=""
            label={text.fields[field]}
            empty={text.notThere}
            value={chosen[field] ?? ''}
            onChange={(heading) => setChosen((old) => withHeading(old, field, heading))}
            choices={checked.headings.map((heading) => ({ value: heading, label: heading }))}
          />
        ))}
        <p>
          <Button
            kind="primary"
            pending={pending}
            disabled={asked.some((field) => chosen[field] === undefined)}
            onPress={() => onCheck(chosen)}
          >
            {text.readAgain}
          </Button>
        </p>
      </div>
    </Section>
  )
}

export const ImportResult = (asking: Asking) => {
  const { sent, checked, onAgain } = asking
  const { importing: text } = useText({ sv, en })
  const [id] = useState(newKey)
  const [taken, setTaken] = useState<number>()
  const take = useAct(importPosts, { onDone: ({ stored }) => setTaken(stored) })
  const { counts, wrongFile, rows, unknown, missing } = checked
  const changes = counts.new + counts.changed
  const again = <Button onPress={onAgain}>{text.another}</Button>
  if (missing.length > 0)
    return (
      <>
        <p>{text.chosen(sent.fileName)}</p>
        <Columns {...asking} />
        {again}
      </>
    )
  return (
    <Section title={text.counts} lead={text.chosen(sent.fileName)}>
      <KeyFacts
        layout="grid"
        facts={(['new', 'changed', 'same', 'wrong'] as const).map((state) => [
          text.states[state],
          String(counts[state]),
        ])}
      />
      {unknown.length > 0 && <Notice>{text.unknown(unknown.join(', '))}</Notice>}
      {take.fault && <ErrorState error={take.fault} />}
      {taken !== undefined && (
        <Notice kind="done" isNews>
          {text.taken(taken)}
        </Notice>
      )}
      {counts.wrong > 0 && <Notice kind="warn">{text.wrongLead}</Notice>}
      {counts.wrong === 0 && changes === 0 && <p className="soft">{text.nothing}</p>}
      <div className="cluster">
        {taken === undefined && counts.wrong === 0 && changes > 0 && (
          <Button kind="primary" pending={take.pending} onPress={() => take.run({ id, ...sent })}>
            {text.take(changes)}
          </Button>
        )}
        {wrongFile !== '' && (
          <Button onPress={() => hand(text.wrongName, wrongFile)}>{text.wrongFile}</Button>
        )}
        {again}
      </div>
      <Rows rows={rows} />
    </Section>
  )
}
