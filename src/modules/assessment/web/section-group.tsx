import { useEffect, useState } from 'react'
import { useLanguage, useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSession } from '#modules/together/web/context.ts'
import type { AssessmentView } from '../contract.ts'
import { sectionField } from '../rules/fields.ts'
import { isSide, type SectionCode, sectionCodes } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { FoldedArea, OpenArea } from './area-editor.tsx'
import { AreaRead, holdsSomething } from './area-read.tsx'
import type { OnHeld } from './use-area.ts'

type Group = AssessmentView['groups'][number]

type GroupProps = {
  readonly group: Group
  readonly answer: AssessmentView
  readonly onHeld: OnHeld
}

const Read = ({ group, answer }: Omit<GroupProps, 'onHeld'>) => {
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

/** Areas that a colleague has begun since this page was opened. */
const useBegun = (): ReadonlySet<SectionCode> => {
  const { replica, onRows } = useSession()
  const [begun, setBegun] = useState<ReadonlySet<SectionCode>>(new Set())
  useEffect(() => {
    const stops = sectionCodes.map((section) => {
      const add = (): void => setBegun((was) => (was.has(section) ? was : new Set(was).add(section)))
      const text = replica.doc.getText(sectionField(section))
      text.observe(add)
      const stop = onRows(section, add)
      return () => {
        text.unobserve(add)
        stop()
      }
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [replica, onRows])
  return begun
}

/** The areas of one group: those that are asked for stand open, those that hold words are a line, the others one press away. */
export const SectionGroup = (props: GroupProps) =>
  props.answer.can.write ? <GroupEditor {...props} /> : <Read group={props.group} answer={props.answer} />

const GroupEditor = ({ group, answer, onHeld }: GroupProps) => {
  const text = useText({ sv, en })
  const language = useLanguage()
  const [opened, setOpened] = useState<readonly SectionCode[]>([])
  const all = answer.sections.filter((one) => one.group === group.group)
  const begun = useBegun()
  const shown = all.filter(
    (one) => one.asked || holdsSomething(one) || opened.includes(one.section) || begun.has(one.section),
  )
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
            onHeld={onHeld}
          />
        ) : (
          <OpenArea key={one.section} answer={answer} one={one} onHeld={onHeld} />
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
