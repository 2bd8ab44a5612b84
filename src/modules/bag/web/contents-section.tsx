import { useState } from 'react'
import { instant } from '#kernel/day.ts'
import { call, CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { askBag } from '#web/offline/client.ts'
import { canHavePasskey, makePasskey } from '#web/offline/passkey.ts'
import { endBag } from '#web/offline/client.ts'
import { refreshBag, sync } from '#web/offline/start.ts'
import { bagState, setBagState, useBag } from '#web/offline/state.ts'
import { Button } from '#web/ui/button.tsx'
import { List } from '#web/ui/list.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import type { Inside } from '../core/bag.ts'
import { returnBag } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const useReturn = (inside: Inside) => {
  const text = useText({ sv, en }).contents
  const toast = useToast()
  return async (): Promise<void> => {
    await sync()
    const isUnsent = bagState().waiting.some(({ state }) => state !== 'received' && state !== 'handed_in')
    if (isUnsent) return toast(text.giveUnsent, { kind: 'warn' })
    try {
      await call(returnBag, { deviceId: inside.owner.deviceId, how: 'returned' })
    } catch (fault) {
      if (!(fault instanceof CallError)) throw fault
      return toast(text.giveUnsent, { kind: 'warn' })
    }
    await askBag('wipe', 'returned')
    endBag()
    setBagState({ isOpen: false, inside: undefined, waiting: [] })
    await refreshBag()
    toast(text.given)
  }
}

/** The device's own key beside the passphrase. */
const Passkey = ({ inside }: { readonly inside: Inside }) => {
  const text = useText({ sv, en }).device
  const toast = useToast()
  const { slots } = useBag()
  const has = (slots.find(({ slotId }) => slotId === inside.slotId)?.passkeys.length ?? 0) > 0
  if (has || !canHavePasskey()) return null
  const add = async (): Promise<void> => {
    const opener = await makePasskey()
    if (!opener) return toast(text.passkeyMissing, { kind: 'warn' })
    await askBag('addOpener', opener)
    await refreshBag()
    toast(text.passkeyAdded)
  }
  return (
    <div className="bag-act">
      <Button onPress={() => void add()}>{text.addPasskey}</Button>
      <p className="soft">{text.passkeyLead}</p>
    </div>
  )
}

/** What is on the device, until when, and giving it back. */
export const Contents = ({ inside }: { readonly inside: Inside }) => {
  const text = useText({ sv, en }).contents
  const format = useFormat()
  const giveBack = useReturn(inside)
  const [pending, setPending] = useState(false)
  const { isReached } = useBag()
  return (
    <Section
      title={text.title}
      count={inside.cases.length}
      lead={inside.untilAt === null ? text.empty : text.until(format.moment(instant(inside.untilAt)))}
    >
      {inside.cases.length > 0 && (
        <List label={text.title}>
          {inside.cases
            .toSorted((a, b) => a.childName.localeCompare(b.childName, 'sv'))
            .map((one) => (
              <Row
                key={one.caseId}
                to={`/arenden/${one.caseId}`}
                title={one.childName}
                meta={text.case(one.number)}
              />
            ))}
        </List>
      )}
      {isReached && <Passkey inside={inside} />}
      {isReached && (
        <div className="bag-act">
          <Button
            pending={pending}
            onPress={() => {
              setPending(true)
              void giveBack().finally(() => setPending(false))
            }}
          >
            {text.give}
          </Button>
          <p className="soft">{text.giveLead}</p>
        </div>
      )}
    </Section>
  )
}
