import type pg from 'pg'
import { partsOf } from '#modules/people/index.ts'
import type { Table } from './catalogue.ts'
import { boys, eitherNames, families, girls, men, women } from './name-lists.ts'

/** A number from 0 up to 1 that the text decides (FNV-1a with a last mixing): the same names for the same copy. */
const chanceOf = (text: string): number => {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32
}

const offset = 6

/** The n-th of the list about 1/(n + 6) as often: few are very common, many are rare. */
const commonFirst = (names: readonly string[], chance: number): string => {
  const at = Math.floor(offset * ((names.length + offset) / offset) ** chance) - offset
  return names[Math.min(at, names.length - 1)] ?? ''
}

const familyName = (key: string, word: string): string => {
  const chance = chanceOf(`${key} family ${word}`)
  const again = chanceOf(`${key} again ${word}`)
  return chance < families.rareShare
    ? (families.rare[Math.floor(again * families.rare.length)] ?? '')
    : commonFirst(families.common, again)
}

type Use = {
  readonly name: string
  readonly isGiven: boolean
  readonly isWoman: boolean
  readonly isYoung: boolean
}

/** Every name of the source with what it is used for. */
const readNames = async (owner: pg.Client, tables: readonly Table[]): Promise<Use[]> => {
  const holders = tables.filter(({ columns }) => columns.some(({ name }) => name === 'family_name'))
  const uses: Use[] = []
  for (const { name, columns } of holders) {
    const own = columns.some((column) => column.name === 'birth_on')
    const about = own ? 'person_id = t.id' : 'false'
    const young = own ? `coalesce(t.birth_on > current_date - 9000, false)` : 'false'
    const { rows } = await owner.query<Use>(
      `with used as (
         select t.given_name, t.family_name, ${young} as young,
           (select substr(number, 11, 1) in ('0', '2', '4', '6', '8') from bench.source_person_numbers
            where ${about} and number ~ '^[0-9]{12}$' limit 1) as woman
         from bench.source_${name} t)
       select given_name as name, true as "isGiven", coalesce(mode() within group (order by woman), false) as "isWoman",
         mode() within group (order by young) as "isYoung" from used group by 1
       union all select distinct family_name, false, false, false from used`,
    )
    uses.push(...rows)
  }
  return uses
}

