import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { useToday } from '#web/clock.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { addStayPlanItem, halves, type ItemView, readStayPlan } from '../plan/contract.ts'
import { en } from '../text-changes.en.ts'
import { sv } from '../text-changes.sv.ts'
import { AnswerDialog } from './plan-answer.tsx'

const tones = { proposed: 'accent', planned: 'plain', done: 'done', dropped: 'plain' } as const

const Item = ({
  item,
  onAnswer,
}: {
  readonly item: ItemView
  readonly onAnswer: (() => void) | undefined
}) => {
  const { plan: text } = useText({ sv, en })
  const format = useFormat()
  return (
    <li>
      <p>
        {item.proposal} <Badge tone={tones[item.standing]}>{text.standings[item.standing]}</Badge>
      </p>
      {item.dueOn !== null && item.owner !== '' && <p>{text.does(item.owner, format.day(item.dueOn))}</p>}
      {item.answer !== '' && <p>{item.answer}</p>}
      <p className="soft">{text.by(item.writtenBy)}</p>
      {onAnswer && (
        <Button kind="bare" label={text.answerTo(item.proposal)} onPress={onAnswer}>
          {text.answer}
        </Button>
      )}
    </li>
  )
}

const Add = ({ year }: { readonly year: number }) => {
  const { plan: text } = useText({ sv, en })
  const refresh = useRefresh()
  const [id, setId] = useState(newKey)
  return (
    <Section title={text.add}>
      <Form
        schema={addStayPlanItem.input}
        also={{ id, year }}
        submit={text.save}
        done={text.added}
        afterwards="clear"
        onSubmit={async (values, key) => {
          await call(addStayPlanItem, values, key)
          setId(newKey())
          await refresh(readStayPlan)
        }}
      >
        <RadioGroup
          name="half"
          label={text.half}
          choices={halves.map((value) => ({ value, label: text.halves[value] }))}
        />
        <TextArea name="proposal" label={text.proposal} rows={3} max={1000} />
      </Form>
    </Section>
  )
}

/** The year's plan in two halves, written by those who work here. */
export const Screen = ({ search }: ScreenProps) => {
  const { plan: text } = useText({ sv, en })
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(search['ar'] ?? thisYear)
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : thisYear
  const answer = useCall(readStayPlan, { year })
  const [opened, setOpened] = useState<ItemView>()
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      actions={<LinkButton to={`/bemanning/plan?ar=${year - 1}`}>{text.earlier(year - 1)}</LinkButton>}
    >
      <Loaded answer={answer} lines={6}>
        {({ items, authors, workers, can }) => (
          <>
            <p>{text.year(year)}</p>
            {halves.map((half) => {
              const own = items.filter((item) => item.half === half)
              return (
                <Section key={half} title={text.halves[half]} count={own.length}>
                  {own.length === 0 && <EmptyState title={text.none} />}
                  <ul className="plain stack">
                    {own.map((item) => (
                      <Item
                        key={item.id}
                        item={item}
                        onAnswer={can.answer ? () => setOpened(item) : undefined}
                      />
                    ))}
                  </ul>
                </Section>
              )
            })}
            {authors.length > 0 && (
              <p className="soft">
                {text.authors}: {authors.join(', ')}
              </p>
            )}
            <Add year={year} />
            {opened && <AnswerDialog item={opened} workers={workers} onClose={() => setOpened(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
