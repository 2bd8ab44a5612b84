import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { type DisclosureView, readDisclosure } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ChooseSection } from './choose-section.tsx'
import { DecideSection, FileSection } from './decide-section.tsx'
import './disclosure.css'
import { PreviewSection } from './preview-section.tsx'
import { TestSection } from './test-section.tsx'

const Facts = ({ view }: { readonly view: DisclosureView }) => {
  const { one: text, identity, stages } = useText({ sv, en })
  const format = useFormat()
  return (
    <KeyFacts
      facts={[
        [text.facts.stage, stages[view.stage]],
        [text.facts.name, view.requesterName],
        [text.facts.identity, identity[view.identityBy]],
        [text.facts.askedOn, format.day(view.askedOn)],
        [text.facts.askedFor, view.askedFor],
      ]}
    />
  )
}

/** One request from beginning to end: choose, test, look at it as the other, decide, file. */
export const OneScreen = ({ params: { disclosureId = '' } }: ScreenProps) => {
  const { one: text, requesters } = useText({ sv, en })
  const answer = useCall(readDisclosure, { disclosureId })
  return (
    <Loaded answer={answer} lines={10}>
      {(view) => (
        <Page
          title={text.title(requesters[view.requester])}
          tab={text.tab}
          lead={view.child.name}
          above={<Protected level={view.child.protection} size="banner" />}
          actions={<LinkButton to={`/barn/${view.childId}/lamna-ut`}>{text.back}</LinkButton>}
          aside={<Facts view={view} />}
        >
          {view.outcome === null && view.decision !== null && (
            <Notice kind="warn" title={text.returned}>
              {view.decision.reason}
            </Notice>
          )}
          {view.can.prepare && <ChooseSection view={view} />}
          <TestSection view={view} />
          <PreviewSection view={view} />
          <DecideSection view={view} />
          <FileSection view={view} />
        </Page>
      )}
    </Loaded>
  )
}
