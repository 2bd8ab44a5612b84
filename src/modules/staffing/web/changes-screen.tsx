import { useState } from 'react'
import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { type MeasureView, readStaffingChanges } from '../changes/contract.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'
import { MeasureDialog, ReorganisationDialog } from './change-dialogs.tsx'

type Changes = z.output<typeof readStaffingChanges.reply>

const tones = {
  too_early: 'plain',
  no_baseline: 'plain',
  better: 'done',
  worse: 'warn',
  cannot_be_told: 'plain',
} as const

/** Shares are told in percent, all else as a number. */
const useValue = () => {
  const format = useFormat()
  return (figure: MeasureView['figure'], value: number | null): string =>
    value === null
      ? '–'
      : figure === 'vacancy'
        ? `${format.number(value * 100, 1)}\u00a0%`
        : format.number(value, 1)
}

const Seen = ({ one }: { readonly one: MeasureView }) => {
  const { changes: text } = useText({ sv, en })
  const valueOf = useValue()
  const { figure, seen } = one
  if (seen === null) return <span className="soft">{text.hidden}</span>
  return (
    <>
      <Badge tone={tones[seen.verdict]}>{text.verdicts[seen.verdict]}</Badge>
      <div className="soft">
        {text.because[seen.verdict]} {text.figures[figure]}:{' '}
        {text.beforeAfter(
          valueOf(figure, seen.before),
          valueOf(figure, seen.after),
          seen.monthsBefore,
          seen.monthsAfter,
        )}
      </div>
    </>
  )
}

const Measures = ({ measures }: Pick<Changes, 'measures'>) => {
  const { changes: text } = useText({ sv, en })
  const format = useFormat()
  if (measures.length === 0) return <EmptyState title={text.noMeasures}>{text.noMeasuresLead}</EmptyState>
  return (
    <Table
      caption={text.measures}
      items={measures}
      itemKey={({ id }) => id}
      foot={text.note}
      columns={[
        {
          key: 'what',
          label: text.name,
          render: (one) => (
            <>
              {one.name}
              <div className="soft">
                {text.kinds[one.kind]}, {one.unit === '' ? text.allUnits : one.unit}
              </div>
            </>
          ),
        },
        { key: 'from', label: text.from, render: ({ fromOn }) => format.day(fromOn) },
        { key: 'expected', label: text.expected, render: ({ expected }) => expected },
        { key: 'seen', label: text.seen, render: (one) => <Seen one={one} /> },
      ]}
    />
  )
}

const Reorganisations = ({ reorganisations }: Pick<Changes, 'reorganisations'>) => {
  const { changes: text } = useText({ sv, en })
  const format = useFormat()
  if (reorganisations.length === 0) return <EmptyState title={text.noReorganisations} />
  return (
    <Table
      caption={text.reorganisations}
      items={reorganisations}
      itemKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          label: text.what,
          render: ({ name, unit }) => (
            <>
              {name}
              <div className="soft">{unit === '' ? text.allUnits : unit}</div>
            </>
          ),
        },
        { key: 'from', label: text.from, render: ({ fromOn }) => format.day(fromOn) },
        {
          key: 'part',
          label: text.tookPart,
          render: ({ tookPart }) => (tookPart === '' ? <em>{text.nobodyTold}</em> : tookPart),
        },
      ]}
    />
  )
}

/** What was done to keep and to find people, and what has been seen since. */
export const Screen = () => {
  const { changes: text } = useText({ sv, en })
  const answer = useCall(readStaffingChanges, {})
  const [opened, setOpened] = useState<'measure' | 'reorganisation'>()
  const close = (): void => setOpened(undefined)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={8}>
        {({ units, measures, reorganisations }) => (
          <>
            <Section
              title={text.measures}
              count={measures.length}
              actions={<Button onPress={() => setOpened('measure')}>{text.add}</Button>}
            >
              <Measures measures={measures} />
            </Section>
            <Section
              title={text.reorganisations}
              count={reorganisations.length}
              actions={<Button onPress={() => setOpened('reorganisation')}>{text.addReorganisation}</Button>}
            >
              <Reorganisations reorganisations={reorganisations} />
            </Section>
            {opened === 'measure' && <MeasureDialog units={units} onClose={close} />}
            {opened === 'reorganisation' && <ReorganisationDialog units={units} onClose={close} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
