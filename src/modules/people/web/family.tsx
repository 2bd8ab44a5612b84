import { useState } from 'react'
import {
  type PersonBrief,
  type PersonView,
  relationKinds,
  type RelationView,
} from '#modules/people/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { EndDialog } from './end-dialog.tsx'
import { FamilyPicture } from './family-picture.tsx'
import { stampOf } from './hit-words.tsx'

const NameOf = ({ person }: { readonly person: PersonBrief }) => (
  <span className="cluster">
    <Link to={`/personer/${person.id}`}>{person.name}</Link>
    {person.isProtected && <Protected level={stampOf(person)} />}
  </span>
)

const useNumberOf = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  return (person: PersonBrief): string =>
    person.number !== ''
      ? format.identityNumber(person.number)
      : person.birthOn
        ? `${text.born.toLowerCase()} ${format.day(person.birthOn)}`
        : text.noNumber
}

type Member = {
  readonly key: string
  readonly person: PersonBrief
  readonly relation: RelationView | undefined
  readonly isHalf: boolean
}

/** Guardians first, then parents, siblings and others; siblings that the record itself knows of stand among them. */
const membersOf = ({ relations, siblings }: PersonView): Member[] => {
  const current = relations.filter((one) => one.untilOn === null)
  const place = ({ relation }: Member): number => relationKinds.indexOf(relation?.kind ?? 'sibling')
  return [
    ...current.map((relation) => ({ key: relation.id, person: relation.person, relation, isHalf: false })),
    ...siblings.map((person) => ({ key: person.id, person, relation: undefined, isHalf: person.isHalf })),
  ].toSorted((a, b) => place(a) - place(b))
}

/** The people around the child. */
export const Family = ({ view }: { readonly view: PersonView }) => {
  const all = useText({ sv, en })
  const text = all.person
  const format = useFormat()
  const numberOf = useNumberOf()
  const [ending, setEnding] = useState<RelationView>()
  const members = membersOf(view)
  const former = view.relations.filter((one) => one.untilOn !== null)
  const act = {
    key: 'act',
    label: text.act,
    render: ({ relation, person }: Member) =>
      relation && (
        <Button label={text.endOf(person.name)} onPress={() => setEnding(relation)}>
          {text.end}
        </Button>
      ),
  }
  return (
    <Section title={text.family} count={members.length}>
      <FamilyPicture person={view} />
      {members.length === 0 ? (
        <EmptyState title={text.noFamily}>{text.noFamilyLead}</EmptyState>
      ) : (
        <Table
          caption={text.family}
          items={members}
          itemKey={(member) => member.key}
          columns={[
            { key: 'name', label: text.name, render: ({ person }) => <NameOf person={person} /> },
            {
              key: 'relation',
              label: text.relation,
              render: ({ relation, isHalf }) => (
                <>
                  {relation ? all.kinds[relation.kind] : isHalf ? all.sharedSibling : all.sharedSiblings}
                  {relation?.custody && <span className="soft"> {all.custody[relation.custody]}</span>}
                  {relation && relation.note !== '' && <span className="soft"> {relation.note}</span>}
                </>
              ),
            },
            {
              key: 'number',
              label: text.number,
              render: ({ person }) => <span className="figures">{numberOf(person)}</span>,
            },
            ...(view.can.relate ? [act] : []),
          ]}
        />
      )}
      {former.length > 0 && (
        <Disclosure title={text.former}>
          <ul className="plain">
            {former.map((one) => (
              <li key={one.id}>
                {one.person.name === '' ? all.unknownPerson : one.person.name},{' '}
                {all.kinds[one.kind].toLowerCase()}{' '}
                <span className="soft">
                  {text.period(format.shortDay(one.fromOn), format.shortDay(one.untilOn ?? one.fromOn))}
                  {one.endedByDeath && `, ${text.byDeath}`}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {ending && (
        <EndDialog childId={view.person.id} relation={ending} onClose={() => setEnding(undefined)} />
      )}
    </Section>
  )
}

/** For a guardian or somebody else around a child: which children. */
export const ChildrenOf = ({ view }: { readonly view: PersonView }) => {
  const all = useText({ sv, en })
  const numberOf = useNumberOf()
  return (
    <Section title={all.person.children} count={view.children.length}>
      <Table
        caption={all.person.children}
        items={view.children}
        itemKey={(one) => one.id}
        columns={[
          { key: 'name', label: all.person.name, render: ({ person }) => <NameOf person={person} /> },
          { key: 'relation', label: all.person.relation, render: ({ kind }) => all.childOf[kind] },
          {
            key: 'number',
            label: all.person.number,
            render: ({ person }) => <span className="figures">{numberOf(person)}</span>,
          },
        ]}
      />
    </Section>
  )
}
