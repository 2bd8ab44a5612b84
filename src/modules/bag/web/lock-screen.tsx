import { useState } from 'react'
import { useText } from '#web/language.ts'
import { refreshBag } from '#web/offline/start.ts'
import { useBag } from '#web/offline/state.ts'
import { Button } from '#web/ui/button.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { UnlockForm, WipedNotice } from './opener-fields.tsx'

/** All that is seen without a network and without a session. Says nothing of whose bags lie here or what is in them. */
export const LockScreen = ({ onOpen }: { readonly onOpen: () => void }) => {
  const all = useText({ sv, en })
  const text = all.lock
  const { slots, isBroken } = useBag()
  const packed = slots.filter((slot) => slot.wiped === null)
  const [chosen, setChosen] = useState<string>()
  const slot = packed.find(({ slotId }) => slotId === chosen) ?? packed[0]
  return (
    <main className="outside" id="content">
      {slot === undefined ? (
        <Page
          title={isBroken ? text.broken : text.none}
          tab={all.tab}
          lead={isBroken ? text.brokenLead : text.noneLead}
          actions={<Button onPress={() => void refreshBag().then(onOpen)}>{text.retry}</Button>}
        >
          <WipedNotice />
        </Page>
      ) : (
        <Page title={text.title} tab={all.tab} lead={text.lead}>
          <WipedNotice />
          {packed.length > 1 && (
            <RadioGroup
              name="slot"
              label={text.whichLead}
              value={slot.slotId}
              onChange={setChosen}
              choices={packed.map(({ slotId }, i) => ({ value: slotId, label: text.which(i + 1) }))}
            />
          )}
          <UnlockForm key={slot.slotId} slot={slot} onOpen={onOpen} />
        </Page>
      )}
    </main>
  )
}
