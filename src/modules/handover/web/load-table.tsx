import { useText } from '#web/language.ts'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type Chosen, loadAfter } from './choices.ts'
import type { Plan } from './plan-screen.tsx'

/** Who will have how much. By name: it is for sharing evenly, not for comparing people. */
export const LoadTable = ({ plan, chosen }: { readonly plan: Plan; readonly chosen: Chosen }) => {
  const { plan: text } = useText({ sv, en })
  const after = loadAfter(plan, chosen)
  const units = new Set(plan.matters.map((one) => one.unitId))
  const isChanging = ({ workerId, owns, shares }: Plan['staff'][number]): boolean =>
    after.get(workerId)?.owns !== owns || after.get(workerId)?.shares !== shares
  const changing = plan.staff
    .filter((one) => isChanging(one) || (one.mayGet && units.has(one.unitId)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  if (changing.length === 0) return null
  return (
    <Section title={text.load}>
      <Table
        caption={text.load}
        items={changing}
        itemKey={(one) => one.workerId}
        columns={[
          {
            key: 'name',
            label: text.loadName,
            render: (one) => (
              <>
                {one.name}{' '}
                <span className="soft">
                  {one.title}, {one.employmentPercent} %
                </span>
              </>
            ),
          },
          {
            key: 'owns',
            label: text.owner,
            isNumber: true,
            render: (one) => text.becomes(one.owns, after.get(one.workerId)?.owns ?? one.owns),
          },
          {
            key: 'shares',
            label: text.coworker,
            isNumber: true,
            render: (one) => text.becomes(one.shares, after.get(one.workerId)?.shares ?? one.shares),
          },
        ]}
        foot={text.loadFoot}
      />
    </Section>
  )
}
