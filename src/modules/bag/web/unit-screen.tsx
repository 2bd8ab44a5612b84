import { useState } from 'react'
import type { z } from 'zod'
import { call, CallError, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { answerPermit, type PermitView, readUnitBags } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { DeviceRows } from './device-rows.tsx'

const Permit = ({ one }: { readonly one: z.output<typeof PermitView> }) => {
  const text = useText({ sv, en }).permit
  const toast = useToast()
  const refresh = useRefresh()
  const [words, setWords] = useState('')
  const [key] = useState(newKey)
  const answer = async (given: 'yes' | 'no'): Promise<void> => {
    try {
      await call(answerPermit, { permitId: one.id, answer: given, text: words }, key)
      toast(text.answered)
    } catch (fault) {
      if (!(fault instanceof CallError)) throw fault
      toast(fault.message, { kind: 'warn' })
    }
    await refresh(readUnitBags)
  }
  return (
    <Notice
      title={text.wants(one.worker, one.number)}
      actions={
        <>
          <Button onPress={() => void answer('yes')}>{text.allow}</Button>
          <Button kind="bare" onPress={() => void answer('no')}>
            {text.refuse}
          </Button>
        </>
      }
    >
      <p>
        {one.childName} <Protected level={one.protection} />
      </p>
      <p>{one.reason}</p>
      <TextArea name="text" label={text.text} optional rows={2} value={words} onChange={setWords} />
    </Notice>
  )
}

/** What is out of the house in the units that one leads, and who asks to take a protected child along. */
export const Screen = () => {
  const text = useText({ sv, en })
  const answer = useCall(readUnitBags, {})
  return (
    <Page title={text.devices.unit} tab={text.devices.tab}>
      <Loaded answer={answer} lines={6}>
        {({ permits, devices }) => (
          <>
            {permits.length > 0 && (
              <Section title={text.permit.title} lead={text.permit.titleLead} count={permits.length}>
                {permits.map((one) => (
                  <Permit key={one.id} one={one} />
                ))}
              </Section>
            )}
            <Section title={text.devices.title} count={devices.length}>
              <DeviceRows devices={devices} withNames />
              {devices.length > 0 && (
                <p>
                  {text.devices.lost} <Link to="/uppgifter/ny">{text.devices.report}</Link>
                </p>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
