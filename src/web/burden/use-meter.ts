import { type RefObject, useLayoutEffect, useState } from 'react'
import { hearCalls } from '../call.ts'
import { keepUse, sendUses } from './batch.ts'
import { fieldsIn, nameOfTarget } from './fields.ts'
import { createUse, type FieldState, type MeasuredUse, versionOf } from './use-report.ts'

type Asked = {
  /** The route that takes the form; undefined when only the sending will tell. */
  readonly form: string | undefined
  /** The names of the contract, from which the version is made. */
  readonly names: readonly string[]
  /** What going away from it is: 'left' for a form that must be sent, 'sent' for a text that saves itself. */
  readonly whenLeft?: 'left' | 'sent'
}

type Sending = { readonly stop: () => void; readonly fields: readonly FieldState[] }

/** Measures one form for as long as it is on the screen. Nothing is drawn, nothing is waited for, nothing is thrown. */
const createMeter = () => {
  let asked: Asked = { form: undefined, names: [] }
  let heard: string | undefined
  let use: MeasuredUse = createUse()
  let element: HTMLElement | undefined
  let sending: Sending | undefined
  let lastKey = 0
  let lastPointer = 0

  const tell = (outcome: 'sent' | 'left', fields: readonly FieldState[]): void => {
    const form = heard ?? asked.form
    if (form === undefined) return
    const own = fields.map(({ name }) => name).filter((name) => name.startsWith('own.'))
    const names = asked.names.length > 0 ? [...asked.names, ...own] : fields.map(({ name }) => name)
    keepUse(use.report(form, outcome, { fields, version: versionOf(names) }))
    use = createUse()
  }

  const leave = (): void => {
    if (sending !== undefined || !use.isTouched() || element === undefined) return
    tell(asked.whenLeft ?? 'left', fieldsIn(element))
  }

  const alive = (event: Event): void =>
    use.alive(event.timeStamp, element === undefined ? '' : nameOfTarget(event.target, element))
  const typed = (event: Event): void => {
    use.touch()
    alive(event)
  }
  const keyed = (event: Event): void => {
    lastKey = event.timeStamp
    alive(event)
  }
  const pointer = (event: Event): void => {
    lastPointer = event.timeStamp
    use.press(event.timeStamp, 'pointer')
  }
  // Enter or Space on a control comes as a click without a pointer; so does the click that a label hands on.
  const click = (event: MouseEvent): void => {
    if (event.detail === 0 && event.isTrusted && lastKey > lastPointer) use.press(event.timeStamp, 'key')
  }
  const hide = (event: Event): void => {
    if (document.visibilityState === 'hidden') use.pause(event.timeStamp)
  }
  const away = (): void => {
    leave()
    sendUses()
  }

  /** Hears the form until the returned function is called, which is when it leaves the screen. */
  const listen = (on: HTMLElement): (() => void) => {
    element = on
    const until = new AbortController()
    const { signal } = until
    on.addEventListener('focusin', alive, { signal })
    on.addEventListener('input', typed, { signal })
    on.addEventListener('keydown', keyed, { signal })
    on.addEventListener('pointerdown', pointer, { signal })
    on.addEventListener('click', click, { signal })
    document.addEventListener('visibilitychange', hide, { signal })
    addEventListener('pagehide', away, { signal })
    return () => {
      until.abort()
      leave()
      element = undefined
    }
  }

  return {
    listen,
    about: (next: Asked): void => {
      asked = next
    },
    /** The form is on its way with this key: which route takes it is heard from the call itself. */
    sending: (sentWith: string): void => {
      sending?.stop()
      const stop = hearCalls((calledWith, route) => {
        if (calledWith === sentWith) heard = route
      })
      sending = { stop, fields: element === undefined ? [] : fieldsIn(element) }
    },
    /** It was taken. */
    sent: (): void => {
      const fields = sending?.fields ?? (element === undefined ? [] : fieldsIn(element))
      sending?.stop()
      sending = undefined
      tell('sent', fields)
      sendUses()
    },
    /** It was refused: the person goes on with it. */
    refused: (): void => {
      sending?.stop()
      sending = undefined
    },
  }
}

export type Meter = ReturnType<typeof createMeter>

/** Measures the form that `of` holds. The same meter for as long as the form stands, also when its fields change. */
export const useMeter = (
  of: RefObject<HTMLElement | null>,
  { form, names, whenLeft = 'left' }: Asked,
): Meter => {
  const [meter] = useState(createMeter)
  useLayoutEffect(() => meter.about({ form, names, whenLeft }))
  // Before the form leaves the page: afterwards nobody knows what stood in it.
  useLayoutEffect(() => {
    if (of.current === null) return undefined
    return meter.listen(of.current)
  }, [of, meter])
  return meter
}
