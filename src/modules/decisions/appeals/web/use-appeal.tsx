import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { readCaseDecisions, readDecision } from '../../contract.ts'
import { type AppealView, listOpenAppeals, readAppeals, type ShownAppeals } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** An appeal with what its decision's screen knows. */
export type AppealProps = {
  readonly appeal: AppealView
  readonly shown: ShownAppeals
  /** Its next act is the one that the whole screen asks for: one primary button, never two. */
  readonly isNext: boolean
}

export const useAppealText = () => useText({ sv, en })

/** After a step: the course, the decision and the lists are read again. */
export const useAppealRefresh = () => {
  const refresh = useRefresh()
  return () => refresh(readAppeals, listOpenAppeals, readDecision, readCaseDecisions)
}

/** Somebody else was first: what was typed stays until the person asks to see what happened. */
export const useChangedNotice = () => {
  const text = useAppealText().section
  const refresh = useAppealRefresh()
  return () => (
    <Notice kind="warn" isNews actions={<Button onPress={() => void refresh()}>{text.show}</Button>}>
      {text.changed}
    </Notice>
  )
}

/** What names the appeal in each act. */
export const aboutOf = ({ id, version }: AppealView) => ({ appealId: id, version })
