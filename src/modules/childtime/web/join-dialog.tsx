import { call } from '#web/call.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { joinWave, listWaves, readOwnMoments, type Waves, type WaveView } from '../waves/contract.ts'
import { ways } from '../waves/rules.ts'
import { useTime } from './words.ts'

type Props = {
  readonly wave: WaveView
  readonly day: Waves['day']
  readonly onClose: () => void
}

/** Questions or a diary, and the own working day: all of it is filled in from the employment. */
export const JoinDialog = ({ wave, day, onClose }: Props) => {
  const { waves: text } = useTime().text
  const refresh = useRefresh()
  const toast = useToast()
  const own = wave.own ?? { ...day, way: 'prompts' }
  return (
    <Dialog title={text.way} isOpen onClose={onClose}>
      <Form
        schema={joinWave.input}
        also={{ waveId: wave.id }}
        submit={text.join}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          const { moments } = await call(joinWave, values, key)
          toast(text.joined(moments))
          await refresh(listWaves, readOwnMoments)
          onClose()
        }}
      >
        <RadioGroup
          name="way"
          label={text.way}
          choices={ways.map((value) => ({ value, label: text.ways[value], note: text.wayHints[value] }))}
          defaultValue={own.way}
        />
        <CheckboxGroup
          name="weekdays"
          label={text.weekdays}
          choices={text.dayNames.map((label, at) => ({ value: String(at + 1), label }))}
          defaultValue={own.weekdays.map(String)}
        />
        <TextField name="fromAt" label={text.from} defaultValue={own.fromAt} width={6} />
        <TextField
          name="untilAt"
          label={text.until}
          hint={text.untilHint}
          defaultValue={own.untilAt}
          width={6}
        />
      </Form>
    </Dialog>
  )
}
