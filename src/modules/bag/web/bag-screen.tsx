import { useState } from 'react'
import { useText } from '#web/language.ts'
import { useBag } from '#web/offline/state.ts'
import { lockBag } from '#web/offline/start.ts'
import { Button } from '#web/ui/button.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import type { Inside } from '../core/bag.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Contents } from './contents-section.tsx'
import { MakeBag } from './make-bag.tsx'
import { UnlockForm, WipedNotice } from './opener-fields.tsx'
import { Outbox } from './outbox-section.tsx'
import { Pack } from './pack-section.tsx'

/** An empty bag begins with the packing, and keeps that order for as long as the page stands: what one presses does not move. */
const Opened = ({ inside }: { readonly inside: Inside }) => {
  const { waiting } = useBag()
  const [isNew] = useState(inside.cases.length === 0)
  const contents = <Contents key="contents" inside={inside} />
  const pack = <Pack key="pack" inside={inside} />
  return (
    <>
      {(!isNew || waiting.length > 0) && <Outbox />}
      {isNew ? [pack, contents] : [contents, pack]}
    </>
  )
}

const Body = () => {
  const all = useText({ sv, en })
  const { isRead, isOpen, isReached, slots, inside } = useBag()
  const own = slots.find((slot) => slot.isOwn && slot.wiped === null)
  const left = slots
    .filter((slot) => slot.isOwn && slot.wiped !== null)
    .reduce((n, slot) => n + slot.unsent, 0)
  if (!isRead) return <Loading lines={6} />
  return (
    <>
      <WipedNotice />
      {left > 0 && <Notice kind="warn">{all.outbox.fromBefore(left)}</Notice>}
      {slots.some((slot) => !slot.isOwn) && !isOpen && <p className="soft">{all.device.otherPerson}</p>}
      {!isOpen && own && (
        <Section title={all.lock.title} lead={all.lock.leadOnline}>
          <UnlockForm slot={own} onOpen={() => undefined} />
        </Section>
      )}
      {!isOpen && !own && (isReached ? <MakeBag /> : <p>{all.lock.noneLead}</p>)}
      {isOpen && inside && <Opened key={inside.slotId} inside={inside} />}
    </>
  )
}

/** Packing cases, what is on the device, what waits to be sent, and giving it back. */
export const Screen = () => {
  const text = useText({ sv, en })
  const { isOpen } = useBag()
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        <>
          {isOpen && (
            <Button icon="lock" onPress={() => void lockBag()}>
              {text.lock.now}
            </Button>
          )}
          <LinkButton to="/vaskan/enheter" kind="bare">
            {text.devices.mine}
          </LinkButton>
        </>
      }
    >
      <Body />
    </Page>
  )
}
