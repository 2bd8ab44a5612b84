import { useState } from 'react'
import type { z } from 'zod'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { listInvitations } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { InvitationCard } from './invitation-card.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'

type List = z.output<typeof listInvitations.reply>

/** The address is the same for everybody: it may stand in a letter. */
const Address = ({ slug }: Pick<List, 'slug'>) => {
  const { list: text } = useText({ sv, en })
  return (
    <Section title={text.address} lead={text.addressLead}>
      <p>
        <code>{`${location.origin}/familj/logga-in?kommun=${slug}`}</code>
      </p>
    </Section>
  )
}

/** Who outside the service reads of the child, who has, and the way to let somebody in or out. */
export const ListScreen = ({ params: { childId = '' } }: ScreenProps) => {
  const { list: text } = useText({ sv, en })
  const answer = useCall(listInvitations, { childId })
  const [isInviting, setInviting] = useState(false)
  const [ending, setEnding] = useState<string>()
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      above={answer.data && <Protected level={answer.data.child.protection} size="banner" />}
      actions={
        <>
          {answer.data?.can.invite === true && (
            <Button kind="primary" onPress={() => setInviting(true)}>
              {text.invite}
            </Button>
          )}
          <LinkButton to={`/barn/${childId}`}>{text.back}</LinkButton>
        </>
      }
    >
      <Loaded answer={answer} lines={4}>
        {(list) => (
          <>
            {list.needsSecond && <Notice kind="warn">{text.protected}</Notice>}
            {list.caseId === null && <Notice>{text.noCase}</Notice>}
            {list.invitations.length === 0 ? (
              <EmptyState title={text.none}>{text.noneLead}</EmptyState>
            ) : (
              list.invitations.map((one) => (
                <InvitationCard
                  key={one.invitationId}
                  one={one}
                  childId={list.childId}
                  onTakeBack={() => setEnding(one.invitationId)}
                />
              ))
            )}
            {list.caseId !== null && <Address slug={list.slug} />}
            {isInviting && <InviteDialog list={list} onClose={() => setInviting(false)} />}
            {ending !== undefined && (
              <TakeBackDialog invitationId={ending} onClose={() => setEnding(undefined)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
