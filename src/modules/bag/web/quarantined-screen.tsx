import './bag.css'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import {
  fileQuarantined,
  listQuarantine,
  readQuarantined,
  takeBackQuarantined,
  throwQuarantined,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Quarantined = z.output<typeof readQuarantined.reply>

const isField = (name: string): name is keyof typeof sv.quarantine.fields =>
  Object.hasOwn(sv.quarantine.fields, name)

const Words = ({ words }: { readonly words: Quarantined['words'] }) => {
  const text = useText({ sv, en }).quarantine
  const format = useFormat()
  const inWords = (said: string): string => {
    const on = DaySchema.safeParse(said)
    return on.success ? format.day(on.data) : said
  }
  const shown = words.filter(({ name }) => name !== 'kind' && name !== 'section')
  if (shown.length === 0) return <p>{text.noWords}</p>
  return (
    <dl className="refused-words">
      {shown.map(({ name, text: said, heading }, i) => (
        <div key={`${name}-${i}`}>
          <dt>{heading ?? text.fields[isField(name) ? name : 'other']}</dt>
          <dd>{inWords(said)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Removed by somebody, with a reason, and for a while not gone. */
const TakeBack = ({ one }: { readonly one: Quarantined }) => {
  const text = useText({ sv, en }).quarantine
  const format = useFormat()
  const refresh = useRefresh()
  const { id: quarantinedId, thrown } = one
  if (thrown === null) return <Notice kind="done">{text.handled.thrown}</Notice>
  return (
    <Section title={text.thrownBy(thrown.by)} lead={text.keptUntil(format.moment(thrown.keptUntil))}>
      <p className="prose">{thrown.reason}</p>
      <Form
        schema={takeBackQuarantined.input}
        also={{ quarantinedId }}
        submit={text.takeBack}
        done={text.takenBack}
        onSubmit={async (values, key) => {
          await call(takeBackQuarantined, values, key)
          await Promise.all([refresh(listQuarantine), refresh(readQuarantined)])
        }}
      >
        {null}
      </Form>
    </Section>
  )
}

const Acts = ({ one }: { readonly one: Quarantined }) => {
  const text = useText({ sv, en }).quarantine
  const router = useRouter()
  const refresh = useRefresh()
  const [isThrowing, setThrowing] = useState(!one.can.file)
  const { id: quarantinedId } = one
  const back = async (to: string): Promise<void> => {
    await refresh(listQuarantine)
    await router.navigate({ to })
  }
  if (one.handled === 'thrown') return <TakeBack one={one} />
  if (one.handled === 'filed') return <Notice kind="done">{text.handled.filed}</Notice>
  return (
    <>
      {one.can.file && (
        <Section title={text.file} lead={text.fileLead}>
          <Form
            schema={fileQuarantined.input}
            also={{ quarantinedId }}
            submit={text.file}
            done={text.filed}
            onSubmit={async (values, key) => {
              await call(fileQuarantined, values, key)
              await back('/vaskan/karantan')
            }}
          >
            <TextArea name="comment" label={text.comment} optional rows={2} />
          </Form>
        </Section>
      )}
      {isThrowing ? (
        <Section title={text.throwIt} lead={text.throwLead}>
          <Form
            schema={throwQuarantined.input}
            also={{ quarantinedId }}
            submit={text.throwIt}
            submitKind="danger"
            done={text.thrown}
            onSubmit={async (values, key) => {
              await call(throwQuarantined, values, key)
              await back('/vaskan/karantan')
            }}
          >
            <TextArea name="reason" label={text.why} rows={2} />
          </Form>
        </Section>
      ) : (
        <p>
          <Button kind="bare" onPress={() => setThrowing(true)}>
            {text.throwIt} …
          </Button>
        </p>
      )}
    </>
  )
}

/** One refused text: read, and filed in the journal of the child that it is about, or thrown away with a reason. */
export const Screen = ({ params }: ScreenProps) => {
  const text = useText({ sv, en }).quarantine
  const format = useFormat()
  const answer = useCall(readQuarantined, { quarantinedId: params['quarantinedId'] ?? '' })
  return (
    <Page title={text.title} tab={text.tab} above={<Link to="/vaskan/karantan">{text.back}</Link>}>
      <Loaded answer={answer} lines={6}>
        {(one) => (
          <>
            <Protected level={one.protection} size="banner" />
            <p className="lead">{one.childName === '' ? text.unknownChild : one.childName}</p>
            <KeyFacts
              facts={[
                [text.from(one.worker), text.reasons[one.reason]],
                [text.claimed(format.moment(one.claimedAt)), text.received(format.moment(one.receivedAt))],
              ]}
            />
            <Words words={one.words} />
            {one.childId === null && one.handled === null && one.words.length > 0 && (
              <Notice kind="warn">{text.unknownLead}</Notice>
            )}
            <Acts one={one} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
