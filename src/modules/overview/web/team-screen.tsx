import { useState } from 'react'
import { readTeam } from '#modules/overview/contract.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { TaskRows } from './task-rows.tsx'

/** The manager's view: who has what, and what is late. Sorted by name. */
export const Screen = () => {
  const text = useText({ sv, en }).team
  const [unitId, setUnit] = useState<string>()
  const answer = useCall(readTeam, unitId === undefined ? {} : { unitId })
  const { data } = answer
  return (
    <Page title={data ? text.title(data.unit) : text.tab} tab={text.tab} lead={text.lead}>
      {data && data.units.length > 1 && (
        <Select
          name="unit"
          label={text.choose}
          empty="none"
          value={data.unitId}
          choices={data.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={setUnit}
        />
      )}
      <Loaded answer={answer} lines={8}>
        {(team) => (
          <>
            <Section title={text.tasks} count={team.tasks.length}>
              {team.tasks.length === 0 ? (
                <EmptyState title={text.none} />
              ) : (
                <TaskRows label={text.tasks} tasks={team.tasks} showOwner />
              )}
            </Section>
            <Section title={text.workers} count={team.workers.length}>
              <Table
                caption={text.workers}
                items={team.workers}
                itemKey={(worker) => worker.id}
                columns={[
                  {
                    key: 'name',
                    label: text.name,
                    render: (worker) => (
                      <>
                        {worker.name} <span className="soft">{worker.title}</span>
                      </>
                    ),
                  },
                  {
                    key: 'part',
                    label: text.part,
                    isNumber: true,
                    render: (w) => `${w.employmentPercent} %`,
                  },
                  { key: 'owns', label: text.owns, isNumber: true, render: (w) => w.owns },
                  { key: 'shares', label: text.shares, isNumber: true, render: (w) => w.shares },
                  { key: 'late', label: text.late, isNumber: true, render: (w) => w.late },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
