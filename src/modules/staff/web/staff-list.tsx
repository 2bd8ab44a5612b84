import { useState } from 'react'
import { en as organisationEn } from '#modules/organisation/text.en.ts'
import { sv as organisationSv } from '#modules/organisation/text.sv.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { StaffMember } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Acts = {
  readonly onChange: (one: StaffMember) => void
  readonly onSuspend: (one: StaffMember) => void
  readonly onRemovePasskeys: (one: StaffMember) => void
}

const matches = (one: StaffMember, typed: string): boolean =>
  [one.name, one.title, one.unit, one.login].join(' ').toLowerCase().includes(typed.trim().toLowerCase())

const Next = ({ one, onChange, onSuspend, onRemovePasskeys }: Acts & { readonly one: StaffMember }) => {
  const { change, suspend, passkeys, list: text } = useText({ sv, en })
  return (
    <span className="cluster">
      {one.isProposed && <span className="soft">{text.proposed}</span>}
      {one.can.change && (
        <Button kind="bare" label={text.changeFor(one.name)} onPress={() => onChange(one)}>
          {change.open}
        </Button>
      )}
      {one.can.removePasskeys && (
        <Button kind="bare" label={passkeys.title(one.name)} onPress={() => onRemovePasskeys(one)}>
          {passkeys.open(one.passkeys)}
        </Button>
      )}
      {one.can.suspend && (
        <Button kind="bare" label={text.suspendFor(one.name)} onPress={() => onSuspend(one)}>
          {suspend.open}
        </Button>
      )}
    </span>
  )
}

/** Everybody who may sign in, with what right. */
export const StaffList = ({ staff, ...acts }: Acts & { readonly staff: readonly StaffMember[] }) => {
  const { list: text } = useText({ sv, en })
  const words = useText({ sv: organisationSv, en: organisationEn })
  const [typed, setTyped] = useState('')
  const found = staff.filter((one) => matches(one, typed))
  return (
    <Section title={text.heading} count={found.length}>
      <TextField name="" kind="search" label={text.find} value={typed} onChange={setTyped} />
      {found.length === 0 ? (
        <EmptyState title={text.none} />
      ) : (
        <Table
          caption={text.heading}
          items={found}
          itemKey={(one) => one.id}
          columns={[
            {
              key: 'who',
              label: text.who,
              render: (one) => (
                <>
                  {one.name}
                  <div className="soft">
                    {one.title}, {one.unit}
                  </div>
                </>
              ),
            },
            {
              key: 'right',
              label: text.right,
              render: (one) => (
                <>
                  {words.roles[one.role]}
                  <div className="soft">
                    {words.qualifications[one.qualification]}, {one.employmentPercent}
                    {'\u00a0%'}
                  </div>
                </>
              ),
            },
            { key: 'next', label: text.next, render: (one) => <Next one={one} {...acts} /> },
          ]}
        />
      )}
    </Section>
  )
}
