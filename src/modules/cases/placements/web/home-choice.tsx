import { en as homesEn } from '../../homes/text.en.ts'
import { sv as homesSv } from '../../homes/text.sv.ts'
import { useText } from '#web/language.ts'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Link } from '#web/ui/link.tsx'
import type { HomeChoice } from '../contract.ts'
import { usePlacementText } from './use-placement.ts'

const isUsable = ({ obstacles }: HomeChoice): boolean => obstacles.length === 0

/** The homes that may be used; the others stand below with what is missing and the paragraph. */
export const HomeField = ({
  label,
  homes,
}: {
  readonly label: string
  readonly homes: readonly HomeChoice[]
}) => {
  const text = usePlacementText()
  const homeText = useText({ sv: homesSv, en: homesEn })
  const usable = homes.filter(isUsable)
  const blocked = homes.filter((home) => !isUsable(home))
  return (
    <>
      <ComboBox
        name="homeId"
        label={label}
        hint={homes.length === 0 ? text.start.noHomes : text.start.homeHint(usable.length)}
        choices={usable.map((home) => ({
          value: home.id,
          label: home.name,
          note: [homeText.kinds[home.kind], home.municipality, text.start.free(home.free), home.languages]
            .filter((words) => words !== '')
            .join(' · '),
        }))}
      />
      {blocked.length > 0 && (
        <Disclosure title={text.start.blocked} isOpen={usable.length === 0}>
          <ul className="plain stack">
            {blocked.map((home) => (
              <li key={home.id}>
                <Link to={`/hem/${home.id}`}>{home.name}</Link>{' '}
                <span className="soft">
                  {home.obstacles
                    .map(({ code, paragraph }) =>
                      paragraph === ''
                        ? homeText.obstacles[code]
                        : `${homeText.obstacles[code]} (${paragraph})`,
                    )
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
