import { addressOf, call } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Form } from '#web/ui/form.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { readAppeals } from '../appeals/contract.ts'
import { AppealsSection } from '../appeals/web/appeals-section.tsx'
import { minutesExtract } from '../board/contract.ts'
import { en as boardEn } from '../board/text.en.ts'
import { sv as boardSv } from '../board/text.sv.ts'
import { CorrectForm } from '../corrections/web/correct-form.tsx'
import { Corrections } from '../board/web/corrections.tsx'
import {
  decisionDocument,
  readCaseDecisions,
  readDecision,
  serveDecision,
  serviceWays,
  type ShownDecision,
} from '../contract.ts'
import { nextActOf } from '../rules/next-act.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Above, Prose } from './words.tsx'

type ServiceProps = { readonly shown: ShownDecision; readonly isNext: boolean }

const ServeForm = ({ shown: { decision, parties }, isNext }: ServiceProps) => {
  const { decision: text, ways, parts } = useText({ sv, en })
  const today = useToday()
  const refresh = useRefresh()
  return (
    <Form
      key={decision.services.length}
      schema={serveDecision.input.omit({ id: true })}
      also={{ decisionId: decision.id }}
      label={text.serve}
      submit={text.serve}
      submitKind={isNext ? 'primary' : 'quiet'}
      done={text.served}
      onSubmit={async (values, key) => {
        await call(serveDecision, { ...values, id: key }, key)
        await refresh(readDecision, readCaseDecisions)
      }}
    >
      <RadioGroup
        name="personId"
        label={text.person}
        choices={parties.map((one) => ({ value: one.id, label: one.name, note: parts[one.part] }))}
        defaultValue={parties.length === 1 ? (parties[0]?.id ?? '') : ''}
      />
      <DayField
        name="servedOn"
        label={text.servedOn}
        earliest={decision.decidedOn}
        latest={today}
        defaultValue={today}
      />
      <RadioGroup
        name="how"
        label={text.how}
        choices={serviceWays.map((value) => ({ value, label: ways[value] }))}
      />
    </Form>
  )
}

const Service = ({ shown, isNext }: ServiceProps) => {
  const { decision: text, ways } = useText({ sv, en })
  const format = useFormat()
  const { decision, parties, isAppealable, can } = shown
  return (
    <Section title={text.serveTitle} lead={isAppealable ? text.serveLead : text.notAppealable}>
      {decision.services.length === 0 ? (
        <p>{text.notServed}</p>
      ) : (
        <Timeline
          label={text.serveTitle}
          items={decision.services.map((service) => ({
            key: service.id,
            at: service.servedOn,
            when: format.day(service.servedOn),
            title: text.got(service.person),
            by: ways[service.how],
            children: service.appealUntil !== null && (
              <p>{text.lastDay(format.weekday(service.appealUntil))}</p>
            ),
          }))}
        />
      )}
      {parties.length > 0 && can.serve && <ServeForm shown={shown} isNext={isNext} />}
      {parties.length === 0 && decision.services.length > 0 && <p className="soft">{text.everybody}</p>}
    </Section>
  )
}

const Facts = ({ shown: { decision, consulted } }: { readonly shown: ShownDecision }) => {
  const { decision: text, list, bases, confirm, form } = useText({ sv, en })
  const { ways } = useText({ sv: boardSv, en: boardEn })
  const format = useFormat()
  const asked = consulted.map(({ name, agrees }) => (agrees ? name : text.disagrees(name))).join(', ')
  const facts = [
    [text.on, format.day(decision.decidedOn)],
    [text.by, list.by(decision.decidedBy, decision.decidedTitle)],
    [
      text.moment,
      decision.decidedAs === 'chair'
        ? [
            format.moment(decision.decidedAt),
            ...(decision.how === '' ? [] : [ways[decision.how].toLowerCase()]),
          ].join(', ')
        : '',
    ],
    [text.deciders, decision.deciders.join(', ')],
    [text.reservations, decision.reservations],
    [text.recordedBy, decision.recordedBy],
    [text.presented, decision.presentedBy],
    [text.tookPart, decision.tookPart.join(', ')],
    [text.intervention, decision.interventionName],
    [text.basis, decision.legalBasis === 'sol' ? '' : bases[decision.legalBasis]],
    [text.kinship, decision.kinship],
    [confirm.followUp, decision.followUp ? form.followUpGiven(decision.followUpOffer) : ''],
    [text.paragraph, decision.paragraph],
    [text.rule, decision.ruleApplied],
    [text.consulted, asked],
  ] as const
  return <KeyFacts facts={facts.filter(([, value]) => value !== '')} />
}

/** How each party got it, and what was appealed: with one thing that is asked for now. */
const Afterwards = ({ shown }: { readonly shown: ShownDecision }) => {
  const decisionId = shown.decision.id
  const { data } = useCall(readAppeals, { decisionId })
  const next = nextActOf({
    appeals: data?.can.handle === true ? data.appeals : [],
    mayServe: shown.parties.length > 0 && shown.can.serve,
  })
  return (
    <>
      <Service shown={shown} isNext={next === 'serve'} />
      <AppealsSection decisionId={decisionId} nextId={typeof next === 'object' ? next.appealId : undefined} />
    </>
  )
}

/** A signed decision with its document, and how each party got it. */
export const Screen = ({ params: { decisionId = '' } }: ScreenProps) => {
  const { decision: text, kinds, list } = useText({ sv, en })
  const answer = useCall(readDecision, { decisionId })
  return (
    <Loaded answer={answer}>
      {(shown) => (
        <Page
          title={`${kinds[shown.decision.kind]}: ${shown.child.name}`}
          tab={text.tab}
          above={
            <Above
              to={
                shown.decision.caseId === null
                  ? `/barn/${shown.child.id}`
                  : `/arenden/${shown.decision.caseId}/beslut`
              }
              back={text.back}
              number={shown.caseNumber === '' ? '' : list.caseNumber(shown.caseNumber)}
              protection={shown.child.protection}
            />
          }
          actions={
            <>
              {shown.agendaItemId !== null && (
                <a
                  className="button quiet"
                  href={addressOf(minutesExtract, { agendaItemId: shown.agendaItemId })}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Icon name="print" />
                  {text.extract}
                </a>
              )}
              <a
                className="button quiet"
                href={addressOf(decisionDocument, { decisionId })}
                target="_blank"
                rel="noreferrer"
              >
                <Icon name="print" />
                {text.pdf}
              </a>
            </>
          }
          aside={<Facts shown={shown} />}
        >
          <Section title={text.content}>
            <Prose text={shown.decision.content} />
          </Section>
          <Section title={text.reasons}>
            <Prose text={shown.decision.reasons} />
          </Section>
          {shown.corrections.length > 0 && (
            <Section title={text.corrections}>
              <Corrections corrections={shown.corrections} />
            </Section>
          )}
          {shown.can.correct && <CorrectForm shown={shown} />}
          <Afterwards shown={shown} />
        </Page>
      )}
    </Loaded>
  )
}
