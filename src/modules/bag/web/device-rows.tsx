import './bag.css'
import { useState } from 'react'
import { now } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useBag } from '#web/offline/state.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { type DeviceView, endDevice, listOwnDevices, readUnitBags } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const EndButton = ({ deviceId }: { readonly deviceId: string }) => {
  const text = useText({ sv, en }).devices
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const end = useAct(endDevice, {
    refresh: [listOwnDevices, readUnitBags],
    onDone: () => {
      setAsking(false)
      toast(text.ended)
    },
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  return (
    <>
      <Button onPress={() => setAsking(true)}>{text.end}</Button>
      <Dialog
        title={text.endTitle}
        kind="alert"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <Button kind="danger" pending={end.pending} onPress={() => end.run({ deviceId })}>
            {text.endYes}
          </Button>
        }
      >
        <p>{text.endLead}</p>
      </Dialog>
    </>
  )
}

/** How many cases are out, until when, and whose: names of those children alone that the reader has. */
const Out = ({ checkouts }: { readonly checkouts: DeviceView['checkouts'] }) => {
  const text = useText({ sv, en }).devices
  const format = useFormat()
  const at = now()
  const last = checkouts.reduce(
    (until, one) => (one.untilAt > until ? one.untilAt : until),
    checkouts[0]?.untilAt ?? '',
  )
  const first = checkouts.find(({ untilAt }) => untilAt === last)
  if (!first) return <p>{text.nothing}</p>
  const said = first.untilAt > at ? text.out : text.over
  return (
    <>
      <p>{said(checkouts.length, format.moment(first.untilAt))}</p>
      <ul className="plain">
        {checkouts
          .filter(({ childName }) => childName !== '')
          .map(({ caseId, childName, protection }) => (
            <li key={caseId}>
              {childName} <Protected level={protection} />
            </li>
          ))}
      </ul>
    </>
  )
}

/** Devices one by one: whose, when it was heard of, what is on it, and asking it to forget. */
export const DeviceRows = ({
  devices,
  withNames = false,
}: {
  readonly devices: readonly DeviceView[]
  readonly withNames?: boolean
}) => {
  const text = useText({ sv, en }).devices
  const format = useFormat()
  const own = new Set(useBag().slots.map(({ deviceId }) => deviceId))
  if (devices.length === 0) return <p>{text.none}</p>
  return (
    <ul className="plain">
      {devices.map((one) => (
        <li key={one.id} className="device-row">
          <p>
            <b>{withNames ? `${one.worker}: ${one.name}` : one.name}</b>{' '}
            {own.has(one.id) && <Badge tone="accent">{text.this}</Badge>}{' '}
            {one.standing !== 'in_use' && <Badge tone="warn">{text.standing[one.standing]}</Badge>}
          </p>
          <p className="soft">{text.seen(format.moment(one.seenAt))}</p>
          <Out checkouts={one.checkouts} />
          {one.unsent > 0 && <p>{text.unsent(one.unsent)}</p>}
          {one.standing === 'in_use' && (
            <p>
              <EndButton deviceId={one.id} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
