import { type ReactNode, useState } from 'react'
import { inOrder } from '../format.ts'
import { useOwnText } from '../language.ts'
import { Icon } from './icon.tsx'

export type Column<Item> = {
  readonly key: string
  readonly label: string
  readonly render: (item: Item) => ReactNode
  /** Figures: right-aligned, all digits of one width. */
  readonly isNumber?: boolean
  /** What to sort by; without it the column cannot be sorted. */
  readonly sortBy?: (item: Item) => string | number
}

type TableProps<Item> = {
  readonly caption: string
  readonly columns: readonly Column<Item>[]
  readonly items: readonly Item[]
  readonly itemKey: (item: Item) => string
  readonly showCaption?: boolean
  readonly foot?: ReactNode
}

type Sorting = { readonly key: string; readonly order: 'ascending' | 'descending' }

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inOrder(String(a), String(b))

const sorted = <Item,>(items: readonly Item[], columns: readonly Column<Item>[], by: Sorting | undefined) => {
  const value = columns.find((column) => column.key === by?.key)?.sortBy
  if (!value) return items
  const sign = by?.order === 'descending' ? -1 : 1
  return items.toSorted((a, b) => sign * compare(value(a), value(b)))
}

/** A real table; on a narrow screen each row becomes a card with its labels. The first column names the row. */
export const Table = <Item,>({ caption, columns, items, itemKey, showCaption, foot }: TableProps<Item>) => {
  const text = useOwnText().table
  const [sorting, setSorting] = useState<Sorting>()
  const turn = (key: string): void =>
    setSorting((old) => ({
      key,
      order: old?.key === key && old.order === 'ascending' ? 'descending' : 'ascending',
    }))
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={showCaption ? undefined : 'hidden-visually'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}

                scope="col"
                className={column.isNumber ? 'number' : undefined}
                aria-sort={sorting?.key === column.key ? sorting.order : undefined}
              >
                {column.sortBy ? (
                  <button type="button" title={text.sortBy(column.label)} onClick={() => turn(column.key)}>
                    {column.label}
                    {sorting?.key === column.key && (
                      <Icon name={sorting.order === 'ascending' ? 'up' : 'down'} />
                    )}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(items, columns, sorting).map((item) => (
            <tr key={itemKey(item)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    {column.render(item)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-label={column.label}
                    className={column.isNumber ? 'number' : undefined}
                  >
                    <div>{column.render(item)}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {foot && <p className="soft table-foot">{foot}</p>}
    </div>
  )
}
