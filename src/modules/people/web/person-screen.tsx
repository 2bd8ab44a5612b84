import { useState } from 'react'
import { ageOn } from '#kernel/day.ts'
import { type PersonView, readPerson } from '#modules/people/contract.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AddDialog } from './add-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { ChildrenOf, Family } from './family.tsx'
import { SealedSection } from '../sealed/web/sealed-section.tsx'
import { IdentityHistory } from './identity-history.tsx'

const Facts = ({ view }: { readonly view: PersonView }) => {
  const all = useText({ sv, en })
  const text = all.person
  const format = useFormat()
  const today = useToday()
  const { person, contact, numbers } = view
  const current = numbers.find((one) => one.untilOn === null)
  const age = person.birthOn && text.years(ageOn(person.birthOn, person.deadOn ?? today))
  const born = person.birthOn && `${format.day(person.birthOn)} (${age})`
  // Then they stand in a section of their own.
  const isSealed = contact === null && view.sealed !== null
  const reach = (value: string | undefined) => value ?? <span title={all.withheldWhy}>{all.withheld}</span>
  return (
    <>
      <KeyFacts
        facts={[
          [
            current === undefined || current.kind === 'personal' ? text.number : text[current.kind],
            current === undefined ? all.noNumber : <span className="figures">{current.number}</span>,
          ],
          ...(current?.certainty ? [['', all.certainties[current.certainty]] as const] : []),
          [all.born, born],
          ...(person.deadOn ? [[text.dead, format.day(person.deadOn)] as const] : []),
          ...(isSealed
            ? []
            : ([
                [all.dialog.address, reach(contact?.address)],
                [all.dialog.phone, reach(contact?.phone)],
                [all.dialog.email, reach(contact?.email)],
              ] as const)),
          [all.dialog.language, view.language],
          [text.interpreter, view.needsInterpreter ? text.needsInterpreter : text.noInterpreter],
        ]}
      />
      {contact === null && !isSealed && <p className="soft">{all.withheldWhy}</p>}
    </>
  )
}

const Matters = ({ view }: { readonly view: PersonView }) => {
  const text = useText({ sv, en }).person
  if (view.matters.length === 0) return <p className="soft">{text.noMatter}</p>
  return (
    <ul className="plain stack">
      {view.matters.map((matter) => (
        <li key={matter.matterId}>
          {matter.matterKind === 'report' ? text.report : text.case}:{' '}
          <b>{text.with(matter.owner, matter.coworker)}</b> <span className="soft">{matter.unit}</span>
        </li>
      ))}
      <li>
        <Link to={`/barn/${view.person.id}`}>{text.toChild}</Link>
      </li>
    </ul>
  )
}

const Shown = ({ view }: { readonly view: PersonView }) => {
  const all = useText({ sv, en })
  const text = all.person
  const [open, setOpen] = useState<'add' | 'change'>()
  const close = () => setOpen(undefined)
  const { person, can } = view
  const isFamilyOnly = person.isProtected && person.protection === 'none'
  const showsFamily = can.relate || view.relations.length > 0 || view.siblings.length > 0
  return (
    <Page
      title={person.name}
      tab={text.tab}
      actions={
        <>
          {can.change && <Button onPress={() => setOpen('change')}>{text.change}</Button>}
          {can.relate && (
            <Button kind="primary" onPress={() => setOpen('add')}>
              {text.add}
            </Button>
          )}
        </>
      }
      aside={<Facts view={view} />}
    >
      <Protected level={person.protection} size="banner" />
      {isFamilyOnly && (
        <Notice kind="danger" title={all.familyProtected.title}>
          {all.familyProtected.lead}
        </Notice>
      )}
      {view.sealed && <SealedSection view={view} sealed={view.sealed} />}
      {(view.matters.length > 0 || view.children.length === 0) && (
        <Section title={text.responsible}>
          <Matters view={view} />
        </Section>
      )}
      {showsFamily && <Family view={view} />}
      {view.children.length > 0 && <ChildrenOf view={view} />}
      <IdentityHistory view={view} />
      {open === 'add' && <AddDialog childId={person.id} onClose={close} />}
      {open === 'change' && <ChangeDialog view={view} onClose={close} />}
    </Page>
  )
}

/** A person: what is known, who is responsible, and the family around a child. */
export const Screen = ({ params }: ScreenProps) => {
  const text = useText({ sv, en }).person
  const answer = useCall(readPerson, { personId: params['personId'] ?? '' })
  if (answer.data) return <Shown view={answer.data} />
  return (
    <Page title={text.tab} tab={text.tab}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Page>
  )
}
