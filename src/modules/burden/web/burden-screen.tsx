import { useState } from 'react'
import { addDays } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { type BurdenView, readBurden } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { saveAs } from './csv.ts'
import { burdenCsv } from './table-csv.ts'
import { DefinitionCards } from './definition-cards.tsx'
import { FormsTable } from './forms-table.tsx'
import { useNames } from './names.ts'
import { TasksTable } from './tasks-table.tsx'
import { UselessFields } from './useless-fields.tsx'

type UnitProps = {
  readonly view: BurdenView
  readonly onChange: (unitId: string) => void
}

const UnitChoice = ({ view, onChange }: UnitProps) => {
  const text = useText({ sv, en }).page
  return (
    <Select
      name="unitId"
      label={text.unit}
      empty="none"
      value={view.unitId ?? ''}
      choices={[
        { value: '', label: text.wholeMunicipality },
        ...view.units.map(({ id, name, isBigEnough }) => ({
          value: id,
          label: isBigEnough ? name : text.tooFew(name),
          disabled: !isBigEnough,
        })),
      ]}
      onChange={onChange}
    />
  )
}

const Figures = ({ view, onUnit }: { readonly view: BurdenView; readonly onUnit: UnitProps['onChange'] }) => {
  const text = useText({ sv, en })
  const names = useNames()
  const format = useFormat()
  const { page } = text
  if (view.forms.length === 0 && view.unitId === null)
    return <EmptyState title={page.none}>{page.noneLead}</EmptyState>
  return (
    <>
      <Section
        title={page.hours(format.number(view.hours, 1))}
        lead={`${page.hoursLead} ${page.period(view.weeks, format.day(view.from), format.day(addDays(view.until, -1)))}`}
      >
        <UnitChoice view={view} onChange={onUnit} />
        {view.forms.length === 0 ? (
          <EmptyState title={page.none}>{page.noneLead}</EmptyState>
        ) : (
          <FormsTable forms={view.forms} foot={view.hidden === 0 ? undefined : page.hidden(view.hidden)} />
        )}
        {view.forms.length > 0 && (
          <p className="cluster no-print">
            <Button
              onPress={() =>
                saveAs(page.csvName, burdenCsv(view.forms, { columns: text.columns, nameOf: names.form }))
              }
            >
              {page.csv}
            </Button>
            <Button kind="bare" onPress={() => print()}>
              {page.print}
            </Button>
          </p>
        )}
      </Section>
      <UselessFields view={view} />
    </>
  )
}

/** What the forms cost, the costliest first: about forms, never about people. */
export const BurdenScreen = () => {
  const text = useText({ sv, en }).page
  const [unitId, setUnit] = useState('')
  const answer = useCall(readBurden, unitId === '' ? {} : { unitId })
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={<LinkButton to="/uppgiftsborda/egna-falt">{text.toOwn}</LinkButton>}
    >
      <Loaded answer={answer} lines={8}>
        {(view) => (
          <>
            <Figures view={view} onUnit={setUnit} />
            <TasksTable tasks={view.tasks} />
            <DefinitionCards />
          </>
        )}
      </Loaded>
    </Page>
  )
}
