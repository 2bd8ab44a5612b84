import { useState } from 'react'
import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { LengthView, listClockRules } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { LocalLengthDialog } from './local-length-dialog.tsx'

export type Rule = z.output<typeof listClockRules.reply>['rules'][number]
type Version = Rule['versions'][number]

const useLengthText = () => {
  const { lengths } = useText({ sv, en })
  return (length: LengthView): string => {
    if ('amount' in length) return lengths[length.kind](length.amount)
    if (length.kind !== 'chosen') return lengths[length.kind]
    return length.usual === null ? lengths.chosen : lengths[length.unit](length.usual)
  }
}

const Wording = ({ version }: { readonly version: Version }) => {
  const { paragraphs, page, unverified } = useText({ sv, en })
  const format = useFormat()
  const lengthOf = useLengthText()
  return (
    <>
      <p className="prose">{paragraphs[version.id]}</p>
      <p className="soft">
        {version.paragraph}, {version.law}.{' '}
        {version.until === null
          ? page.from(format.day(version.from))
          : page.between(format.day(version.from), format.day(version.until))}{' '}
        {page.length}: {lengthOf(version.length)}.
      </p>
      {version.unverified !== '' && <Notice kind="warn">{unverified}</Notice>}
    </>
  )
}

const Facts = ({ rule }: { readonly rule: Rule }) => {
  const { clocks, page, grounds, lengths } = useText({ sv, en })
  const format = useFormat()
  const words = clocks[rule.code]
  const { local } = rule
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [page.starts, words.starts],
        [page.ends, rule.repeats ? `${words.ends} ${page.repeats}.` : words.ends],
        [page.calendar, page.calendars[rule.calendar]],
        [page.extension, rule.extension === null ? page.noExtension : grounds[rule.extension]],
        ...(local === null
          ? []
          : [
              [
                page.local,
                `${lengths[local.unit](local.amount)}. ${local.reason} ${page.setBy(local.setBy, format.day(local.setOn))}`,
              ] as const,
            ]),
      ]}
    />
  )
}

/** One rule: what it says, by which paragraph, what starts and ends it, and the test that holds it. */
export const ClockRuleView = ({
  rule,
  maySetLength,
}: {
  readonly rule: Rule
  readonly maySetLength: boolean
}) => {
  const { clocks, page } = useText({ sv, en })
  const [isOpen, open] = useState(false)
  const lengthOf = useLengthText()
  const current = rule.versions.filter((version) => version.inForce)
  const former = rule.versions.filter((version) => !version.inForce)
  const length = current[0]?.length
  const isLocal = length?.kind === 'chosen' && length.usual !== null
  const [file = '', sentence = ''] = rule.heldBy.split(' › ')
  const title = [clocks[rule.code].name, length && lengthOf(length), current[0]?.paragraph]
  return (
    <Disclosure title={title.filter(Boolean).join(' · ')}>
      <div className="stack">
        {current.map((version) => (
          <Wording key={version.id} version={version} />
        ))}
        <Facts rule={rule} />
        {isLocal && maySetLength && <Button onPress={() => open(true)}>{page.change}</Button>}
        {former.length > 0 && (
          <Disclosure title={page.former}>
            <div className="stack">
              {former.map((version) => (
                <Wording key={version.id} version={version} />
              ))}
            </div>
          </Disclosure>
        )}
        <p className="soft">
          {page.heldBy}: <span lang="en">{sentence}</span> <code>{file}</code>
        </p>
      </div>
      {isOpen && isLocal && (
        <LocalLengthDialog
          rule={rule}
          unit={length.unit}
          usual={length.usual ?? 1}
          onClose={() => open(false)}
        />
      )}
    </Disclosure>
  )
}
