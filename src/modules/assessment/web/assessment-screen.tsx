import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lastSaveOf } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { type AssessmentView, readAssessment } from '../contract.ts'
import type { MissingPart } from '../rules.ts'
import { sectionCodes } from '../rules/skeleton.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { lastSavesOfParts } from './part-names.ts'
import { SectionGroupEditor } from './section-group.tsx'

// Read anew each time that the screen opens, after its last saves; never exchanged under the one who writes.
const useAssessment = (investigationId: string) => {
  const [visit] = useState(newKey)
  return useQuery({
    queryKey: [readAssessment.name, investigationId, visit],
    queryFn: async () => {
      await Promise.all(sectionCodes.map((code) => lastSaveOf(`${investigationId} ${code}`)))
      await lastSavesOfParts(investigationId)
      return call(readAssessment, { investigationId })
    },
    staleTime: Infinity,
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

const Text = ({ answer }: { readonly answer: AssessmentView }) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const [missing, setMissing] = useState<readonly MissingPart[]>(answer.missing)
  return (
    <Page
      title={text.screen.title(answer.childName)}
      tab={text.screen.tab}
      lead={answer.can.write ? text.screen.lead : undefined}
      above={
        <>
          <Link to={`/arenden/${answer.caseId}`}>{answer.caseNumber}</Link>
          <Protected level={answer.protection} />
        </>
      }
      aside={<Margin answer={answer} missing={missing} />}
    >
      {!answer.can.write && (
        <Notice title={text.screen.closed}>
          {answer.signedAt === null ? undefined : text.screen.signed(format.moment(answer.signedAt))}
        </Notice>
      )}
      {answer.groups.map((group) => (
        <SectionGroupEditor key={group.group} group={group} answer={answer} onSaved={setMissing} />
      ))}
    </Page>
  )
}

const TextOf = ({ investigationId }: { readonly investigationId: string }) => {
  const text = useText({ sv, en }).screen
  const answer = useAssessment(investigationId)
  if (answer.data) return <Text answer={answer.data} />
  return (
    <Page title={text.tab} tab={text.tab}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Page>
  )
}

/** The text of an investigation, area by area. */
export const Screen = ({ params }: ScreenProps) => {
  const { investigationId = '' } = params
  return <TextOf key={investigationId} investigationId={investigationId} />
}
