import { useRouter } from '@tanstack/react-router'
import { type SyntheticEvent, useDeferredValue, useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { formValues } from '#web/ui/form-values.ts'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { readOwnWorkload } from '../contract.ts'
import { decideModel, listModels, type Model, type ModelsView, tryModel } from '../models/contract.ts'
import { modelFaults } from '../rules/model.ts'
import { EditorFields } from './editor-fields.tsx'
import { useMonth, useWorkloadText } from './use-words.ts'
import './workload.css'

/** What last month would have been, by units; anew with each figure that is changed. */
const Effect = ({ model }: { readonly model: Model }) => {
  const { editor: text, load } = useWorkloadText()
  const month = useMonth()
  const answer = useCall(tryModel, { model })
  return (
    <Loaded answer={answer} lines={3}>
      {({ month: of, units }) => (
        <Table
          caption={text.effect(month(of))}
          showCaption
          items={units}
          itemKey={({ unitId }) => unitId}
          columns={[
            { key: 'unit', label: text.unit, render: (one) => one.unit },
            {
              key: 'before',
              label: text.before,
              isNumber: true,
              render: ({ before }) => (before ? load.percent(before.median) : text.hidden),
            },
            {
              key: 'after',
              label: text.after,
              isNumber: true,
              render: ({ after }) => (after ? load.percent(after.median) : text.hidden),
            },
            {
              key: 'over',
              label: text.over,
              isNumber: true,
              render: ({ after }) => after?.over ?? text.hidden,
            },
          ]}
        />
      )}
    </Loaded>
  )
}

type EditorProps = { readonly view: ModelsView }

/** The model as it stands in the fields now; undefined while some figure cannot be counted with. */
const useTried = (start: Model) => {
  const [tried, setTried] = useState<Model | undefined>(start)
  const listen = (event: SyntheticEvent<HTMLElement>): void => {
    const form = event.currentTarget.querySelector('form')
    if (form === null) return
    const read = decideModel.input.shape.model.safeParse(formValues(form, decideModel.input)['model'])
    setTried(read.success && modelFaults(read.data).length === 0 ? read.data : undefined)
  }
  return { tried: useDeferredValue(tried), listen }
}

const Editor = ({ view }: EditorProps) => {
  const { editor: text } = useWorkloadText()
  const router = useRouter()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const { tried, listen } = useTried(view.model)
  return (
    <>
      <Section title={text.effectTitle}>
        {tried ? <Effect model={tried} /> : <Notice kind="warn" title={text.faults} />}
      </Section>
      {!view.can.decide && <Notice title={text.headDecides} />}
      <div onInput={listen}>
        <Form
          schema={decideModel.input}
          also={{ id }}
          submit={text.save}
          done={text.saved}
          onSubmit={async (values, key) => {
            await call(decideModel, values, key)
            await refresh(listModels, readOwnWorkload)
            await router.navigate({ to: '/arbetstyngd/modell' })
          }}
        >
          <TextField
            name="model.name"
            label={text.name}
            defaultValue={view.isSample ? '' : view.model.name}
          />
          <EditorFields model={view.model} />
          <DayField name="validFrom" label={text.validFrom} defaultValue={view.today} earliest={view.today} />
        </Form>
      </div>
    </>
  )
}

/** A new model beside what it would have done. It is the head who decides it. */
export const Screen = () => {
  const { editor: text, models } = useWorkloadText()
  const answer = useCall(listModels, {})
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      above={<Link to="/arbetstyngd/modell">{models.title}</Link>}
    >
      <Loaded answer={answer} lines={8}>
        {(view) => <Editor view={view} />}
      </Loaded>
    </Page>
  )
}
