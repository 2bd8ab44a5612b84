import { type SyntheticEvent, useRef, useState } from 'react'
import { useMeter } from '#web/burden/use-meter.ts'
import { call, CallError, newKey } from '#web/call.ts'
import { useLanguage, useText } from '#web/language.ts'
import { askBag, BagFault } from '#web/offline/client.ts'
import { markBag, refreshBag, touch } from '#web/offline/start.ts'
import { Button } from '#web/ui/button.tsx'
import { faultWords } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { registerDevice } from '../contract.ts'
import { limits } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Long enough to stand against somebody who has the device and all the time in the world. */
const isLong = (passphrase: string): boolean =>
  Array.from(passphrase.normalize('NFC')).length >= limits.passphrase

/** The first time on a device: a name for it, and what opens the bag. */
export const MakeBag = () => {
  const text = useText({ sv, en }).device
  const language = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const meter = useMeter(form, { form: registerDevice.name, names: ['name'] })
  const [name, setName] = useState(() =>
    matchMedia('(pointer: coarse)').matches ? text.phone : text.computer,
  )
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const [deviceId] = useState(newKey)
  const isShort = !isLong(passphrase)
  const isOther = passphrase !== again
  const required = name.trim() === ''

  const make = async (): Promise<void> => {
    setPending(true)
    setFault(undefined)
    try {
      const given = await call(registerDevice, { id: deviceId, name: name.trim() }, deviceId)
      markBag()
      await askBag('create', { ...given, offset: 0 }, { kind: 'passphrase', passphrase })
      // Before the form leaves the page: afterwards it would count as left.
      meter.sent()
      await refreshBag()
      touch()
    } catch (error) {
      if (error instanceof CallError) return setFault(faultWords(error, language).advice)
      if (error instanceof BagFault) return setFault(text.cannot)
      throw error
    } finally {
      setPending(false)
    }
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!isShort && !isOther && !required && !pending) void make()
  }
  return (
    <Section title={text.choose} lead={text.chooseLead}>
      {fault !== undefined && (
        <Notice kind="danger" isNews>
          {fault}
        </Notice>
      )}
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <TextField
          name="name"
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          {...(isTried && required ? { fault: text.unnamed } : {})}
        />
        <TextField
          name="passphrase"
          kind="password"
          label={text.passphrase}
          hint={text.passphraseHint}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="off"
          {...(isTried && isShort ? { fault: text.short } : {})}
        />
        <TextField
          name="again"
          kind="password"
          label={text.again}
          value={again}
          onChange={setAgain}
          autoComplete="off"
          {...(isTried && isOther ? { fault: text.differ } : {})}
        />
        <div className="form-actions">
          <Button kind="primary" submits pending={pending} pendingText={text.making}>
            {text.make}
          </Button>
        </div>
      </form>
    </Section>
  )
}
