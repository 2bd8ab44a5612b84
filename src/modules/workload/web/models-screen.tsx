import { useFormat } from '#web/format.ts'
import { useCall } from '#web/query.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { listModels, type Model, type ModelsView, readEstimate } from '../models/contract.ts'
import { factors, matterTypes, pointDuties } from '../rules/model.ts'
import { useWorkloadText } from './use-words.ts'
import './workload.css'

const Weights = ({ model }: { readonly model: Model }) => {
  const words = useWorkloadText()
  const { models: text } = words
  return (
    <>
      <Section title={text.weights}>
        <KeyFacts
          layout="grid"
          facts={matterTypes.map((type) => [words.types[type], model.matters[type]] as const)}
        />
      </Section>
      <Section title={text.extras}>
        <KeyFacts
          layout="grid"
          facts={[
            ...factors.map((factor) => [words.factors[factor], `+ ${model.factors[factor]}`] as const),
            ...pointDuties.map((duty) => [words.duties[duty], `+ ${model.duties[duty]}`] as const),
            [text.coworkerPercent, model.coworkerPercent],
            [text.siblingPercent, model.siblingPercent],
          ]}
        />
      </Section>
      <Section title={text.capacity}>
        <KeyFacts
          layout="grid"
          facts={[
            [text.fullTime, model.fullTime],
            [text.stable, model.stable],
            ...(['low', 'calm', 'talk', 'act'] as const).map(
              (band) => [text[band], `${model.bands[band]} %`] as const,
            ),
          ]}
        />
        <h3>{text.experience}</h3>
        <ul>
          {model.experience.map(({ fromMonths, percent }) => (
            <li key={fromMonths}>{text.step(fromMonths, percent)}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const Versions = ({ all }: Pick<ModelsView, 'all'>) => {
  const { models: text } = useWorkloadText()
  const format = useFormat()
  return (
    <Section title={text.all}>
      <Table
        caption={text.all}
        items={all}
        itemKey={({ version }) => String(version)}
        columns={[
          { key: 'name', label: text.name, render: (one) => one.name },
          { key: 'version', label: text.version, isNumber: true, render: (one) => one.version },
          {
            key: 'from',
            label: text.from,
            render: (one) => (one.validFrom === null ? '' : format.day(one.validFrom)),
          },
          { key: 'by', label: text.by, render: (one) => one.decidedBy },
          {
            key: 'state',
            label: text.state,
            render: (one) =>
              [
                one.isInForce ? text.inForce : one.isSample ? '' : text.ended,
                one.isSample ? text.invented : '',
              ]
                .filter((word) => word !== '')
                .join(', '),
          },
        ]}
      />
    </Section>
  )
}

/** What units' hours say of the weights. Read beside them; nothing is set by it. */
const Hours = () => {
  const { models: text, types, load } = useWorkloadText()
  const format = useFormat()
  const answer = useCall(readEstimate, {})
  return (
    <Section title={text.hours} lead={text.hoursLead}>
      <Loaded answer={answer} lines={3}>
        {({ weights, rows, needs }) =>
          weights === null ? (
            <p>{text.tooFew(rows, needs)}</p>
          ) : (
            <Table
              caption={text.hours}
              items={weights}
              itemKey={({ type }) => type}
              columns={[
                { key: 'type', label: load.what, render: (one) => types[one.type] },
                { key: 'weight', label: load.points, isNumber: true, render: (one) => one.weight },
                {
                  key: 'hours',
                  label: text.hoursEach,
                  isNumber: true,
                  render: (one) => format.number(one.hours, 1),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

/** Which model counts, what it says, and those that were. */
export const Screen = () => {
  const { models: text, sample } = useWorkloadText()
  const answer = useCall(listModels, {})
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        answer.data?.can.try === true && (
          <LinkButton to="/arbetstyngd/modell/ny" kind="primary">
            {text.edit}
          </LinkButton>
        )
      }
    >
      <Loaded answer={answer} lines={8}>
        {(view) => (
          <>
            {view.isSample && <Notice title={sample.title}>{sample.text}</Notice>}
            <Weights model={view.model} />
            <Versions all={view.all} />
            {view.can.try && <Hours />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
