import { useOwnText } from '../language.ts'

/** Lines of grey where the text will stand. Shown only after a moment, so that quick answers do not flicker. */
export const Loading = ({ lines = 3, label }: { readonly lines?: number; readonly label?: string }) => {
  const text = useOwnText().state
  return (
    <div className="loading" aria-busy="true" role="status">
      <span className="hidden-visually">{label ?? text.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" />
      ))}
    </div>
  )
}

/** The same where a whole screen will stand: whoever jumps by headings finds one. */
export const LoadingPage = ({ lines }: { readonly lines: number }) => {
  const text = useOwnText().state
  return (
    <div className="page">
      <h1 className="hidden-visually">{text.loading}</h1>
      <Loading lines={lines} />
    </div>
  )
}
