import { useState } from 'react'
import { isDay } from '#kernel/day.ts'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { categories } from '../rules/categories.ts'
import { type Diary, type DiaryRow, listWaves, readDiary, saveDiary } from '../waves/contract.ts'
import { useTime } from './words.ts'
import './childtime.css'

type Row = DiaryRow & { readonly key: string }

const withKeys = (rows: readonly DiaryRow[]): Row[] => rows.map((row) => ({ ...row, key: newKey() }))

const Fields = ({ row, at, onRemove }: { row: Row; at: number; onRemove: () => void }) => {
  const { text } = useTime()
  const { diary } = text
  return (
    <div className="diary-row" role="group" aria-label={diary.row(at + 1)}>
      <TextField name={`rows.${at}.fromAt`} label={diary.from} defaultValue={row.fromAt} width={5} />
      <TextField name={`rows.${at}.untilAt`} label={diary.until} defaultValue={row.untilAt} width={5} />
      <Select
        name={`rows.${at}.category`}
        label={diary.what}
        empty="none"
        defaultValue={row.category}
        choices={categories.map((value) => ({ value, label: text.categories[value] }))}
      />
      <Button kind="bare" label={`${diary.remove}: ${diary.row(at + 1)}`} onPress={onRemove}>
        {diary.remove}
      </Button>
    </div>
  )
}

/** The day as rows of quarters, filled from the calendar: what is wrong is told at its row, and nothing is lost. */
const Day = ({ waveId, diary }: { readonly waveId: string; readonly diary: Diary }) => {
  const { diary: text } = useTime().text
  const refresh = useRefresh()
  const [rows, setRows] = useState(() => withKeys(diary.rows))
  const [last] = rows.slice(-1)
  return (
    <Form
      schema={saveDiary.input}
      also={{ waveId, on: diary.on, ...(rows.length === 0 ? { rows: [] } : {}) }}
      submit={text.save}
      done={text.saved}
      actions={
        <Button
          onPress={() => {
            const from = last?.untilAt ?? diary.fromAt
            setRows([...rows, { key: newKey(), fromAt: from, untilAt: diary.untilAt, category: 'other' }])
          }}
        >
          {text.add}
        </Button>
      }
      onSubmit={async (values, key) => {
        await call(saveDiary, values, key)
        await refresh(readDiary)
      }}
    >
      {rows.map((row, at) => (
        <Fields
          key={row.key}
          row={row}
          at={at}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
    </Form>
  )
}

/** The end-of-day diary of a measuring week, for those who do not want questions. */
export const DiaryScreen = ({ params: { waveId = '' } }: ScreenProps) => {
  const { text } = useTime()
  const format = useFormat()
  const today = useToday()
  const [chosen, choose] = useState('')
  const waves = useCall(listWaves, {})
  const wave = waves.data?.waves.find(({ id }) => id === waveId)
  const begins = wave?.startsOn
  const newest = wave && wave.endsOn < today ? wave.endsOn : today
  const on = isDay(chosen) ? chosen : newest
  const hasBegun = begins !== undefined && begins <= today
  const answer = useCall(readDiary, { waveId, on }, { enabled: hasBegun })
  return (
    <Page
      title={text.diary.title}
      tab={text.diary.title}
      lead={text.diary.lead}
      above={<Link to="/barntid/matveckor">{text.waves.back}</Link>}
    >
      {begins !== undefined && !hasBegun ? (
        <p>
          {text.diary.none}. {text.diary.noneLead}
        </p>
      ) : (
        <Loaded answer={answer} lines={6}>
          {(diary) => (
            <>
              <Select
                name="on"
                label={text.diary.day}
                empty="none"
                value={diary.on}
                choices={diary.days.map((one) => ({
                  value: one.on,
                  label: `${format.weekday(one.on)} (${one.isSaved ? text.diary.isSaved : text.diary.notSaved})`,
                }))}
                onChange={choose}
              />
              <Day key={`${diary.on} ${String(diary.isSaved)}`} waveId={waveId} diary={diary} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}
