import { useState } from 'react'
import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listCases } from '../contract.ts'
import type { CaseRow } from '../views.ts'
import { useCaseText } from './use-case.ts'

type View = 'own' | 'unit' | 'closed'

const Rows = ({ label, rows }: { readonly label: string; readonly rows: readonly CaseRow[] }) => {
  const text = useCaseText().list
  const names = useText({ sv: clocksSv, en: clocksEn }).clocks
  const format = useFormat()
  return (
    <List label={label}>
      {rows.map((row) => (
        <Row
          key={row.caseId}
          to={`/arenden/${row.caseId}`}
          title={row.child.name}
          what={
            row.closedOn
              ? text.closedOn(format.day(row.closedOn))
              : `${row.clock ? names[row.clock.code].name : ''} · ${text.owner(row.owner, row.coworker)}`
          }
          meta={row.number}
          risk={row.clock?.standing === 'late'}
          protection={row.child.protection}
          due={row.clock ? { on: row.clock.dueOn, rule: row.clock.paragraph } : undefined}
        />
      ))}
    </List>
  )
}

/** Pages of closed cases under one another, each asked for by the key of the last. */
const Pages = ({ view }: { readonly view: View }) => {
  const text = useCaseText().list
  const answer = useCall(listCases, { view })
  const [more, setMore] = useState<{ rows: readonly CaseRow[]; next: string | null }>()
  return (
    <Loaded answer={answer} lines={6}>
      {({ rows, next: first }) => {
        const all = [...rows, ...(more?.rows ?? [])]
        const next = more ? more.next : first
        if (all.length === 0) return <EmptyState title={text.none[view]}>{text.noneLead}</EmptyState>
        const showMore = async (after: string) => {
          const page = await call(listCases, { view, after })
          setMore({ rows: [...(more?.rows ?? []), ...page.rows], next: page.next })
        }
        return (
          <div className="stack">
            <Rows label={text.views[view]} rows={all} />
            {next !== null && <Button onPress={() => void showMore(next)}>{text.more}</Button>}
          </div>
        )
      }}
    </Loaded>
  )
}

// Nothing typed is not a question for all cases.
const Numbered = listCases.input.required({ number: true })

const ByNumber = () => {
  const text = useCaseText().list
  const [found, setFound] = useState<readonly CaseRow[]>()
  return (
    <>
      <Form
        schema={Numbered}
        submit={text.find}
        label={text.number}
        onSubmit={async (values) => setFound((await call(listCases, values)).rows)}
      >
        <TextField name="number" label={text.number} hint={text.numberHint} width={12} />
      </Form>
      <div role="status">
        {found && found.length === 0 && <EmptyState title={text.noneWithNumber} />}
        {found && found.length > 0 && <Rows label={text.number} rows={found} />}
      </div>
    </>
  )
}

/** Cases: the own ones first, then those of the unit, and the closed ones page by page. */
export const Screen = () => {
  const text = useCaseText().list
  const tab = (id: View) => ({ id, label: text.views[id], render: () => <Pages key={id} view={id} /> })
  return (
    <Page
      title={text.title}
      tab={text.tab}
      actions={<LinkButton to="/stod-utan-provning">{text.lowThreshold}</LinkButton>}
      aside={<ByNumber />}
    >
      <Tabs label={text.title} tabs={[tab('own'), tab('unit'), tab('closed')]} />
    </Page>
  )
}
