import { useText } from '#web/language.ts'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { grouped } from './groups.ts'

/** How many rows of each kind go, or went. */
export const CountsTable = ({ counts }: { readonly counts: Readonly<Record<string, number>> }) => {
  const { preview: text, groups } = useText({ sv, en })
  return (
    <Table
      caption={text.title}
      items={grouped(counts)}
      itemKey={([group]) => group}
      columns={[
        { key: 'group', label: text.table, render: ([group]) => groups[group] },
        { key: 'rows', label: text.count, isNumber: true, render: ([, rows]) => rows },
      ]}
    />
  )
}
