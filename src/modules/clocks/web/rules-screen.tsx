import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { listClockRules } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Rule = z.output<typeof listClockRules.reply>[number]
type Version = Rule['versions'][number]

const Wording = ({ version }: { readonly version: Version }) => {
  const { paragraphs, page, unverified } = useText({ sv, en })
  const format = useFormat()
  return (
    <>
      <p className="prose">{paragraphs[version.id]}</p>
      <p className="soft">
        {version.paragraph}, {version.law}.{' '}
        {version.until === null
          ? page.from(format.day(version.from))
          : page.between(format.day(version.from), format.day(version.until))}
      </p>
      {version.unverified !== '' && <Notice kind="warn">{unverified}</Notice>}
    </>
  )
}

const Clock = ({ rule }: { readonly rule: Rule }) => {
  const { clocks, page } = useText({ sv, en })
  const words = clocks[rule.code]
  const current = rule.versions.filter((version) => version.inForce)
  const former = rule.versions.filter((version) => !version.inForce)
  return (
    <Section title={words.name} actions={<Badge>{page.calendars[rule.calendar]}</Badge>}>
      {current.map((version) => (
        <Wording key={version.id} version={version} />
      ))}
      <KeyFacts
        layout="grid"
        facts={[
          [page.starts, words.starts],
          [page.ends, words.ends],
        ]}
      />
      {former.length > 0 && (
        <Disclosure title={page.former}>
          {former.map((version) => (
            <Wording key={version.id} version={version} />
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

/** Every clock that the system counts: what starts it, what ends it, by which paragraph, since when. */
export const Screen = () => {
  const { page } = useText({ sv, en })
  const answer = useCall(listClockRules, {})
  return (
    <Page title={page.tab} tab={page.tab} lead={page.lead}>
      <Loaded answer={answer} lines={12}>
        {(rules) => rules.map((rule) => <Clock key={rule.code} rule={rule} />)}
      </Loaded>
    </Page>
  )
}
