import { useState } from 'react'
import { call, CallError } from '#web/call.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { compareFigures, type DefinitionView, differences, listDefinitions } from '../contract.ts'
import { useTime } from './words.ts'

const Card = ({ one }: { readonly one: DefinitionView }) => {
  const { text, percent } = useTime()
  const { definitions: words } = text
  const figures = one.points.map(({ ref, on, kind, perMille, interval }) => (
    <li key={ref}>
      {`${on}: ${percent(perMille / 1000)}`}
      {kind === 'target' && ` (${words.target})`}
      {interval && `, ${words.between(percent(interval.lower), percent(interval.upper))}`}
    </li>
  ))
  return (
    <Section
      title={words.names[one.id]}
      actions={one.isUnverified && <Badge tone="warn">{words.unverified}</Badge>}
    >
      <KeyFacts
        layout="grid"
        facts={[
          [words.card.numerator, words.numerators[one.numerator]],
          [words.card.denominator, words.denominators[one.denominator]],
          [words.card.population, words.populations[one.population]],
          [words.card.method, words.methods[one.method]],
          [words.card.period, one.period === '' ? words.periodOwn : one.period],
          [words.card.source, words.sources[one.id]],
          [words.card.version, one.version],
        ]}
      />
      {figures.length === 0 ? <p className="soft">{words.noFigures}</p> : <ul>{figures}</ul>}
    </Section>
  )
}

type Outcome =
  | { readonly kind: 'told'; readonly points: number; readonly way: number | null }
  | { readonly kind: 'refused'; readonly reasons: readonly (typeof differences)[number][] }
  | { readonly kind: 'fault'; readonly message: string }

const reasonsIn = (fault: CallError): (typeof differences)[number][] => {
  const told = fault.details['reasons']
  return Array.isArray(told) ? differences.filter((one) => told.includes(one)) : []
}

const Compare = ({ all }: { readonly all: readonly DefinitionView[] }) => {
  const { text, percent, points } = useTime()
  const { definitions: words } = text
  const [one, setOne] = useState('')
  const [other, setOther] = useState('')
  const [outcome, setOutcome] = useState<Outcome>()
  const choices = all.flatMap((definition) =>
    definition.points.map(({ ref, on, kind, perMille }) => ({
      value: ref,
      label: `${words.names[definition.id]} ${on}: ${percent(perMille / 1000)}${kind === 'target' ? ` (${words.target})` : ''}`,
    })),
  )
  const go = async (): Promise<void> => {
    if (one === '' || other === '') return setOutcome({ kind: 'fault', message: words.changed })
    try {
      const told = await call(compareFigures, { one, other })
      setOutcome({ kind: 'told', points: told.points, way: told.way })
    } catch (fault) {
      if (!(fault instanceof CallError)) throw fault
      setOutcome(
        fault.code === 'figures_not_comparable'
          ? { kind: 'refused', reasons: reasonsIn(fault) }
          : { kind: 'fault', message: fault.message },
      )
    }
  }
  return (
    <Section title={words.compare} lead={words.compareLead}>
      <Select name="one" label={words.one} choices={choices} value={one} onChange={setOne} />
      <Select name="other" label={words.other} choices={choices} value={other} onChange={setOther} />
      <p>
        <Button onPress={() => void go()}>{words.go}</Button>
      </p>
      {outcome?.kind === 'fault' && (
        <Notice kind="warn" isNews>
          {outcome.message}
        </Notice>
      )}
      {outcome?.kind === 'told' && (
        <Notice kind="done" isNews title={words.result(points(outcome.points))}>
          {outcome.way !== null && words.way(percent(outcome.way))}
        </Notice>
      )}
      {outcome?.kind === 'refused' && (
        <Notice kind="danger" isNews title={words.refused}>
          {text.answers.figures_not_comparable} {words.refusedLead}
          <ul>
            {outcome.reasons.map((reason) => (
              <li key={reason}>{words.differences[reason]}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  )
}

/** The cards of all definitions, and the one place where two figures are set beside each other. */
export const DefinitionsScreen = () => {
  const { text } = useTime()
  const answer = useCall(listDefinitions, {})
  return (
    <Page
      title={text.definitions.title}
      tab={text.definitions.title}
      lead={text.definitions.lead}
      above={<Link to="/barntid">{text.unit.title}</Link>}
    >
      <Loaded answer={answer} lines={8}>
        {({ definitions }) => (
          <>
            <Compare all={definitions} />
            {definitions.map((one) => (
              <Card key={`${one.id} ${one.version}`} one={one} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  )
}
