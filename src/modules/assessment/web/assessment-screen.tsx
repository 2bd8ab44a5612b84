import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { hasWords, SessionContext, useSession } from '#modules/together/web/context.ts'
import type { Session } from '#modules/together/web/session.ts'
import {
  ClosedNotice,
  MergedNotice,
  type NameField,
  PeopleHere,
} from '#modules/together/web/shared-notices.tsx'
import { Metered } from '#web/burden/metered.tsx'
import { call, isFromDevice, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useLanguage, useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { type AreaView, type AssessmentView, readAssessment, saveSection } from '../contract.ts'
import { missingIn, type MissingPart, missingParts } from '../rules.ts'
import { partField, placeOfField, sectionField } from '../rules/fields.ts'
import { type SectionCode, sectionCodes } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { keepRows, openTogether, withWordsOf } from './open-together.ts'
import { SectionGroup } from './section-group.tsx'

type Opened = { readonly answer: AssessmentView; readonly session: Session | undefined }

// Read anew each time that the screen opens; what is written meanwhile comes by the shared text. Whoever only reads has none.
const useAssessment = (investigationId: string) => {
  const [visit] = useState(newKey)
  return useQuery({
    queryKey: [readAssessment.name, investigationId, visit],
    queryFn: async (): Promise<Opened> => {
      const answer = await call(readAssessment, { investigationId })
      void keepRows(answer)
      if (!answer.can.write) return { answer, session: undefined }
      const session = await openTogether(investigationId)
      return { answer: isFromDevice(answer) ? withWordsOf(session, answer) : answer, session }
    },
    // Not by an invalidation either: it would open the text anew under the hands of the one who writes.
    staleTime: 'static',
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

type MarginProps = { readonly answer: AssessmentView; readonly missing: readonly MissingPart[] }

const Margin = ({ answer, missing }: MarginProps) => {
  const text = useText({ sv, en })
  const { structure } = answer
  return (
    <div className="assessment-margin">
      <Section title={missing.length === 0 ? text.screen.readyTitle : text.screen.missingTitle}>
        <div role="status">
          <ul className="plain stack">
            {missing.map((part) => (
              <li key={part}>{text.missing[part]}</li>
            ))}
          </ul>
        </div>
        <p className="soft">{text.screen.talks(answer.talks.talks, answer.talks.alone)}</p>
        <p className="soft">
          {text.area.structure(
            structure.name === '' ? text.area.ownStructure : structure.name,
            structure.version ?? structure.builtIn,
          )}
        </p>
      </Section>
    </div>
  )
}

type Held = ReadonlyMap<SectionCode, Pick<AreaView, 'parts' | 'quotes'>>

/** What is missing as the text stands on this screen, also by a colleague's hand: no question to the server. */
const useMissing = (answer: AssessmentView, held: Held): readonly MissingPart[] => {
  const session = useSession()
  const { replica } = session
  const missing = useSyncExternalStore(
    (changed) => {
      replica.doc.on('update', changed)
      return () => replica.doc.off('update', changed)
    },
    () =>
      missingIn(
        answer.sections.map((one) => ({
          section: one.section,
          body: mark(session, sectionField(one.section)),
          parts: partsWithWords(session, held.get(one.section) ?? one),
        })),
      ).join(' '),
  )
  return missingParts.filter((part) => missing.split(' ').includes(part))
}

// The rules ask whether there is a word, not which: the long texts are not put together for each keystroke.
const mark = (session: Session, field: string): string => (hasWords(session, field) ? 'ord' : '')

const partsWithWords = (session: Session, { parts, quotes }: Pick<AreaView, 'parts' | 'quotes'>) => [
  ...parts.map(({ id }) => ({ body: mark(session, partField(id, 'body')) })),
  ...quotes,
]

/** How a field is called on this screen, and the area in which it stands. */
const useNameOf = (answer: AssessmentView, held: Held): NameField => {
  const language = useLanguage()
  return (field) => {
    const at = placeOfField(field)
    const area = answer.sections.find((one) =>
      at === undefined
        ? false
        : 'section' in at
          ? one.section === at.section
          : (held.get(one.section) ?? one).parts.some(({ id }) => id === at.partId),
    )
    return { name: area?.heading[language] ?? '', anchor: area?.section ?? '' }
  }
}

type FrameProps = {
  readonly answer: AssessmentView
  readonly missing: readonly MissingPart[]
  readonly children: ReactNode
}

const Frame = ({ answer, missing, children }: FrameProps) => {
  const text = useText({ sv, en }).screen
  return (
    <Page
      title={text.title(answer.childName)}
      tab={text.tab}
      lead={answer.can.write ? text.lead : undefined}
      above={
        <>
          <Link to={`/arenden/${answer.caseId}`}>{answer.caseNumber}</Link>
          <Protected level={answer.protection} />
        </>
      }
      aside={<Margin answer={answer} missing={missing} />}
    >
      {children}
    </Page>
  )
}

const ReadText = ({ answer }: { readonly answer: AssessmentView }) => {
  const text = useText({ sv, en }).screen
  const format = useFormat()
  const { signed } = answer
  return (
    <Frame answer={answer} missing={answer.missing}>
      <Notice title={text.closed}>
        {signed && (
          <>
            <p>{text.signed(signed.by, format.moment(signed.at))}</p>
            {signed.writers.length > 0 && <p>{text.writtenBy(signed.writers)}</p>}
          </>
        )}
      </Notice>
      {answer.groups.map((group) => (
        <SectionGroup key={group.group} group={group} answer={answer} onHeld={() => undefined} />
      ))}
    </Frame>
  )
}

const WrittenText = ({ answer }: { readonly answer: AssessmentView }) => {
  const [held, setHeld] = useState<Held>(new Map())
  const missing = useMissing(answer, held)
  const nameOf = useNameOf(answer, held)
  return (
    <Frame answer={answer} missing={missing}>
      <ClosedNotice nameOf={nameOf} />
      <MergedNotice nameOf={nameOf} />
      <PeopleHere nameOf={nameOf} />
      <Metered route={saveSection} names={sectionCodes}>
        {answer.groups.map((group) => (
          <SectionGroup
            key={group.group}
            group={group}
            answer={answer}
            onHeld={({ section, ...area }) => setHeld((was) => new Map(was).set(section, area))}
          />
        ))}
      </Metered>
    </Frame>
  )
}

const OpenText = ({ answer, session }: { readonly answer: AssessmentView; readonly session: Session }) => {
  useEffect(() => () => void session.end(), [session])
  return (
    <SessionContext value={session}>
      <WrittenText answer={answer} />
    </SessionContext>
  )
}

const TextOf = ({ investigationId }: { readonly investigationId: string }) => {
  const words = useText({ sv, en }).screen
  const answer = useAssessment(investigationId)
  if (answer.data) {
    const { answer: text, session } = answer.data
    return session ? <OpenText answer={text} session={session} /> : <ReadText answer={text} />
  }
  return (
    <Page title={words.tab} tab={words.tab}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Page>
  )
}

/** The text of an investigation, area by area. */
export const Screen = ({ params }: ScreenProps) => {
  const { investigationId = '' } = params
  return <TextOf key={investigationId} investigationId={investigationId} />
}
