import { useLanguage, useOwnText } from './language.ts'

/** Under every screen: pages that anybody may read, outside of the application (DOS-lagen asks for the second). */
export const Foot = () => {
  const text = useOwnText().foot
  const language = useLanguage()
  return (
    <footer className="foot" aria-label={text.label}>
      <a href={`/sa-skyddar-vi-uppgifterna?lang=${language}`}>{text.protection}</a>
      <a href={`/tillganglighet?lang=${language}`}>{text.accessibility}</a>
    </footer>
  )
}
