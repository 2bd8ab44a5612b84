import type { PersonView } from '#modules/people/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Entry = {
  readonly key: string
  readonly what: 'personal' | 'coordination' | 'reserve' | 'name' | 'birth'
  readonly value: string
  readonly from: string
  readonly until: string
  readonly by: string
  readonly why: string
}

/** What the identity was, from when until when, who wrote it and why. Shown when there is more than today's. */
export const IdentityHistory = ({ view }: { readonly view: PersonView }) => {
  const all = useText({ sv, en })
  const text = all.person
  const format = useFormat()
  const numbers = view.numbers.map((one): Entry => ({
    key: `${one.number}-${one.fromOn}-${one.untilOn ?? ''}-${one.certainty ?? ''}`,
    what: one.kind,
    value: one.certainty === null ? one.number : `${one.number}, ${all.certainties[one.certainty]}`,
    from: format.shortDay(one.fromOn),
    until: one.untilOn === null ? text.historyNow : format.shortDay(one.untilOn),
    by: [...new Set([one.writtenBy, one.endedBy])].filter(Boolean).join(', '),
    why: one.endReason === null ? '' : text.historyWhy[one.endReason],
  }))
  const names = view.formerNames.map((one, at): Entry => ({
    key: `name-${at}`,
    what: 'name',
    value: one.name,
    from: '',
    until: format.shortDay(one.untilOn),
    by: one.endedBy,
    why: text.historyWhy[one.endReason],
  }))
  const births = view.formerBirths.map((one, at): Entry => ({
    key: `birth-${at}`,
    what: 'birth',
    value: one.birthOn === null ? text.historyUnknown : format.day(one.birthOn),
    from: '',
    until: format.shortDay(one.untilOn),
    by: one.endedBy,
    why: text.historyWhy[one.endReason],
  }))
  if (names.length + births.length === 0 && numbers.length < 2) return null
  const columns = text.historyColumns
  return (
    <Disclosure title={text.history}>
      <Table
        caption={text.history}
        items={[...numbers, ...names, ...births]}
        itemKey={(one) => one.key}
        columns={[
          { key: 'what', label: columns.what, render: ({ what }) => text.historyWhat[what] },
          {
            key: 'value',
            label: columns.value,
            render: ({ value }) => <span className="figures">{value}</span>,
          },
          { key: 'from', label: columns.from, render: ({ from }) => from },
          { key: 'until', label: columns.until, render: ({ until }) => until },
          { key: 'why', label: columns.why, render: ({ why }) => why },
          { key: 'by', label: columns.by, render: ({ by }) => by },
        ]}
      />
    </Disclosure>
  )
}
