import { useState } from 'react'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import type { AssessmentView, SectionView } from '../contract.ts'
import type { MissingPart, SectionCode, SectionGroup } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { SectionEditor } from './section-editor.tsx'

type GroupProps = {
  readonly group: SectionGroup
  readonly answer: AssessmentView
  readonly onSaved: (missing: readonly MissingPart[]) => void
}

const ReadOnly = ({ one }: { readonly one: SectionView }) => {
  const text = useText({ sv, en })
  return (
    <div className="stack" id={one.section}>
      <h3>{text.areas[one.section].label}</h3>
      <p className="assessment-text">{one.body.trim() === '' ? text.screen.empty : one.body}</p>
    </div>
  )
}

/** The areas of one group: those that are asked for and those that hold words stand open, the others are one press away. */
export const SectionGroupEditor = ({ group, answer, onSaved }: GroupProps) => {
  const text = useText({ sv, en })
  const [opened, setOpened] = useState<readonly SectionCode[]>([])
  const all = answer.sections.filter((one) => one.group === group)
  const open = all.filter((one) => one.asked || one.body !== '' || opened.includes(one.section))
  const closed = all.filter((one) => !open.includes(one))
  if (!answer.can.write && all.every((one) => one.body.trim() === '')) return null
  const openOne = (section: SectionCode): void => {
    setOpened((was) => [...was, section])
    setTimeout(() => document.querySelector<HTMLElement>(`[name=${section}]`)?.focus(), 0)
  }
  return (
    <Section title={text.groups[group]}>
      {open.map((one) =>
        answer.can.write ? (
          <SectionEditor
            key={one.section}
            investigationId={answer.investigationId}
            first={one}
            asked={one.asked}
            onSaved={onSaved}
          />
        ) : (
          <ReadOnly key={one.section} one={one} />
        ),
      )}
      {answer.can.write && closed.length > 0 && (
        <p className="cluster">
          {closed.map((one) => (
            <Button key={one.section} icon="plus" onPress={() => openOne(one.section)}>
              {one.section === 'why_child_not_heard' ? text.screen.notHeard : text.areas[one.section].label}
            </Button>
          ))}
        </p>
      )}
    </Section>
  )
}
