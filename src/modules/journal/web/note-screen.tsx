import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { lastSaveOf } from '#web/autosave.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { readDraft } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { NoteEditor } from './note-editor.tsx'
import { readSearch } from './words.ts'

// Read anew each time that the screen opens, after its last save: an older copy would meet its own words as somebody else's.
const useDraft = (childId: string, draftId: string, originalId: string | undefined) => {
  const [visit] = useState(newKey)
  return useQuery({
    queryKey: [readDraft.name, draftId, visit],
    queryFn: async () => {
      await lastSaveOf(draftId)
      return call(readDraft, { childId, draftId, originalId })
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

const Signed = ({ childId }: { readonly childId: string }) => {
  const text = useText({ sv, en })
  return (
    <Page title={text.elsewhere.signed} tab={text.editor.tab}>
      <Notice
        kind="done"
        title={text.elsewhere.signed}
        actions={<LinkButton to={`/barn/${childId}`}>{text.editor.back}</LinkButton>}
      >
        {text.elsewhere.signedLead}
      </Notice>
    </Page>
  )
}

/** A meeting's note is written together, and that on the meeting's own page. */
const AtMeeting = ({ meetingId }: { readonly meetingId: string }) => {
  const router = useRouter()
  useEffect(() => void router.navigate({ to: `/moten/${meetingId}`, replace: true }), [router, meetingId])
  return null
}

const NoteOf = ({
  childId,
  draftId,
  search,
}: {
  childId: string
  draftId: string
  search: ScreenProps['search']
}) => {
  const text = useText({ sv, en })
  const asked = readSearch(search)
  const answer = useDraft(childId, draftId, asked.om)
  if (answer.data === undefined)
    return (
      <Page title={text.editor.tab} tab={text.editor.tab}>
        <Loaded answer={answer}>{() => null}</Loaded>
      </Page>
    )
  if (answer.data.isSigned) return <Signed childId={childId} />
  if (answer.data.meetingId !== null) return <AtMeeting meetingId={answer.data.meetingId} />
  return <NoteEditor childId={childId} draftId={draftId} search={asked} answer={answer.data} />
}

/** One note, from the first word to the signature. */
export const Screen = ({ params, search }: ScreenProps) => {
  const { childId = '', draftId = '' } = params
  return <NoteOf key={draftId} childId={childId} draftId={draftId} search={search} />
}
