import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import {
  comparePeople,
  type Entry,
  listDoubles,
  mergeFields,
  proposeMerge,
} from '#modules/people/merge/contract.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useEntryWords } from './merge-entries.tsx'
import { PersonWords } from './person-words.tsx'

const Side = ({ title, entry }: { readonly title: string; readonly entry: Entry }) => {
  const text = useText({ sv, en }).doubles
  return (
    <Section title={title}>
      <PersonWords person={entry.person} />
      <KeyFacts
        layout="grid"
        facts={[
          [text.relations, String(entry.relations)],
          [text.openCase, entry.hasOpenCase ? text.yes : text.no],
        ]}
      />
    </Section>
  )
}

type Both = { readonly kept: Entry; readonly merged: Entry }

const Proposal = ({ kept, merged }: Both) => {
  const text = useText({ sv, en }).doubles
  const words = useEntryWords()
  const router = useRouter()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  // Only what differs is asked; what one side lacks comes from the other by itself.
  const asked = mergeFields.filter((field) => {
    const [a, b] = [words(kept, field), words(merged, field)]
    return a !== b && a !== '' && b !== ''
  })
  return (
    <Form
      schema={proposeMerge.input}
      also={{ id, keptId: kept.person.id, mergedId: merged.person.id, choices: {} }}
      submit={text.propose}
      done={text.proposed}
      onSubmit={async (values, key) => {
        await call(proposeMerge, values, key)
        await refresh(listDoubles)
        await router.navigate({ to: `/personer/sammanslagning/${id}` })
      }}
    >
      {asked.map((field) => (
        <RadioGroup
          key={field}
          name={`choices.${field}`}
          label={text.fields[field]}
          defaultValue="kept"
          choices={[
            { value: 'kept', label: words(kept, field) },
            { value: 'merged', label: words(merged, field) },
          ]}
        />
      ))}
      <p className="soft">{text.protectionKept}</p>
      <TextArea name="reason" label={text.reason} rows={2} />
    </Form>
  )
}

/** Two entries side by side: what is kept of each, and why they are one person. */
export const Screen = ({ params: { keptId = '', mergedId = '' } }: ScreenProps) => {
  const text = useText({ sv, en }).doubles
  const answer = useCall(comparePeople, { keptId, mergedId })
  return (
    <Page
      title={text.compareTitle}
      tab={text.tab}
      lead={text.compareLead}
      actions={<LinkButton to={`/personer/jamfor/${mergedId}/${keptId}`}>{text.swap}</LinkButton>}
    >
      <Loaded answer={answer}>
        {({ kept, merged }) => (
          <>
            <Side title={text.keep} entry={kept} />
            <Side title={text.goes} entry={merged} />
            <Section title={text.chosen}>
              <Proposal key={`${kept.person.id}-${merged.person.id}`} kept={kept} merged={merged} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
