import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useAct, useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { endOwnCalendar, makeOwnCalendar, readOwnCalendar } from '../calendar/contract.ts'
import { useVisitText } from './use-visit.ts'

const secretBytes = 32

/** Made here, told to the server once, and shown once: it is the only key to the calendar. */
const newSecret = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(secretBytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** The own meetings in a calendar of one's own: an address that is made, changed and ended here. */
export const CalendarSection = () => {
  const text = useVisitText().calendar
  const format = useFormat()
  const refresh = useRefresh()
  const toast = useToast()
  const { data } = useCall(readOwnCalendar, {})
  const [address, setAddress] = useState('')
  const end = useAct(endOwnCalendar, {
    refresh: [readOwnCalendar],
    onDone: () => {
      setAddress('')
      toast(text.ended)
    },
  })
  const make = async (): Promise<void> => {
    const token = newSecret()
    const { path } = await call(makeOwnCalendar, { origin: location.origin, token })
    setAddress(`${location.origin}${path}${token}.ics`)
    await refresh(readOwnCalendar)
  }
  if (!data) return null
  const { madeAt } = data
  return (
    <Section title={text.title} lead={text.lead}>
      {madeAt !== null && <p>{text.since(format.day(dayOf(madeAt)))}</p>}
      {address !== '' && (
        <TextField
          name="address"
          label={text.address}
          hint={text.once}
          optional
          value={address}
          onChange={() => undefined}
        />
      )}
      <p className="cluster">
        <Button icon="calendar" onPress={() => void make()}>
          {madeAt === null ? text.make : text.renew}
        </Button>
        {madeAt !== null && (
          <Button kind="bare" pending={end.pending} onPress={() => end.run({})}>
            {text.end}
          </Button>
        )}
      </p>
    </Section>
  )
}
