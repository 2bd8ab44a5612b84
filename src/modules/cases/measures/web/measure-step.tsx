import { useText } from '#web/language.ts'
import { LinkButton } from '#web/ui/link-button.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** The way from the case to its legal courses, and how many of them run. */
export const MeasureStep = ({ caseId, running }: { readonly caseId: string; readonly running: number }) => {
  const { page: text } = useText({ sv, en })
  return (
    <>
      <p className="soft">{running === 0 ? text.none : text.linkCount(running)}</p>
      <LinkButton to={`/arenden/${caseId}/atgarder`}>{text.link}</LinkButton>
    </>
  )
}
