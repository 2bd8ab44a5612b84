import { useLanguage, useText } from '#web/language.ts'
import { Table } from '#web/ui/table.tsx'
import type { ChangeView, StructuresView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type ChangesProps = { readonly changes: readonly ChangeView[] } & Pick<StructuresView, 'inForce'>

/** What would read otherwise: today's words beside those of the file. */
export const Changes = ({ changes, inForce }: ChangesProps) => {
  const text = useText({ sv, en }).load
  const language = useLanguage()
  const names = new Map<string, string>()
  for (const { group, heading, areas } of inForce.groups) {
    names.set(group, heading[language])
    for (const area of areas) names.set(area.section, area.heading[language])
  }
  if (changes.length === 0) return <p>{text.noChanges}</p>
  return (
    <>
      <p>
        <b>{text.changes(changes.length)}</b>
      </p>
      <Table
        caption={text.changes(changes.length)}
        items={changes}
        itemKey={({ what, code }) => `${what} ${code}`}
        columns={[
          {
            key: 'where',
            label: text.where,
            render: ({ what, code }) => `${names.get(code) ?? code}: ${text.what[what]}`,
          },
          { key: 'was', label: text.was, render: ({ before }) => before },
          { key: 'becomes', label: text.becomes, render: ({ after }) => after },
        ]}
      />
    </>
  )
}
