import { Fragment } from 'react'
import type { Protection } from '#modules/people/contract.ts'
import { Link } from '#web/ui/link.tsx'
import { Protected } from '#web/ui/protected.tsx'

/** Text as it was written: an empty line parts paragraphs, a single break stays. */
export const Prose = ({ text }: { readonly text: string }) => (
  <div className="prose">
    {text.split(/\n\s*\n/).map((paragraph, at) => (
      <p key={`${at} ${paragraph.slice(0, 20)}`}>
        {paragraph.split('\n').map((line, n) => (
          <Fragment key={`${n} ${line.slice(0, 20)}`}>
            {n > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </p>
    ))}
  </div>
)

type AboveProps = {
  readonly to: string
  readonly back: string
  readonly number?: string
  readonly protection: Protection
}

/** What stands above the heading of each screen here: the way back, the case number, the protection stamp. */
export const Above = ({ to, back, number = '', protection }: AboveProps) => (
  <div className="cluster">
    <Link to={to}>{back}</Link>
    {number !== '' && <span className="soft">{number}</span>}
    <Protected level={protection} />
  </div>
)
