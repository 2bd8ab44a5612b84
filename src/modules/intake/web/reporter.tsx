import { useState } from 'react'
import { z } from 'zod'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { judgeReporterProtection, readReport, type ReportView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Changed } from './changed.tsx'

type ReporterProps = { readonly report: ReportView }

const Judged = judgeReporterProtection.input.extend({
  protect: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
})

const JudgeDialog = ({ report, onClose }: ReporterProps & { readonly onClose: () => void }) => {
  const text = useText({ sv, en }).report
  const refresh = useRefresh()
  return (
    <Dialog title={text.judgeReporter} isOpen onClose={onClose}>
      <Form
        schema={Judged}
        also={{ reportId: report.id, version: report.version }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => {
          await call(judgeReporterProtection, values, key)
          await refresh(readReport)
          onClose()
        }}
        renderConflict={(fault, { reason }) => <Changed fault={fault} yours={reason} />}
      >
        <RadioGroup
          name="protect"
          label={text.protectReporter}
          choices={[
            { value: 'yes', label: text.protectYes },
            { value: 'no', label: text.protectNo },
          ]}
        />
        <TextArea name="reason" label={text.reason} rows={3} />
      </Form>
    </Dialog>
  )
}

/** Who reported. OSL 26:5: a private reporter may have to be hidden from the reported, and then also from most colleagues. */
export const Reporter = ({ report }: ReporterProps) => {
  const text = useText({ sv, en }).report
  const [isJudging, setJudging] = useState(false)
  const { reporter, reporterProtection } = report
  if (reporter === null) return <Notice kind="warn">{text.hiddenReporter}</Notice>
  const contact = [reporter.phone, reporter.email].filter((one) => one !== '').join(', ')
  return (
    <>
      <KeyFacts
        facts={[
          [text.reporter, reporter.name],
          ...(reporter.organisation === '' ? [] : [[text.organisation, reporter.organisation] as const]),
          [text.contact, contact],
          ...(report.relationToChild === '' ? [] : [[text.relation, report.relationToChild] as const]),
        ]}
      />
      {reporterProtection === 'asked' && <Notice kind="warn">{text.askedProtection}</Notice>}
      {reporterProtection === 'protected' && (
        <Notice kind="warn" title={text.isProtected}>
          {report.reporterProtectionReason}
        </Notice>
      )}
      {report.can.judgeReporter && (
        <p>
          <Button onPress={() => setJudging(true)}>{text.judgeReporter}</Button>
        </p>
      )}
      {isJudging && <JudgeDialog report={report} onClose={() => setJudging(false)} />}
    </>
  )
}
