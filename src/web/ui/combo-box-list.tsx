import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Button } from 'react-aria-components/Button'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useLanguage, useOwnText } from '../language.ts'
import type { ComboBoxProps } from './combo-box.tsx'
import { Fault, OptionalMark } from './field.tsx'
import { useField } from './form-context.ts'
import { Icon } from './icon.tsx'

/** The living part of ComboBox, fetched when a form has one. */
export const ComboBoxList = ({ name, label, hint, optional, choices, defaultValue, onChange }: ComboBoxProps) => {
  const ids = useField(name, hint)
  const text = useOwnText().form
  return (
    <I18nProvider locale={useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'}>
      <AriaComboBox
        className="field"
        name={name}
        formValue="key"
        defaultItems={choices.map((choice) => ({ ...choice, id: choice.value }))}
        {...(defaultValue === undefined ? {} : { defaultSelectedKey: defaultValue })}
        onSelectionChange={(key) => onChange?.(key === null ? '' : String(key))}
        isRequired={!optional}
        validationBehavior="aria"
        isInvalid={ids.fault !== undefined}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label>
          {label}
          {optional && <OptionalMark />}
        </Label>
        {hint && (
          <Text slot="description" className="hint">
            {hint}
          </Text>
        )}
        <span className="combo">
          <Input className="input" id={ids.id} data-combo={name} />
          <Button className="button bare icon-only" aria-label={text.showAll}>
            <Icon name="down" />
          </Button>
        </span>
        {ids.fault && <Fault id={ids.faultId}>{ids.fault}</Fault>}
        <Popover className="popover combo-list" offset={4}>
          <ListBox<{ id: string; label: string; note?: string }> renderEmptyState={() => <p className="soft">{text.noMatch}</p>}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className="option">
                <Text slot="label">{item.label}</Text>
                {item.note && (
                  <Text slot="description" className="soft">
                    {item.note}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </I18nProvider>
  )
}
