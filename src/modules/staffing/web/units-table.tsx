import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Link } from '#web/ui/link.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { FiguresView } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import { useFigures } from './figures-text.ts'
import type { Figures } from './staffing-screen.tsx'

const tones = { reserve: 'done', fragile: 'warn', short: 'danger', no_need_told: 'plain' } as const

type Row = {
  readonly id: string
  readonly name: string
  readonly mayOpen: boolean
  readonly figures: FiguresView | null
  readonly continuity: Figures['units'][number]['continuity']
}

/** Unit by unit in the order of their names, with the total last: not a ranking. */
export const UnitsTable = ({ figures: { units, total, full } }: { readonly figures: Figures }) => {
  const { units: text, verdict, hidden, hours } = useText({ sv, en })
  const { posts, share } = useFigures()
  const format = useFormat()
  const shown =
    (render: (figures: FiguresView) => React.ReactNode) =>
    ({ figures }: Row) =>
      figures === null ? '–' : render(figures)
  const rows: readonly Row[] = [
    ...units,
    ...(total === null
      ? []
      : [{ id: 'total', name: text.total, mayOpen: false, figures: total, continuity: null }]),
  ]
  return (
    <Section title={text.title} lead={text.full(full.units, full.of)}>
      <Table
        caption={text.title}
        items={rows}
        itemKey={({ id }) => id}
        foot={text.note}
        columns={[
          {
            key: 'unit',
            label: text.unit,
            render: ({ id, name, mayOpen, figures }) => (
              <>
                {mayOpen ? <Link to={`/bemanning/enhet/${id}`}>{name}</Link> : name}
                {figures === null && <div className="soft">{hidden}</div>}
              </>
            ),
          },
          { key: 'people', label: text.people, isNumber: true, render: shown(({ people }) => people) },
          {
            key: 'decided',
            label: text.decided,
            isNumber: true,
            render: shown(({ decided }) => posts(decided)),
          },
          { key: 'empty', label: text.empty, isNumber: true, render: shown(({ empty }) => posts(empty)) },
          {
            key: 'here',
            label: text.available,
            isNumber: true,
            render: shown(({ available }) => posts(available)),
          },
          {
            key: 'reserve',
            label: text.reserve,
            render: ({ figures: one }) =>
              one === null ? (
                '–'
              ) : (
                <>
                  <Badge tone={tones[one.verdict]}>{verdict[one.verdict]}</Badge>
                  {one.reserve !== null && (
                    <span className="figures">
                      {' '}
                      {share(one.reserve, 1)}
                      {'\u00a0%'}
                    </span>
                  )}
                </>
              ),
          },
          {
            key: 'span',
            label: text.span,
            isNumber: true,
            render: shown(({ span }) =>
              span === null ? '–' : format.number(span, Number.isInteger(span) ? 0 : 1),
            ),
          },
          {
            key: 'supervision',
            label: text.supervision,
            isNumber: true,
            render: shown(({ supervisionMinutes }) =>
              supervisionMinutes === null ? '–' : hours(format.number(supervisionMinutes / 60, 1)),
            ),
          },
          {
            key: 'continuity',
            label: text.continuity,
            render: ({ continuity }) =>
              continuity === null
                ? '–'
                : text.continuityOf(format.number(continuity.index, 2), format.number(continuity.workers, 1)),
          },
        ]}
      />
    </Section>
  )
}
