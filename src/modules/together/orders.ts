import type { UpdateFault } from './faults.ts'

/** What the thread of shared texts is asked. `document` says of which text. */
export type Order =
  | { readonly do: 'load'; readonly document: string; readonly updates: readonly Uint8Array[] }
  | { readonly do: 'add'; readonly document: string; readonly updates: readonly Uint8Array[] }
  | {
      readonly do: 'take'
      readonly document: string
      readonly update: Uint8Array
      readonly clients: readonly number[]
      readonly fields: readonly string[]
    }
  | {
      readonly do: 'rewrite'
      readonly document: string
      readonly client: number
      readonly texts: ReadonlyMap<string, string>
    }
  | { readonly do: 'lacking'; readonly document: string; readonly vector: Uint8Array }
  | { readonly do: 'whole' | 'writers' | 'drop'; readonly document: string }

/** The answer; a fault is told by its name alone, since an error's own words could quote the text. */
export type Answer =
  | { readonly fault: UpdateFault | 'not_held' }
  | {
      readonly update?: Uint8Array | undefined
      readonly changed?: ReadonlyMap<string, string>
      readonly writers?: readonly number[]
    }
