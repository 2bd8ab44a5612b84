import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Link } from '#web/ui/link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { listOwnPasskeys } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { NewsList, SeenButton } from './news-list.tsx'
import './news-line.css'

/** Above every screen from the next sign-in on: somebody has added or removed a way into this account. */
export const PasskeyNewsLine = () => {
  const { news: text } = useText({ sv, en })
  const { data } = useCall(listOwnPasskeys, {})
  if (!data || data.news.length === 0) return null
  return (
    <aside className="passkey-news" aria-label={text.label}>
      <Notice
        kind="warn"
        actions={
          <>
            <Link to="/inloggningar">{text.show}</Link>
            <SeenButton isByPasskey={data.isByPasskey} />
          </>
        }
      >
        <NewsList news={data.news} />
        <p>{text.notYou}</p>
      </Notice>
    </aside>
  )
}
