import { useState } from 'react'
import { newKey } from '#web/call.ts'

type RowOf<T> = { readonly key: string; readonly value: T | undefined }

/** Rows of a form that can be added and taken away: at least one, and each keeps its own words. */
export const useRows = <T>(stored: readonly T[]) => {
  const [all, setAll] = useState<readonly RowOf<T>[]>(() =>
    stored.length === 0
      ? [{ key: newKey(), value: undefined }]
      : stored.map((value) => ({ key: newKey(), value })),
  )
  return {
    all,
    add: () => setAll([...all, { key: newKey(), value: undefined }]),
    remove: (key: string) => setAll(all.filter((row) => row.key !== key)),
  }
}
