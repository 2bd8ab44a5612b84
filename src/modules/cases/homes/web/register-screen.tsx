import { useState } from 'react'
import { day } from '#kernel/day.ts'
import { en as placementsEn } from '../../placements/text.en.ts'
import { sv as placementsSv } from '../../placements/text.sv.ts'
import { addressOf } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { fosterRegisterDocument, type FosterRegisterRow, readFosterRegister } from '../contract.ts'
import { useHomeText } from './use-homes.ts'

// How many year ends back can be chosen.
const yearsBack = 3

const Rows = ({ rows }: { readonly rows: readonly FosterRegisterRow[] }) => {
  const text = useHomeText()
  const bases: Readonly<Record<string, string>> = useText({ sv: placementsSv, en: placementsEn }).shortBases
  const format = useFormat()
  const { columns } = text.register
  return (
    <Table
      caption={text.register.title}
      items={rows}
      itemKey={({ placementId }) => placementId}
      columns={[
        {
          key: 'child',
          label: columns.child,
          render: ({ child, placementId }) =>
            child === null ? (
              <span className="soft">{text.register.masked}</span>
            ) : (
              <>
                <Link to={`/placeringar/${placementId}`}>{child.name}</Link>{' '}
                <Protected level={child.protection} />
                <div className="soft figures">{format.identityNumber(child.number)}</div>
              </>
            ),
          sortBy: ({ child }) => child?.name ?? '',
        },
        {
          key: 'home',
          label: columns.home,
          render: ({ home, kind, municipality }) => (
            <>
              {home}
              <div className="soft">
                {text.kinds[kind]}
                {municipality !== '' && `, ${municipality}`}
              </div>
            </>
          ),
          sortBy: ({ home }) => home,
        },
        {
          key: 'since',
          label: columns.since,
          render: ({ fromOn }) => format.day(fromOn),
          sortBy: ({ fromOn }) => fromOn,
        },
        { key: 'basis', label: columns.basis, render: ({ legalBasis }) => bases[legalBasis] ?? legalBasis },
        { key: 'worker', label: columns.worker, render: ({ namedWorker }) => namedWorker },
      ]}
    />
  )
}

/** SoF 3:4: the children in family homes today, or as it was at the end of a year. */
export const Screen = () => {
  const text = useHomeText().register
  const today = useToday()
  const year = Number(today.slice(0, 4))
  const ends = Array.from({ length: yearsBack }, (_, n) => String(year - 1 - n))
  const format = useFormat()
  const [chosen, choose] = useState<string>(today)
  const asOn = day(chosen)
  const answer = useCall(readFosterRegister, { asOn })
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        <>
          <LinkButton to="/uppgifter">{text.duty}</LinkButton>
          <a
            className="button quiet"
            href={addressOf(fosterRegisterDocument, { asOn })}
            target="_blank"
            rel="noreferrer"
          >
            {text.pdf}
          </a>
        </>
      }
    >
      <Select
        name=""
        label={text.asOn}
        empty="none"
        value={chosen}
        onChange={choose}
        choices={[
          { value: today, label: format.day(today) },
          ...ends.map((one) => ({ value: `${one}-12-31`, label: text.yearEnd(one) })),
        ]}
      />
      <Loaded answer={answer} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={text.none} />
          ) : (
            <Section title={text.count(rows.length)}>
              <Rows rows={rows} />
            </Section>
          )
        }
      </Loaded>
      <Notice>{text.unverified}</Notice>
    </Page>
  )
}
