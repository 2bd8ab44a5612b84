import { sv as clockSv } from '#modules/clocks/text.sv.ts'
import { en as clockEn } from '#modules/clocks/text.en.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Due } from '#web/ui/due.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { ChildPage } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** One glance: what is late for this child, since when, by which paragraph, and where it is put right. */
export const Late = ({ clocks }: { readonly clocks: ChildPage['clocks'] }) => {
  const { child: text, acts } = useText({ sv, en })
  const names = useText({ sv: clockSv, en: clockEn }).clocks
  const format = useFormat()
  const late = clocks.filter((clock) => clock.standing === 'late' && clock.code !== 'appeal')
  if (late.length === 0) return null
  return (
    <Notice kind="danger" title={text.lateTitle(late.length)}>
      <ul className="plain stack">
        {late.map((clock) => (
          <li key={clock.id}>
            <Link to={clock.href}>{acts[clock.code]}</Link> <Due on={clock.dueOn} rule={clock.paragraph} />
            <br />
            <span className="soft">
              {names[clock.code].name}, {clock.paragraph}.{' '}
              {text.lateWhy(format.day(clock.startedOn), format.day(clock.dueOn))}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
