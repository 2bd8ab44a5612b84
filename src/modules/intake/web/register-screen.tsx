import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { CategorySchema, listReports, registerReport } from '../contract.ts'
import { mostChildren } from '../rules/form.ts'
import { isMandated, mandatedCategories, otherCategories } from '../rules/reporters.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const channels = ['phone', 'letter', 'visit', 'message'] as const

const Written = registerReport.input.extend({
  guardiansInformed: z
    .enum(['yes', 'no', 'unknown'])
    .default('unknown')
    .transform((told) => (told === 'unknown' ? null : told === 'yes')),
})

/** Who reports decides what is asked: an authority may want an answer, a private person may be afraid. */
const AboutReporter = () => {
  const text = useText({ sv, en })
  const { register: words } = text
  const [category, setCategory] = useState('')
  const known = CategorySchema.safeParse(category)
  const mandated = known.success && isMandated(known.data)
  const choices = [
    ...otherCategories.map((value) => ({ value, label: text.categories[value], note: words.others })),
    ...mandatedCategories.map((value) => ({ value, label: text.categories[value], note: words.mandated })),
  ]
  return (
    <>
      <ComboBox name="category" label={words.category} choices={choices} onChange={setCategory} />
      {category !== 'anonymous' && (
        <>
          <TextField name="reporterName" label={words.reporterName} optional={category === 'self'} />
          {mandated && <TextField name="reporterOrganisation" label={words.reporterOrganisation} optional />}
          <TextField name="reporterPhone" label={words.reporterPhone} kind="tel" optional />
          <TextField name="reporterEmail" label={words.reporterEmail} kind="email" optional />
        </>
      )}
      <TextField name="relationToChild" label={words.relation} optional />
      {mandated && <Checkbox name="wantsFeedback" label={words.wantsFeedback} />}
      {known.success && !mandated && category !== 'anonymous' && (
        <Checkbox name="isAfraid" label={words.afraid} />
      )}
    </>
  )
}

type ChildFieldsProps = {
  readonly id: string
  readonly at: number
  readonly onRemove: (() => void) | undefined
}

const ChildFields = ({ id, at, onRemove }: ChildFieldsProps) => {
  const text = useText({ sv, en }).register
  return (
    <fieldset className="stack">
      <legend>
        <h3>{text.child(at + 1)}</h3>
      </legend>
      <input type="hidden" name={`children.${at}.id`} value={id} />
      <TextField name={`children.${at}.toldName`} label={text.childName} optional />
      <TextField name={`children.${at}.toldBirth`} label={text.childBirth} optional />
      <TextArea name={`children.${at}.toldDetails`} label={text.childDetails} rows={2} optional />
      {onRemove && (
        <p>
          <Button kind="bare" onPress={onRemove}>
            {text.removeChild(at + 1)}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

const Children = () => {
  const text = useText({ sv, en }).register
  const [ids, setIds] = useState(() => [newKey()])
  return (
    <>
      {ids.map((id, at) => (
        <ChildFields
          key={id}
          id={id}
          at={at}
          onRemove={ids.length > 1 ? () => setIds((all) => all.filter((one) => one !== id)) : undefined}
        />
      ))}
      {ids.length < mostChildren && (
        <p>
          <Button icon="plus" onPress={() => setIds((all) => [...all, newKey()])}>
            {text.addChild}
          </Button>
        </p>
      )}
    </>
  )
}

/** A report that came by telephone, on paper or by visit. */
export const Screen = () => {
  const all = useText({ sv, en })
  const text = all.register
  const today = useToday()
  const router = useRouter()
  const refresh = useRefresh()
  const toast = useToast()
  const [id] = useState(newKey)
  return (
    <Page title={text.title} tab={text.title} lead={text.lead} above={<Link to="/inflode">{all.title}</Link>}>
      <Section title={text.formTitle}>
        <Form
          schema={Written}
          also={{ id }}
          submit={text.save}
          onSubmit={async (values, key) => {
            const { reportId, receiptNumber } = await call(registerReport, values, key)
            toast(text.saved(receiptNumber))
            await refresh(listReports)
            await router.navigate({ to: `/inflode/${reportId}` })
          }}
        >
          <RadioGroup
            name="channel"
            label={text.channel}
            choices={channels.map((value) => ({ value, label: all.channels[value] }))}
          />
          <DayField name="receivedOn" label={text.receivedOn} defaultValue={today} latest={today} />
          <Children />
          <TextArea name="concern" label={text.concern} hint={text.concernHint} rows={8} />
          <AboutReporter />
          <RadioGroup
            name="guardiansInformed"
            label={text.informed}
            optional
            choices={[
              { value: 'yes', label: all.report.yes },
              { value: 'no', label: all.report.no },
              { value: 'unknown', label: all.report.unknown },
            ]}
          />
        </Form>
      </Section>
    </Page>
  )
}
