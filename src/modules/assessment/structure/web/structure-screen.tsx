import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useLanguage, useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { readStructures, type StructuresView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { LoadPackage } from './load-package.tsx'
import { OwnHeadings } from './own-headings.tsx'

const InForce = ({ inForce }: Pick<StructuresView, 'inForce'>) => {
  const text = useText({ sv, en }).screen
  const language = useLanguage()
  const title = inForce.name === '' ? text.own(inForce.builtIn) : text.ofPackage(inForce.name)
  return (
    <Section title={text.inForce} lead={title}>
      <div>
        {inForce.groups.map(({ group, heading, areas, isSide }) => (
          <Disclosure key={group} title={heading[language]}>
            {isSide && <p className="soft">{text.side}</p>}
            <dl className="key-facts side">
              {areas.map((area) => (
                <div key={area.section}>
                  <dt>
                    {area.heading[language]} {area.asked && <Badge>{text.asked}</Badge>}
                  </dt>
                  <dd>{area.guidance[language]}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        ))}
      </div>
      {inForce.name === '' && <p className="soft">{text.unverified}</p>}
    </Section>
  )
}

type Package = StructuresView['packages'][number]

const useStateWord = () => {
  const text = useText({ sv, en }).screen
  const today = useToday()
  return ({ isInForce, validFrom }: Package): string =>
    isInForce ? text.now : validFrom > today ? text.coming : text.before
}

const History = ({ packages }: Pick<StructuresView, 'packages'>) => {
  const text = useText({ sv, en }).screen
  const format = useFormat()
  const stateOf = useStateWord()
  return (
    <Section title={text.history} count={packages.length}>
      {packages.length === 0 ? (
        <EmptyState title={text.historyNone} />
      ) : (
        <Table
          caption={text.history}
          items={packages}
          itemKey={(one) => one.id}
          columns={[
            { key: 'version', label: text.version, render: (one) => one.version },
            { key: 'name', label: text.name, render: (one) => (one.name === '' ? text.back : one.name) },
            { key: 'from', label: text.from, render: (one) => format.day(one.validFrom) },
            {
              key: 'state',
              label: text.inForce,
              render: (one) => <Badge tone={one.isInForce ? 'done' : 'plain'}>{stateOf(one)}</Badge>,
            },
            { key: 'by', label: text.by, render: (one) => one.loadedBy },
          ]}
        />
      )}
    </Section>
  )
}

/** The headings of the investigation: what is in force, what was loaded, and for whoever may, the next. */
export const Screen = () => {
  const { screen: text } = useText({ sv, en })
  const answer = useCall(readStructures, {})
  const [round, setRound] = useState(0)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={10}>
        {(found) => (
          <>
            <InForce inForce={found.inForce} />
            {found.can.configure && (
              <LoadPackage key={round} found={found} onLoaded={() => setRound((n) => n + 1)} />
            )}
            <History packages={found.packages} />
            {found.can.configure && found.newest > 0 && (
              <OwnHeadings key={found.newest} newest={found.newest} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
