import { useEffect, useState } from 'react'
import { z } from 'zod'
import { call, onOpenedTooMany } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { goOnOpening } from '../contract-stops.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Details = z.object({ openingStopId: z.string() })

type Asked = {
  readonly openingStopId: string
  readonly words: string
  readonly tell: (mayGoOn: boolean) => void
}

/** More than 40 people in an hour: says so on top of the screen, and goes on with what was asked once one has said why. */
export const OpeningGuard = () => {
  const { stopped: text } = useText({ sv, en })
  const [asked, setAsked] = useState<Asked>()
  useEffect(
    () =>
      onOpenedTooMany((fault) => {
        const details = Details.safeParse(fault.details)
        if (!details.success) return Promise.resolve(false)
        const { promise, resolve } = Promise.withResolvers<boolean>()
        setAsked({ ...details.data, words: fault.message, tell: resolve })
        return promise
      }),
    [],
  )
  if (!asked) return null
  const end = (mayGoOn: boolean): void => {
    asked.tell(mayGoOn)
    setAsked(undefined)
  }
  return (
    <Dialog title={text.title} isOpen onClose={() => end(false)}>
      <p>{asked.words}</p>
      <Form
        schema={goOnOpening.input}
        also={{ openingStopId: asked.openingStopId }}
        submit={text.goOn}
        actions={<Button onPress={() => end(false)}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(goOnOpening, values, key)
          end(true)
        }}
      >
        <TextField name="reason" label={text.reason} hint={text.reasonHint} />
      </Form>
    </Dialog>
  )
}
