import { useState } from 'react'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { listClockRules } from '../contract.ts'
import { subjects } from '../rules/names.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ClockRuleView, type Rule } from './clock-rule.tsx'
import { Gates, Retentions, Subject } from './other-rules.tsx'

/** All that stands about a rule, in one line for the search: in lower case. */
const useWordsOf = () => {
  const { clocks, paragraphs } = useText({ sv, en })
  return ({ code, versions, heldBy }: Rule): string =>
    [
      code,
      heldBy,
      ...Object.values(clocks[code]),
      ...versions.flatMap((version) => [version.paragraph, version.law, paragraphs[version.id]]),
    ]
      .join(' ')
      .toLowerCase()
}

const fits = (words: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))

/** Every clock that the system counts: what starts it, what ends it, by which paragraph, since when, and who holds it. */
export const Screen = () => {
  const text = useText({ sv, en })
  const wordsOf = useWordsOf()
  const [typed, setTyped] = useState('')
  const answer = useCall(listClockRules, {})
  return (
    <Page title={text.page.tab} tab={text.page.tab} lead={text.page.lead}>
      <div className="no-print">
        <TextField
          name="filter"
          kind="search"
          label={text.page.filter}
          hint={text.page.filterHint}
          value={typed}
          onChange={setTyped}
          width={24}
        />
      </div>
      <Loaded answer={answer} lines={12}>
        {({ rules, retention, gates, can }) => {
          const found = rules.filter((rule) => fits(wordsOf(rule), typed.trim()))
          return (
            <>
              <p role="status" className="soft no-print">
                {text.page.found(found.length)}
              </p>
              {found.length === 0 && <EmptyState title={text.page.none}>{text.page.noneLead}</EmptyState>}
              {subjects.map((subject) => (
                <Subject key={subject} title={text.subjects[subject]}>
                  {found
                    .filter((rule) => rule.subject === subject)
                    .map((rule) => (
                      <ClockRuleView key={rule.code} rule={rule} maySetLength={can.setLengths} />
                    ))}
                </Subject>
              ))}
              {typed.trim() === '' && (
                <>
                  <Retentions rules={retention} />
                  <Gates gates={gates} />
                </>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
