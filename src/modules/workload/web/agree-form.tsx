import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import type { ActionView } from '../contract.ts'
import { readWorkloadBoard } from '../contract.ts'
import { holdTalk, mostAgreed, readTalk, type TalkView } from '../talks/contract.ts'
import { useWorkloadText } from './use-words.ts'

type Rows = {
  readonly ids: readonly string[]
  readonly add: () => void
  readonly remove: (id: string) => void
}

const useRows = (): Rows => {
  const [ids, setIds] = useState<readonly string[]>([])
  return {
    ids,
    add: () => setIds((old) => [...old, newKey()]),
    remove: (id) => setIds((old) => old.filter((one) => one !== id)),
  }
}

const Hidden = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <input type="hidden" name={name} value={value} />
)

/** Last month's, settled with the talk. */
const Settled = ({ open }: { readonly open: readonly ActionView[] }) => {
  const { talk: text, action } = useWorkloadText()
  return open.map((one, i) => (
    <div key={one.id}>
      <Hidden name={`settled.${i}.workloadActionId`} value={one.id} />
      <RadioGroup
        name={`settled.${i}.outcome`}
        label={text.outcome(one.words)}
        defaultValue="open"
        choices={[
          { value: 'open', label: action.goesOn },
          { value: 'done', label: action.done },
          { value: 'not_done', label: action.notDone },
        ]}
      />
    </div>
  ))
}

const Drops = ({ rows: { ids, add, remove } }: { readonly rows: Rows }) => {
  const { talk: text } = useWorkloadText()
  return (
    <>
      <h3>{text.drops}</h3>
      {ids.map((id, i) => (
        <div key={id} className="agree-row">
          <Hidden name={`drops.${i}.id`} value={id} />
          <TextField name={`drops.${i}.words`} label={text.drop(i + 1)} />
          <Button kind="bare" onPress={() => remove(id)} label={`${text.remove}: ${text.drop(i + 1)}`}>
            {text.remove}
          </Button>
        </div>
      ))}
      {ids.length < mostAgreed && <Button onPress={add}>{text.addDrop}</Button>}
    </>
  )
}

const Actions = ({ rows: { ids, add, remove }, talk }: { readonly rows: Rows; readonly talk: TalkView }) => {
  const { talk: text } = useWorkloadText()
  return (
    <>
      <h3>{text.actions}</h3>
      {ids.map((id, i) => (
        <div key={id} className="agree-row">
          <Hidden name={`actions.${i}.id`} value={id} />
          <TextField name={`actions.${i}.words`} label={text.action(i + 1)} />
          <RadioGroup
            name={`actions.${i}.by`}
            label={text.by}
            defaultValue="manager"
            choices={[
              { value: 'manager', label: text.manager },
              { value: 'worker', label: talk.worker.name },
            ]}
          />
          <DayField
            name={`actions.${i}.dueOn`}
            label={text.dueOn}
            defaultValue={talk.nextOn}
            earliest={talk.today}
          />
          <Button kind="bare" onPress={() => remove(id)} label={`${text.remove}: ${text.action(i + 1)}`}>
            {text.remove}
          </Button>
        </div>
      ))}
      {ids.length < mostAgreed && <Button onPress={add}>{text.addAction}</Button>}
    </>
  )
}

/** What the two agree. One press says that the talk is held; what is not filled in is not asked for. */
export const AgreeForm = ({
  talk,
  open,
}: {
  readonly talk: TalkView
  readonly open: readonly ActionView[]
}) => {
  const { talk: text } = useWorkloadText()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const drops = useRows()
  const actions = useRows()
  return (
    <Section title={text.agree}>
      <Form
        schema={holdTalk.input}
        also={{ workerId: talk.worker.id, id }}
        submit={text.save}
        done={text.saved}
        onSubmit={async (values, key) => {
          await call(holdTalk, values, key)
          await refresh(readTalk, readWorkloadBoard)
        }}
      >
        <Settled open={open} />
        <Drops rows={drops} />
        <Actions rows={actions} talk={talk} />
      </Form>
    </Section>
  )
}
