import { type PointerEvent, useId, useState } from 'react'
import { type Chart as ChartData, chartParts } from '#kernel/chart/chart.ts'
import type { ChartTable, Stop } from '#kernel/chart/drawing.ts'
import { useLanguage, useText } from '../../language.ts'
import { Table } from '../table.tsx'
import { Toggle } from '../toggle.tsx'
import { Drawn } from './drawing.tsx'
import './charts.css'
import { type Definition, DefinitionCard } from './definition-card.tsx'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'
import { useWidth } from './use-width.ts'

const FIRST_WIDTH = 640

type Line = { readonly key: string; readonly cells: readonly string[] }

const DataTable = ({ caption, table }: { readonly caption: string; readonly table: ChartTable }) => {
  const items = table.rows.map((cells, index): Line => ({ key: String(index), cells }))
  return (
    <Table
      caption={caption}
      itemKey={({ key }) => key}
      items={items}
      columns={table.columns.map(({ label, isNumber }, index) => ({
        key: String(index),
        label,
        isNumber,
        render: ({ cells }: Line) => cells[index] ?? '',
      }))}
    />
  )
}

const nearestTo = (x: number, stops: readonly Stop[]): number =>
  stops.reduce(
    (best, stop, index) => (Math.abs(stop.x - x) < Math.abs((stops[best]?.x ?? 0) - x) ? index : best),
    0,
  )

type ReaderProps = {
  readonly stops: readonly Stop[]
  readonly read: number | undefined
  readonly onRead: (stop: number) => void
}

/** One value at a time, with the arrow keys or a finger: a native slider, so that every reader of screens knows it. */
const Reader = ({ stops, read, onRead }: ReaderProps) => {
  const text = useText({ sv, en })
  const id = useId()
  const at = read ?? stops.length - 1
  return (
    <div className="chart-reader no-print">
      <label htmlFor={id}>{text.read}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={at}
        aria-valuetext={stops[at]?.text}
        onFocus={() => onRead(at)}
        onChange={(event) => onRead(Number(event.currentTarget.value))}
      />
      <output htmlFor={id}>{stops[at]?.text}</output>
    </div>
  )
}

type ChartProps = {
  readonly title: string
  readonly chart: ChartData
  /** What the measure is, opened below the chart. */
  readonly definition?: Definition
}

/**
 * A chart with what it says in a sentence above it and the same data as a table one press away. The drawing is one
 * picture; its values are read one by one below it.
 */
export const Chart = ({ title, chart, definition }: ChartProps) => {
  const text = useText({ sv, en })
  const { summary, table, draw } = chartParts(chart, useLanguage())
  const [frame, width] = useWidth<HTMLDivElement>(FIRST_WIDTH)
  const [isTable, setIsTable] = useState(false)
  const [read, setRead] = useState<number>()
  const drawing = draw(width)
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    if (drawing.stops.length === 0) return
    setRead(nearestTo(event.clientX - event.currentTarget.getBoundingClientRect().left, drawing.stops))
  }
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong>
        <p>{summary}</p>
      </figcaption>
      {isTable ? (
        <DataTable caption={title} table={table} />
      ) : (
        <>
          <div ref={frame} className="chart-frame" onPointerMove={follow} onPointerDown={follow}>
            {drawing.height > 0 && (
              <Drawn drawing={drawing} label={title} {...(read === undefined ? {} : { read })} />
            )}
          </div>
          {drawing.stops.length > 1 && <Reader stops={drawing.stops} read={read} onRead={setRead} />}
        </>
      )}
      {table.rows.length > 0 && (
        <div className="chart-actions no-print">
          <Toggle isOn={isTable} onPress={() => setIsTable(!isTable)}>
            {text.asTable}
          </Toggle>
        </div>
      )}
      {definition && <DefinitionCard definition={definition} />}
    </figure>
  )
}
