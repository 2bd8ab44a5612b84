import { z } from 'zod'
import type { CallError } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { listReports, readReport } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Saved = z.record(z.string(), z.unknown())

/** Somebody else saved first. Both texts stand here; nothing is written until the person has seen how it stands. */
export const Changed = ({ fault, yours }: { readonly fault: CallError; readonly yours: string }) => {
  const text = useText({ sv, en }).report
  const refresh = useRefresh()
  const { data = {} } = Saved.safeParse(fault.current)
  const theirs = Object.entries(data)
    .filter(([key, value]) => /Reason|Action|How|Note/.test(key) && typeof value === 'string' && value !== '')
    .map(([, value]) => String(value))
  return (
    <Notice
      kind="warn"
      title={text.changedTitle}
      isNews
      actions={<Button onPress={() => void refresh(readReport, listReports)}>{text.changedShow}</Button>}
    >
      {theirs.length > 0 && (
        <>
          <p>{text.changedTheirs}</p>
          {theirs.map((one) => (
            <blockquote key={one}>{one}</blockquote>
          ))}
        </>
      )}
      <p>{text.changedYours}</p>
      <blockquote>{yours}</blockquote>
    </Notice>
  )
}
