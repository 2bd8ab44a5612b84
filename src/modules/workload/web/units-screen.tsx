import { saveAs } from '#modules/burden/web/csv.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { readUnits, type UnitsView } from '../units/contract.ts'
import { unitsCsv } from './units-csv.ts'
import { useMonth, useWorkloadText } from './use-words.ts'

type Place = UnitsView['whole'] & { readonly name: string; readonly key: string }

const placesOf = (view: UnitsView, whole: string): Place[] => [
  ...view.units.map((unit) => ({ ...unit, name: unit.unit, key: unit.unitId })),
  { ...view.whole, name: whole, key: 'whole' },
]

const Latest = ({ places }: { readonly places: readonly Place[] }) => {
  const { units: text, load } = useWorkloadText()
  const month = useMonth()
  const last = places[0]?.months.at(-1)?.month
  return (
    <Section title={last === undefined ? text.latest : `${text.latest}: ${month(last)}`}>
      <Table
        caption={text.latest}
        items={places}
        itemKey={({ key }) => key}
        columns={[
          { key: 'place', label: text.place, render: ({ name }) => name },
          {
            key: 'measured',
            label: text.measured,
            isNumber: true,
            render: ({ months }) => months.at(-1)?.measured ?? text.hidden,
          },
          {
            key: 'median',
            label: text.median,
            isNumber: true,
            render: ({ months }) => {
              const median = months.at(-1)?.median ?? null
              return median === null ? text.hidden : load.percent(median)
            },
          },
          {
            key: 'over',
            label: text.over,
            isNumber: true,
            render: ({ months }) => months.at(-1)?.over ?? text.hidden,
          },
          {
            key: 'actions',
            label: text.actions,
            isNumber: true,
            render: ({ actions }) =>
              actions === null ? text.hidden : text.actionsText(actions.done, actions.agreed),
          },
        ]}
      />
    </Section>
  )
}

/** The medians month by month, a column for each unit: the newest first. */
const Series = ({ places }: { readonly places: readonly Place[] }) => {
  const { units: text, load, months: words } = useWorkloadText()
  const month = useMonth()
  const rows = (places[0]?.months ?? [])
    .map(({ month: on }, i) => ({ on, of: places.map(({ months }) => months[i]) }))
    .filter(({ of }) => of.some((one) => one !== undefined && one.median !== null))
    .toReversed()
  if (rows.length === 0) return null
  return (
    <Section title={`${text.median}, ${words.title.toLowerCase()}`}>
      <Table
        caption={text.median}
        items={rows}
        itemKey={({ on }) => on}
        columns={[
          { key: 'month', label: text.month, render: ({ on }) => month(on) },
          ...places.map(({ key, name }, i) => ({
            key,
            label: name,
            isNumber: true,
            render: ({ of }: (typeof rows)[number]) => {
              const median = of[i]?.median ?? null
              return median === null ? text.hidden : load.percent(median)
            },
          })),
        ]}
      />
    </Section>
  )
}

/** What director and politicians get: units, never a person. The file has the same figures. */
export const Screen = () => {
  const words = useWorkloadText()
  const { units: text } = words
  const answer = useCall(readUnits, {})
  const { data } = answer
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        data && (
          <Button onPress={() => saveAs(`${text.file}-${data.countedOn}.csv`, unitsCsv(data, text))}>
            {text.save}
          </Button>
        )
      }
    >
      <Loaded answer={answer} lines={8}>
        {(view) => {
          const places = placesOf(view, text.whole)
          return (
            <>
              <Latest places={places} />
              <Series places={places} />
              {view.models.some(({ isSample }) => isSample) && (
                <Notice title={words.sample.title}>{text.sampleUsed}</Notice>
              )}
              <Disclosure title={text.how}>
                <ul>
                  {[...text.rules, text.tooFew(view.smallest)].map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ul>
              </Disclosure>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
