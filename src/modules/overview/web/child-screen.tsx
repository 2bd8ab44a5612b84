import { readPerson } from '#modules/people/contract.ts'
import { sv as clockSv } from '#modules/clocks/text.sv.ts'
import { en as clockEn } from '#modules/clocks/text.en.ts'
import { en as placementsEn } from '#modules/cases/placements/text.en.ts'
import { sv as placementsSv } from '#modules/cases/placements/text.sv.ts'
import { PlacementCard } from '#modules/cases/placements/web/placement-card.tsx'
import { FamilyPicture } from '#modules/people/web/family-picture.tsx'
import { NoteList } from '#modules/journal/web/note-list.tsx'
import { NextVisit } from '#modules/visits/web/next-visit.tsx'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Due } from '#web/ui/due.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { type ChildPage, readChild } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Late } from './late.tsx'
import { Story } from './story.tsx'

const useChildText = () => useText({ sv, en }).child

/** Two names for each open matter, always. */
const Responsible = ({ child }: { readonly child: ChildPage }) => {
  const text = useChildText()
  const format = useFormat()
  if (child.responsible.length === 0) return <EmptyState title={text.noOpen} />
  return (
    <ul className="plain stack">
      {child.responsible.map((one) => (
        <li key={one.matterId}>
          <KeyFacts
            layout="grid"
            facts={[
              [text.owner, one.owner],
              [text.coworker, one.coworker === '' ? text.nobody : one.coworker],
              [text.unit, text.since(one.unit, format.day(dayOf(one.sinceAt)))],
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

const Next = ({ child }: { readonly child: ChildPage }) => {
  const text = useChildText()
  const acts = useText({ sv, en }).acts
  const names = useText({ sv: clockSv, en: clockEn }).clocks
  if (child.clocks.length === 0) return <EmptyState title={text.nextNone} />
  return (
    <ul className="list" aria-label={text.next}>
      {child.clocks.map((clock) => (
        <li key={clock.id} className="row">
          <span className="row-mark" />
          <span className="row-title">
            <Link to={clock.href}>{acts[clock.code]}</Link>
          </span>
          <span className="row-what soft">{names[clock.code].name}</span>
          <span className="row-meta">{clock.paragraph}</span>
          <span className="row-due">
            <Due on={clock.dueOn} rule={clock.paragraph} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** SoL 34:1: the board has decided where the child is to live, and it has not happened: what comes next. */
const ToCarryOut = ({ child }: { readonly child: ChildPage }) => {
  const text = useText({ sv: placementsSv, en: placementsEn }).card
  const format = useFormat()
  // One primary act on a screen: the first of them.
  return child.toCarryOut.map((one, at) => (
    <Notice
      key={one.interventionId}
      kind={one.interruptedOn === null ? 'info' : 'warn'}
      actions={
        one.mayWork && (
          <LinkButton to={one.href} kind={at === 0 ? 'primary' : 'quiet'}>
            {text.carryOut}
          </LinkButton>
        )
      }
    >
      <span className="cluster">
        <b>{one.name}</b>
        <span>
          {one.interruptedOn === null
            ? text.granted(format.day(one.decidedOn))
            : text.interrupted(format.day(one.interruptedOn))}
        </span>
        {one.beginBy && <Due on={one.beginBy} rule="SoL 34:1" />}
      </span>
    </Notice>
  ))
}

const Family = ({ childId }: { readonly childId: string }) => {
  const text = useChildText()
  return (
    <Loaded answer={useCall(readPerson, { personId: childId })} lines={4}>
      {(person) => (
        <>
          {person.relations.length + person.siblings.length === 0 ? (
            <EmptyState title={text.familyNone} />
          ) : (
            <FamilyPicture person={person} />
          )}
          <p className="no-print">
            <Link to={`/personer/${childId}`}>{text.toPerson}</Link>
          </p>
        </>
      )}
    </Loaded>
  )
}

const Aside = ({ child, childId }: { readonly child: ChildPage; readonly childId: string }) => {
  const text = useChildText()
  const format = useFormat()
  const person = useCall(readPerson, { personId: childId })
  return (
    <>
      <KeyFacts
        facts={[
          [
            text.number,
            child.child.number === '' ? text.noNumber : format.identityNumber(child.child.number),
          ],
          [text.born, child.child.birthOn === null ? '' : format.day(child.child.birthOn)],
          [text.language, person.data?.language],
          [text.interpreter, person.data && (person.data.needsInterpreter ? text.yes : text.no)],
        ]}
      />
      <h2 className="aside-title">{text.cases}</h2>
      <ul className="plain stack">
        {child.matters.map((matter) => (
          <li key={matter.id} className="cluster">
            <Link to={matter.href}>{matter.number}</Link>
            <span className="soft">{format.shortDay(matter.on)}</span>
            {matter.closedOn === null && <Badge tone="accent">{text.open}</Badge>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The child's page: who is responsible, what happens next, what has happened. */
export const Screen = ({ params: { childId = '' }, search }: ScreenProps) => {
  const text = useChildText()
  const answer = useCall(readChild, { childId })
  return (
    <Loaded answer={answer} lines={10}>
      {(child) => (
        <Page
          title={child.child.name}
          tab={text.tab}
          lead={child.age === null ? undefined : text.age(child.age)}
          above={<Protected level={child.child.protection} size="banner" />}
          actions={
            child.openCaseId !== null && (
              <>
                <LinkButton to={`/arenden/${child.openCaseId}`}>{text.openCase}</LinkButton>
                <LinkButton to={`/barn/${childId}/vem-har-last`}>{text.whoHasRead}</LinkButton>
                <LinkButton to={`/barn/${childId}/lamna-ut`}>{text.disclose}</LinkButton>
                <LinkButton to={`/barn/${childId}/inbjudningar`}>{text.invitations}</LinkButton>
              </>
            )
          }
          aside={<Aside child={child} childId={childId} />}
        >
          <Late clocks={child.clocks} />
          <ToCarryOut child={child} />
          {child.placements.some((one) => one.endedOn === null) && (
            <Section title={text.lives}>
              {child.placements
                .filter((one) => one.endedOn === null)
                .map((placement) => (
                  <PlacementCard key={placement.id} placement={placement} />
                ))}
            </Section>
          )}
          <Section title={text.next}>
            <Next child={child} />
          </Section>
          <NextVisit childId={childId} />
          <Section title={text.responsible}>
            <Responsible child={child} />
          </Section>
          <Section title={text.family}>
            <Family childId={childId} />
          </Section>
          <Section title={text.story}>
            <Story child={child} search={search} />
          </Section>
          <Section title={text.notes}>
            <NoteList
              childId={childId}
              caseId={child.openCaseId ?? undefined}
              reportChildId={child.openCaseId === null ? (child.openReportChildId ?? undefined) : undefined}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
