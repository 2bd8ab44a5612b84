import { Children, type ReactNode } from 'react'
import type { z } from 'zod'
import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { listClockRules } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Reply = z.output<typeof listClockRules.reply>

/** The rules under one heading; without rules there is no heading. */
export const Subject = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const count = Children.count(children)
  if (count === 0) return null
  return (
    <Section title={title} count={count}>
      {children}
    </Section>
  )
}

/** SoL 16–17: no running clocks, but days that are counted all the same. */
export const Retentions = ({ rules }: { readonly rules: Reply['retention'] }) => {
  const { retention, unverified, page } = useText({ sv, en })
  return (
    <Section title={retention.title} lead={retention.lead}>
      {rules.map(({ code, paragraph, heldBy, unverified: isOpen }) => {
        const [file = '', sentence = ''] = heldBy.split(' › ')
        return (
          <Disclosure key={code} title={`${retention[code].name} · ${paragraph}`}>
            <div className="stack">
              <p className="prose">{retention[code].what}</p>
              {isOpen && <Notice kind="warn">{unverified}</Notice>}
              <p className="soft">
                {page.heldBy}: <span lang="en">{sentence}</span> <code>{file}</code>
              </p>
            </div>
          </Disclosure>
        )
      })}
    </Section>
  )
}

type Age = keyof (typeof sv)['gates']['ages']

const ages: readonly Age[] = [12, 15, 16, 18, 20, 21]

/** The birthdays on which the law changes for the child. */
export const Gates = ({ gates }: { readonly gates: Reply['gates'] }) => {
  const { gates: text } = useText({ sv, en })
  const rows = gates.flatMap((gate) => {
    const age = ages.find((one) => one === gate.age)
    return age === undefined ? [] : [{ ...gate, age }]
  })
  return (
    <Section title={text.title} lead={text.lead}>
      <Notice kind="warn">{text.leapDay}</Notice>
      <Table
        caption={text.title}
        items={rows}
        itemKey={({ age }) => String(age)}
        columns={[
          { key: 'age', label: text.age, render: ({ age }) => text.name(age) },
          { key: 'what', label: text.change, render: ({ age }) => text.ages[age] },
          { key: 'paragraph', label: text.paragraph, render: ({ paragraph }) => paragraph },
        ]}
      />
    </Section>
  )
}