const words = /[\p{L}\p{M}'’‘`´]+/gu

const partOf = (word: string): string => partsOf(word)[0] ?? ''

type NewWord = (key: string, part: string) => string

/** Word by word: a word that is a given name somewhere becomes one everywhere, so that the parts can be told alone. */
const renamer = (uses: readonly Use[]): NewWord => {
  const given = new Map<string, Use>()
  const family = new Set<string>()
  for (const use of uses) {
    for (const [word] of use.name.matchAll(words)) {
      if (!use.isGiven) family.add(partOf(word))
      else if (!given.has(partOf(word))) given.set(partOf(word), use)
    }
  }
  return (key, part) => {
    const use = given.get(part)
    if (use === undefined) return familyName(key, part)
    const chance = chanceOf(`${key} given ${part}`)
    if (family.has(part)) return commonFirst(eitherNames, chance)
    return commonFirst(use.isWoman ? (use.isYoung ? girls : women) : use.isYoung ? boys : men, chance)
  }
}

/** Beside its words a name may be found by more: a double name in one word. */
const more = (name: string, known: ReadonlySet<string>): string[] =>
  partsOf(name).filter((part) => !known.has(part))

/** Gives, for a copy, every part and every whole name of the source beside what it becomes. */
const pairsFor = (uses: readonly Use[]): ((key: string) => Map<string, string>) => {
  const renamed = renamer(uses)
  const partOfWord = new Map(
    uses.flatMap(({ name }) => [...name.matchAll(words)].map(([word]) => [word, partOf(word)])),
  )
  const newParts = new Map<string, string>()
  const newPartOf = (word: string): string => {
    const known = newParts.get(word) ?? partOf(word)
    newParts.set(word, known)
    return known
  }
  const simple = new Set(partOfWord.values())
  const doubles = new Set(uses.filter(({ name }) => more(name, simple).length > 0).map(({ name }) => name))
  return (key) => {
    const pairs = new Map<string, string>()
    const become = new Map([...simple].map((part) => [part, renamed(key, part)]))
    for (const [part, word] of become) pairs.set(part, newPartOf(word))
    for (const { name } of uses) {
      if (name === '' || pairs.has(name)) continue
      const next = name.replace(words, (word) => become.get(partOfWord.get(word) ?? '') ?? word)
      pairs.set(name, next)
      if (!doubles.has(name)) continue
      const after = more(next, new Set(next.match(words)?.map(newPartOf)))
      for (const [at, part] of more(name, simple).entries()) pairs.set(part, after[at] ?? part)
    }
    return pairs
  }
}

/** Other names for each copy: 'Anna Lindqvist' is another person in each, and her parts are the folded parts of her name. */
export const fillNames = async (owner: pg.Client, tables: readonly Table[]): Promise<void> => {
  const uses = await readNames(owner, tables)
  const pairsOf = pairsFor(uses)
  const { rows } = await owner.query<{ key: string }>(
    `select own_key as key from bench.copies where kind in ('whole', 'people') and own_key is not null`,
  )
  for (const { key } of rows) {
    const pairs = [...pairsOf(key)]
    await owner.query('insert into bench.names select $1, * from unnest($2::text[], $3::text[])', [
      key,
      pairs.map(([old]) => old),
      pairs.map(([, next]) => next),
    ])
  }
  await owner.query('alter table bench.names add primary key (key, old)')
  await owner.query('analyze bench.names')
}

const perDayAndSex = 10

/**
 * Days of birth and numbers for all copies. Only ten numbers of a day are for women and ten for men: a birth lies up to two
 * months before the source's, what is then too many gets a coordination number, and after that none.
 * `people` are grown-ups of the register alone; they are born anywhere in seventy years.
 */
export const fillBirths = async (owner: pg.Client): Promise<void> => {
  await owner.query(
    `insert into bench.births
     with own as (
       select p.id, p.birth_on, to_jsonb(p) ->> 'dead_on' as dead_on, n.number is not null as has_number, coalesce(n.kind = 'coordination', false) as coordinated,
         case when n.number is null then 0 else (substr(n.number, 11, 1)::integer) % 2 end as sex
       from bench.source_persons p left join lateral (
         select number, kind from bench.source_person_numbers n where n.person_id = p.id and until_on is null and kind in ('personal', 'coordination') limit 1) n on true
     ), wanted as (
       select c.tenant_id, c.own_key as key, c.is_first, own.*, case c.kind
           when 'whole' then own.birth_on - bench.spread(c.own_key || own.id, 60)
           else current_date - 7300 - bench.spread(c.own_key || own.id, 25500) end as born
       from bench.copies c cross join own
       where c.kind = 'whole' or (c.kind = 'people' and own.birth_on < current_date - 7300 and own.dead_on is null)
     ), ranked as (
       select *, row_number() over (
         partition by tenant_id, has_number, sex, born order by coordinated, key, id) - 1 as place
       from wanted
     ), numbered as (
       select key, id, born, is_first, place >= ${perDayAndSex} as coordination,
         case when has_number and born is not null and place < ${2 * perDayAndSex} then bench.test_number(
           to_char(born, 'YYMM')
             || lpad((extract(day from born) + case when place >= ${perDayAndSex} then 60 else 0 end)::text, 2, '0')
             || 980 + sex + 2 * (place % ${perDayAndSex}),
           to_char(born, 'YYYY')::integer / 100 || '') end as number
       from ranked)
     select numbered.key, numbered.id, numbered.born,
       case when numbered.is_first and s.number is not null then null else numbered.number end,
       case when numbered.coordination then 'coordination' else 'personal' end
     from numbered left join bench.source_person_numbers s
       on s.number = numbered.number and s.until_on is null`,
  )
  await owner.query('alter table bench.births add primary key (key, person_id)')
  await owner.query('analyze bench.births')
}
