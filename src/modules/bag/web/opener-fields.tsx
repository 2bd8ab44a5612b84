import { type SyntheticEvent, useState } from 'react'
import { useText } from '#web/language.ts'
import { openWithPasskey } from '#web/offline/passkey.ts'
import { unlockBag } from '#web/offline/start.ts'
import { useBag } from '#web/offline/state.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { SlotView } from '../core/slots.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What was deleted from this device and why; what was written and not sent is still there. */
export const WipedNotice = () => {
  const { wiped } = useBag()
  const text = useText({ sv, en }).lock
  if (wiped === undefined || wiped === 'returned') return null
  return (
    <Notice kind="danger" title={text.wiped} isNews>
      {text.wipedWhy[wiped]} {text.wipedKept}
    </Notice>
  )
}

/** Opens one bag: by passphrase, or by the device's own key where it has one. */
export const UnlockForm = ({ slot, onOpen }: { readonly slot: SlotView; readonly onOpen: () => void }) => {
  const all = useText({ sv, en })
  const text = all.lock
  const [passphrase, setPassphrase] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()

  const tryOpen = async (opener: Parameters<typeof unlockBag>[1] | undefined): Promise<void> => {
    if (pending) return
    if (opener === undefined) return setFault(text.notByKey)
    setPending(true)
    try {
      const done = await unlockBag(slot.slotId, opener)
      const wrong = opener.kind === 'passkey' ? () => text.notByKey : text.wrong
      setFault(done.kind === 'wrong' ? wrong(done.left) : undefined)
      if (done.kind === 'open') onOpen()
    } finally {
      setPassphrase('')
      setPending(false)
    }
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (passphrase !== '') void tryOpen({ kind: 'passphrase', passphrase })
  }
  const { passkeys } = slot
  return (
    <form className="form" noValidate onSubmit={submit}>
      {fault !== undefined && (
        <Notice kind="danger" isNews>
          {fault}
        </Notice>
      )}
      <TextField
        name="passphrase"
        kind="password"
        label={all.device.passphrase}
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="off"
      />
      <div className="form-actions">
        <Button kind="primary" submits pending={pending} pendingText={text.opening}>
          {text.open}
        </Button>
        {passkeys.length > 0 && (
          <Button
            onPress={() => void openWithPasskey(passkeys.map(({ credential }) => credential)).then(tryOpen)}
          >
            {all.device.passkey}
          </Button>
        )}
      </div>
      <p className="soft">{text.forgot}</p>
    </form>
  )
}
