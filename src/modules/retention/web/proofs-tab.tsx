import { useState } from 'react'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Section } from '#web/ui/section.tsx'
import { type CertificateView, readDisposalCertificates } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { CountsTable } from './counts-table.tsx'
import { Paging } from './paging.tsx'
import './retention.css'

const Hash = ({ children }: { readonly children: string }) => (
  <code className="disposal-hash">{children}</code>
)

const Proof = ({ view }: { readonly view: CertificateView }) => {
  const { proofs: text } = useText({ sv, en })
  const format = useFormat()
  const { certificate: one, after } = view
  const said = ({ by, at }: (typeof one)['proposed']): string => `${by}, ${format.day(dayOf(at))}`
  const rows = Object.values(one.counts).reduce((sum, n) => sum + n, 0)
  return (
    <Section title={text.title(one.number)}>
      <KeyFacts
        layout="grid"
        facts={[
          [text.disposed, format.day(dayOf(one.disposedAt))],
          [text.rule, one.reasons.map(({ paragraph }) => paragraph).join(', ')],
          [text.last, format.day(one.lastOn)],
          [text.proposed, said(one.proposed)],
          [text.approved, one.approved.map(said).join('; ')],
          [text.gone, text.rows(rows, Object.keys(one.counts).length)],
          [text.leaving, one.leaving],
          [text.seq, view.seq],
        ]}
      />
      <Disclosure title={text.details}>
        <CountsTable counts={one.counts} />
        <KeyFacts
          layout="side"
          facts={[
            [text.hash, <Hash key="hash">{one.hash}</Hash>],
            [text.salt, <Hash key="salt">{one.salt}</Hash>],
            [
              text.before,
              one.logBefore.size === 0 ? (
                text.noLogBefore
              ) : (
                <Hash key="before">{text.log(one.logBefore.size, one.logBefore.root)}</Hash>
              ),
            ],
            [
              text.after,
              after === null ? text.noLogAfter : <Hash key="after">{text.log(after.size, after.root)}</Hash>,
            ],
          ]}
        />
      </Disclosure>
    </Section>
  )
}

/** The certificates of what went. */
export const ProofsTab = () => {
  const { proofs: text } = useText({ sv, en })
  const [page, setPage] = useState(1)
  const answer = useCall(readDisposalCertificates, { page })
  return (
    <Loaded answer={answer} lines={6}>
      {(view) =>
        view.certificates.length === 0 ? (
          <EmptyState title={text.none}>{text.noneLead}</EmptyState>
        ) : (
          <>
            <p className="disposal-head">
              <span>{text.lead}</span>
              <span className="soft">{text.verify}</span>
            </p>
            {view.certificates.map((one) => (
              <Proof key={one.certificateId} view={one} />
            ))}
            <Paging page={view.page} pages={view.pages} onPage={setPage} />
          </>
        )
      }
    </Loaded>
  )
}
