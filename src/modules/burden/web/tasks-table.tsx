import { useText } from '#web/language.ts'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { BurdenView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useNames } from './names.ts'

/** How many presses each of the commonest tasks takes, as the browser tests count them. */
export const TasksTable = ({ tasks }: { readonly tasks: BurdenView['tasks'] }) => {
  const text = useText({ sv, en }).tasks
  const names = useNames()
  return (
    <Section title={text.title} lead={text.lead}>
      <Table
        caption={text.title}
        items={tasks}
        itemKey={({ task }) => task}
        columns={[
          { key: 'task', label: text.task, render: ({ task }) => names.task(task) },
          {
            key: 'presses',
            label: text.presses,
            isNumber: true,
            sortBy: ({ presses }) => presses,
            render: ({ presses }) => presses,
          },
          {
            key: 'fields',
            label: text.fields,
            isNumber: true,
            sortBy: ({ fields }) => fields,
            render: ({ fields }) => fields,
          },
        ]}
      />
    </Section>
  )
}
