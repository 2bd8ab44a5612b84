import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useAct } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  closeWave,
  leaveWave,
  listWaves,
  readOwnMoments,
  type Waves,
  type WaveView,
} from '../waves/contract.ts'
import { JoinDialog } from './join-dialog.tsx'
import { useTime } from './words.ts'

type Asked = 'join' | 'leave' | 'close' | undefined

/** A question before what cannot be undone: leaving takes the answers away, closing takes everybody's away. */
const Ask = ({
  wave,
  what,
  onClose,
}: {
  readonly wave: WaveView
  readonly what: 'leave' | 'close'
  readonly onClose: () => void
}) => {
  const { waves: text } = useTime().text
  const toast = useToast()
  const options = (said: string) => ({
    refresh: [listWaves, readOwnMoments],
    onDone: () => {
      toast(said)
      onClose()
    },
    onFault: (fault: Error) => toast(fault.message, { kind: 'warn' as const }),
  })
  const leave = useAct(leaveWave, options(text.left))
  const close = useAct(closeWave, options(text.closed))
  const act = what === 'leave' ? leave : close
  return (
    <Dialog
      kind="alert"
      title={what === 'leave' ? text.leaveTitle : text.closeTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button kind="danger" pending={act.pending} onPress={() => act.run({ waveId: wave.id })}>
            {what === 'leave' ? text.leave : text.close}
          </Button>
        </>
      }
    >
      <p>{what === 'leave' ? text.leaveLead : text.closeLead}</p>
    </Dialog>
  )
}

const Acts = ({ wave, onAsk }: { readonly wave: WaveView; readonly onAsk: (what: Asked) => void }) => {
  const { waves: text } = useTime().text
  const isIn = wave.own !== null
  return (
    <p className="cluster">
      {wave.can.join && (
        <Button kind={isIn ? 'quiet' : 'primary'} onPress={() => onAsk('join')}>
          {isIn ? text.change : text.join}
        </Button>
      )}
      {isIn && wave.own?.way === 'prompts' && <LinkButton to="/barntid/fragor">{text.answer}</LinkButton>}
      {isIn && wave.own?.way === 'diary' && (
        <LinkButton to={`/barntid/matveckor/${wave.id}/dagbok`}>{text.diary}</LinkButton>
      )}
      {isIn && wave.can.join && (
        <Button kind="bare" onPress={() => onAsk('leave')}>
          {text.leave}
        </Button>
      )}
      {wave.can.close && <Button onPress={() => onAsk('close')}>{text.close}</Button>}
      {wave.state === 'closed' && <LinkButton to={`/barntid/matveckor/${wave.id}`}>{text.result}</LinkButton>}
    </p>
  )
}

/** One measuring week: when, for whom, and what the reader can do with it. */
export const WaveCard = ({ wave, waves }: { readonly wave: WaveView; readonly waves: Waves }) => {
  const { waves: text } = useTime().text
  const format = useFormat()
  const [asked, setAsked] = useState<Asked>()
  const done = (): void => setAsked(undefined)
  return (
    <Section
      title={text.days(format.day(wave.startsOn), format.day(wave.endsOn))}
      actions={<Badge tone={wave.state === 'running' ? 'accent' : 'plain'}>{text.states[wave.state]}</Badge>}
    >
      <p>
        {wave.units.map(({ name }) => name).join(', ')}. {text.momentsPerDay(wave.momentsPerDay)}.{' '}
        <span className="soft">{text.agreed(format.day(wave.agreedOn))}.</span>
      </p>
      {wave.own !== null && <p>{text.mine[wave.own.way]}.</p>}
      <Acts wave={wave} onAsk={setAsked} />
      {asked === 'join' && <JoinDialog wave={wave} day={waves.day} onClose={done} />}
      {(asked === 'leave' || asked === 'close') && <Ask wave={wave} what={asked} onClose={done} />}
    </Section>
  )
}
