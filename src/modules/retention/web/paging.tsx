import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Which page of a long list is shown, and the way to the others. Nothing where there is only one. */
export const Paging = ({
  page,
  pages,
  onPage,
}: {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}) => {
  const { paging: text } = useText({ sv, en })
  if (pages <= 1) return null
  return (
    <nav className="disposal-paging" aria-label={text.label}>
      {page > 1 && <Button onPress={() => onPage(page - 1)}>{text.before}</Button>}
      <span role="status">{text.of(page, pages)}</span>
      {page < pages && <Button onPress={() => onPage(page + 1)}>{text.next}</Button>}
    </nav>
  )
}
