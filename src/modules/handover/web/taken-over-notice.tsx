import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { useCan } from '#web/session.ts'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { countTakenOver } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** On Idag, as long as something that was taken over has not been opened. */
export const TakenOverNotice = () => {
  const text = useText({ sv, en }).taken
  const answer = useCall(countTakenOver, {}, { enabled: useCan()('take in reports') })
  const { matters, unread } = answer.data ?? { matters: 0, unread: 0 }
  if (unread === 0) return null
  return (
    <Notice title={text.notice(matters)} actions={<LinkButton to="/overtagna">{text.toAll}</LinkButton>}>
      {text.noticeLead(unread)}
    </Notice>
  )
}
