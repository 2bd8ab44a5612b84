import { useState } from 'react'
import { useLanguage, useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import type { AssessmentView } from '../contract.ts'
import type { MissingPart } from '../rules.ts'
import { isSide, type SectionCode } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { FoldedArea, OpenArea } from './area-editor.tsx'
import { AreaRead, holdsSomething } from './area-read.tsx'

type Group = AssessmentView['groups'][number]

type GroupProps = {
  readonly group: Group
  readonly answer: AssessmentView
  readonly onSaved: (missing: readonly MissingPart[]) => void
}

const Read = ({ group, answer }: Omit<GroupProps, 'onSaved'>) => {
  const language = useLanguage()
  const areas = answer.sections.filter((one) => one.group === group.group && holdsSomething(one))
  return (
    areas.length > 0 && (
      <Section title={group.heading[language]}>
        {areas.map((one) => (
          <AreaRead key={one.section} answer={answer} one={one} />
        ))}
      </Section>
    )
  )
}

/** The areas of one group: those that are asked for stand open, those that hold words are a line, the others one press away. */
export const SectionGroupEditor = ({ group, answer, onSaved }: GroupProps) => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const [opened, setOpened] = useState<readonly SectionCode[]>([])
  if (!answer.can.write) return <Read group={group} answer={answer} />
  const all = answer.sections.filter((one) => one.group === group.group)
  const shown = all.filter((one) => one.asked || holdsSomething(one) || opened.includes(one.section))
  const closed = all.filter((one) => !shown.includes(one))
  // An area that is one text has nothing to fold: version 0, and those outside the three sides.
  const isFolded = (one: (typeof all)[number]): boolean => isSide(one.group) && one.kinds.length > 0
  const openOne = (section: SectionCode): void => {
    setOpened((was) => [...was, section])
    setTimeout(() => document.querySelector<HTMLElement>(`[name=${section}]`)?.focus(), 0)
  }
  return (
    <Section title={group.heading[language]}>
      {shown.map((one) =>
        isFolded(one) ? (
          <FoldedArea
            key={one.section}
            answer={answer}
            one={one}
            isOpen={opened.includes(one.section)}
            onSaved={onSaved}
          />
        ) : (
          <OpenArea key={one.section} answer={answer} one={one} onSaved={onSaved} />
        ),
      )}
      {closed.length > 0 && (
        <p className="cluster">
          {closed.map((one) => (
            <Button key={one.section} icon="plus" onPress={() => openOne(one.section)}>
              {one.section === 'why_child_not_heard' ? text.screen.notHeard : one.heading[language]}
            </Button>
          ))}
        </p>
      )}
    </Section>
  )
}
