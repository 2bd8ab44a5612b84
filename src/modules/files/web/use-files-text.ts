import { useText } from '#web/language.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

export const useFilesText = () => useText({ sv, en })
