import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { readOrganisation, type WorkerView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Worker = z.output<typeof WorkerView>
type Organisation = z.output<typeof readOrganisation.reply>

const Staff = ({ unit, workers }: { readonly unit: string; readonly workers: readonly Worker[] }) => {
  const { page: text, qualifications } = useText({ sv, en })
  const format = useFormat()
  return (
    <Table
      caption={unit}
      items={workers}
      itemKey={(worker) => worker.id}
      columns={[
        { key: 'name', label: text.name, render: (worker) => worker.name },
        { key: 'title', label: text.title, render: (worker) => worker.title },
        {
          key: 'part',
          label: text.part,
          isNumber: true,
          render: (worker) => `${worker.employmentPercent} %`,
        },
        { key: 'since', label: text.since, render: (worker) => format.day(worker.startedOn) },
        { key: 'degree', label: text.degree, render: (worker) => qualifications[worker.qualification] },
        {
          key: 'alone',
          label: text.alone,
          // Who does not investigate works neither alone nor with a colleague.
          render: (worker) =>
            worker.qualification === 'none' ? null : worker.mayActAlone ? text.yes : text.no,
        },
      ]}
    />
  )
}

const DelegationOrder = ({ rules }: { readonly rules: Organisation['delegation'] }) => {
  const { page: text, roles, decisionKinds } = useText({ sv, en })
  const format = useFormat()
  const kinds: Readonly<Record<string, string>> = decisionKinds
  return (
    <Table
      caption={text.delegation}
      items={rules}
      itemKey={(rule) => `${rule.decisionKind} ${rule.validFrom}`}
      columns={[
        { key: 'kind', label: text.kind, render: (rule) => kinds[rule.decisionKind] ?? rule.decisionKind },
        {
          key: 'lowest',
          label: text.lowest,
          render: (rule) =>
            rule.againstLaw === null ? (
              roles[rule.lowestRole]
            ) : (
              <div className="stack">
                <span className="cluster">
                  <s>{roles[rule.lowestRole]}</s>
                  <Badge tone="danger">{text.againstLaw}</Badge>
                </span>
                <span className="soft">{text.againstLawWhy(rule.againstLaw)}</span>
              </div>
            ),
        },
        { key: 'paragraph', label: text.paragraph, render: (rule) => rule.paragraph },
        {
          key: 'valid',
          label: text.valid,
          render: (rule) =>
            rule.validUntil === null
              ? text.from(format.day(rule.validFrom))
              : text.between(format.day(rule.validFrom), format.day(rule.validUntil)),
        },
      ]}
    />
  )
}

/** SoL 30:6–8: a row that gives an official what only the politicians may decide is told before the table. */
const AgainstLaw = ({ rules }: { readonly rules: Organisation['delegation'] }) => {
  const { page: text } = useText({ sv, en })
  const wrong = rules.filter((rule) => rule.againstLaw !== null).length
  return wrong > 0 && <Notice kind="warn">{text.someAgainstLaw(wrong)}</Notice>
}

/** Who works where, with what right to investigate and decide. Nothing about children. */
export const Screen = () => {
  const { page: text } = useText({ sv, en })
  const answer = useCall(readOrganisation, {})
  return (
    <Page title={answer.data?.municipality ?? text.tab} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={10}>
        {({ units, workers, delegation }) => (
          <>
            {units.map((unit) => {
              const staff = workers.filter((worker) => worker.unitId === unit.id)
              return (
                <Section key={unit.id} title={unit.name} count={staff.length}>
                  <Staff unit={unit.name} workers={staff} />
                </Section>
              )
            })}
            <Section title={text.delegation} lead={text.delegationLead}>
              <AgainstLaw rules={delegation} />
              <DelegationOrder rules={delegation} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
