import type { PersonBrief, PersonView, RelationKind, RelationView } from '#modules/people/contract.ts'

/** Where somebody stands in the picture: parents above, siblings beside, children below, the others apart. */
export type Place = 'above' | 'self' | 'beside' | 'below' | 'around'

export type Member = {
  readonly key: string
  readonly place: Place
  readonly person: PersonBrief
  readonly relation: RelationView | undefined
  /** How the person stands to the one in the middle; 'self' is that one, the shared ones are read out of the parents. */
  readonly part: RelationKind | 'self' | 'shared_both' | 'shared_one' | 'child'
  readonly isFormer: boolean
}

const places: Readonly<Record<RelationKind, Place>> = {
  guardian: 'above',
  appointed_guardian: 'above',
  parent: 'above',
  family_home_parent: 'around',
  good_man: 'around',
  sibling: 'beside',
  half_sibling: 'beside',
  network: 'around',
  other: 'around',
}

const parentKinds: ReadonlySet<RelationKind> = new Set(['guardian', 'appointed_guardian', 'parent'])

/** Everybody in the picture, in the order in which they are read: parents, the person, siblings, children, the others. */
export const familyMembers = ({ person, relations, siblings, children }: PersonView): Member[] => {
  const now = new Set(relations.filter((one) => one.untilOn === null).map((one) => one.person.id))
  const shown = relations.filter((one) => one.untilOn === null || !now.has(one.person.id))
  const around = shown.map((relation): Member => ({
    key: relation.id,
    place: places[relation.kind],
    person: relation.person,
    relation,
    part: relation.kind,
    isFormer: relation.untilOn !== null,
  }))
  const at = (place: Place): Member[] =>
    around.filter((one) => one.place === place).toSorted((a, b) => Number(a.isFormer) - Number(b.isFormer))
  const derived = siblings.map((sibling): Member => ({
    key: sibling.id,
    place: 'beside',
    person: sibling,
    relation: undefined,
    part: sibling.isHalf ? 'shared_one' : 'shared_both',
    isFormer: false,
  }))
  const own = children.flatMap((relation): Member[] =>
    parentKinds.has(relation.kind)
      ? [
          {
            key: relation.id,
            place: 'below',
            person: relation.person,
            relation,
            part: 'child',
            isFormer: false,
          },
        ]
      : [],
  )
  const self: Member = {
    key: person.id,
    place: 'self',
    person,
    relation: undefined,
    part: 'self',
    isFormer: false,
  }
  const byAge = (a: Member, b: Member): number =>
    (a.person.birthOn ?? '').localeCompare(b.person.birthOn ?? '')
  return [...at('above'), self, ...[...at('beside'), ...derived].toSorted(byAge), ...own, ...at('around')]
}

export type Box = { readonly member: Member; readonly x: number; readonly y: number }

export type Line = {
  readonly key: string
  readonly path: string
  readonly kind: 'blood' | 'former' | 'around'
}

export type Layout = {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  readonly height: number
  readonly box: { readonly width: number; readonly height: number }
}

const gap = 20
const between = 44
const boxHeight = 116
const widest = 200
const narrowest = 148

type Row = { readonly place: Place; readonly members: readonly Member[] }

const inRows = (place: Place, members: readonly Member[], perRow: number): Row[] =>
  Array.from({ length: Math.ceil(members.length / perRow) }, (_, at) => ({
    place,
    members: members.slice(at * perRow, (at + 1) * perRow),
  }))

const bornBefore = (a: Member, b: Member): boolean =>
  a.person.birthOn !== null && b.person.birthOn !== null && a.person.birthOn < b.person.birthOn

/** The person between elder and younger siblings, as far as one row goes. */
const generation = (self: Member, beside: readonly Member[], perRow: number): Row[] => {
  const first = beside.slice(0, perRow - 1)
  const elder = first.filter((one) => bornBefore(one, self))
  const younger = first.filter((one) => !bornBefore(one, self))
  const row: Row = { place: 'self', members: [...elder, self, ...younger] }
  return [row, ...inRows('beside', beside.slice(perRow - 1), perRow)]
}

const rowsOf = (members: readonly Member[], perRow: number): Row[] => {
  const at = (place: Place): Member[] => members.filter((one) => one.place === place)
  const [self] = at('self')
  return [
    ...inRows('above', at('above'), perRow),
    ...(self === undefined ? [] : generation(self, at('beside'), perRow)),
    ...inRows('below', at('below'), perRow),
    ...inRows('around', at('around'), perRow),
  ]
}

/** Each box by a straight leg to a common bar: one bar between two generations. */
const comb = (
  boxes: readonly Box[],
  { width, edge, bar }: { readonly width: number; readonly edge: (box: Box) => number; readonly bar: number },
  lineOf: (box: Box) => Line['kind'],
): Line[] =>
  boxes.map((box) => ({
    key: `${box.member.key}-${bar}`,
    kind: lineOf(box),
    path: `M${box.x + width / 2} ${edge(box)}V${bar}`,
  }))

const bar = (key: string, boxes: readonly Box[], width: number, y: number, kind: Line['kind']): Line[] => {
  const middles = boxes.map((box) => box.x + width / 2)
  return middles.length < 2
    ? []
    : [{ key, kind, path: `M${Math.min(...middles)} ${y}H${Math.max(...middles)}` }]
}

const lineOf = ({ member }: Box): Line['kind'] => (member.isFormer ? 'former' : 'blood')

const top = (one: Box): number => one.y

const foot = (one: Box): number => one.y + boxHeight

/** Boxes and lines for a picture of this width. Pure: the same family is the same picture. */
export const layoutFamily = (members: readonly Member[], width: number): Layout => {
  const perRow = Math.max(2, Math.floor((width + gap) / (narrowest + gap)))
  const rows = rowsOf(members, perRow)
  const most = Math.max(1, ...rows.map((row) => row.members.length))
  const box = {
    width: Math.min(widest, Math.floor((width - (most - 1) * gap) / most)),
    height: boxHeight,
  }
  const boxes = rows.flatMap((row, at) => {
    const taken = row.members.length * box.width + (row.members.length - 1) * gap
    const left = (width - taken) / 2
    return row.members.map((member, place): Box => ({
      member,
      x: left + place * (box.width + gap),
      y: at * (boxHeight + between),
    }))
  })
  const at = (...wanted: readonly Place[]): Box[] => boxes.filter((one) => wanted.includes(one.member.place))
  const self = at('self')
  const middle = self[0]?.y ?? 0
  const joined = (upper: readonly Box[], lower: readonly Box[], y: number): Line[] =>
    upper.length === 0 || lower.length === 0
      ? []
      : [
          ...comb(upper, { width: box.width, edge: foot, bar: y }, lineOf),
          ...comb(lower, { width: box.width, edge: top, bar: y }, lineOf),
          ...bar(`bar-${y}`, [...upper, ...lower], box.width, y, 'blood'),
        ]
  const around = at('around')
  const ring = Math.min(...around.map((one) => one.y)) - between / 2
  return {
    boxes,
    lines: [
      ...joined(at('above'), at('self', 'beside'), middle - between / 2),
      ...joined(self, at('below'), Math.min(...at('below').map((one) => one.y)) - between / 2),
      ...(around.length === 0
        ? []
        : [
            ...comb(self, { width: box.width, edge: foot, bar: ring }, () => 'around'),
            ...comb(around, { width: box.width, edge: top, bar: ring }, () => 'around'),
            ...bar('ring', [...self, ...around], box.width, ring, 'around'),
          ]),
    ],
    height: rows.length * (boxHeight + between) - between,
    box,
  }
}
