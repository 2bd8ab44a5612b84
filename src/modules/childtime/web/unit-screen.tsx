import { useState } from 'react'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Select } from '#web/ui/select.tsx'
import { readUnitTime, type UnitTime } from '../contract.ts'
import { UnitFigures } from './unit-figures.tsx'
import { ChildrenFacts, MonthsTable, TookTable } from './unit-tables.tsx'
import { useTime } from './words.ts'

const Figures = ({ time }: { readonly time: UnitTime }) => {
  const { text } = useTime()
  const isEmpty = time.months.every(({ figure }) => figure === null)
  if (time.hidden !== null && (time.units.length > 0 || !isEmpty))
    return <Notice title={text.unit.notShown}>{text.hidden[time.hidden]}</Notice>
  if (time.figure === null) return <EmptyState title={text.unit.empty}>{text.unit.emptyLead}</EmptyState>
  return (
    <>
      <UnitFigures time={time} />
      <MonthsTable time={time} />
      <TookTable time={time} />
      <ChildrenFacts time={time} />
    </>
  )
}

/** The time with children of a unit or of all: with how sure it is, and never about one person. */
export const UnitScreen = () => {
  const { unit: text } = useTime().text
  const [unitId, setUnit] = useState('')
  const answer = useCall(readUnitTime, unitId === '' ? {} : { unitId })
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={
        <>
          <LinkButton to="/barntid/min">{text.own}</LinkButton>
          <LinkButton to="/barntid/matveckor">{text.waves}</LinkButton>
        </>
      }
    >
      <Loaded answer={answer} lines={8}>
        {(time) => (
          <>
            <Select
              name="unitId"
              label={text.choose}
              empty="none"
              value={unitId}
              choices={[
                { value: '', label: text.whole },
                ...time.units.map(({ id, name, isShown }) => ({
                  value: id,
                  label: isShown ? name : `${name} (${text.hiddenMark})`,
                })),
              ]}
              onChange={setUnit}
            />
            <Figures time={time} />
            <p className="no-print">
              <LinkButton kind="bare" to="/barntid/definitioner">
                {text.definitions}
              </LinkButton>
            </p>
          </>
        )}
      </Loaded>
    </Page>
  )
}
