import type { Client } from 'pg'

/** What stands in the database about one municipality, read by its owner past every rule of the application. */
export type Look = {
  readonly clocks: readonly {
    readonly code: string
    readonly matter: string
    readonly about: string
    readonly from: string
    readonly due: string
    readonly wording: string
  }[]
  readonly watches: readonly {
    readonly matter: string
    readonly kind: string
    readonly owner: string
    readonly unit: string
    readonly next: string
    readonly version: number
    readonly soonest: string | null
    readonly isStaff: boolean
  }[]
  readonly openMatters: readonly string[]
  readonly doubled: number
  /** Version, and the id behind it, of everything that a screen would have loaded. */
  readonly versions: Readonly<Record<string, number>>
  readonly helpOf: Readonly<Record<string, string>>
  readonly measures: Readonly<Record<string, string>>
  /** The version of the follow-up that runs in a case. */
  readonly followUps: Readonly<Record<string, number>>
}

const versioned = [
  'report_children',
  'cases',
  'investigations',
  'communications',
  'interventions',
  'placements',
  'measures',
  'transfers',
  'meetings',
] as const

/** One statement: the history asks it after every act. */
const statement = `
  select json_build_object(
    'clocks', (select coalesce(json_agg(json_build_object('code', code, 'matter', matter_id, 'about', about_id,
        'from', started_on, 'due', due_on, 'wording', rule_version)), '[]')
      from clocks where tenant_id = $1 and ended_on is null),
    'watches', (select coalesce(json_agg(json_build_object('matter', w.matter_id, 'kind', w.matter_kind, 'owner', w.owner_id,
        'unit', w.unit_id, 'next', w.next_on, 'version', w.version, 'isStaff', k.id is not null,
        'soonest', (select min(due_on) from clocks c
          where c.tenant_id = w.tenant_id and c.matter_id = w.matter_id and c.ended_on is null))), '[]')
      from watches w left join workers k on k.tenant_id = w.tenant_id and k.id = w.owner_id where w.tenant_id = $1),
    'openMatters', (select coalesce(json_agg(id), '[]') from (
      select id from cases where tenant_id = $1 and closed_on is null
      union all select id from report_children where tenant_id = $1 and closed_on is null) m),
    'doubled', (select count(*) from (select from clocks where tenant_id = $1 and ended_on is null
      group by matter_id, code, about_id having count(*) > 1) d),
    'versions', (select coalesce(json_object_agg(id, version), '{}') from (
      ${versioned.map((table) => `select id, version from ${table} where tenant_id = $1`).join(' union all ')}) v),
    'helpOf', (select coalesce(json_object_agg(decision_id, id), '{}') from interventions where tenant_id = $1),
    'measures', (select coalesce(json_object_agg(kind, id), '{}') from measures where tenant_id = $1 and closed_on is null),
    'followUps', (select coalesce(json_object_agg(case_id, version), '{}') from child_follow_ups
      where tenant_id = $1 and ended_on is null)
  ) as look`

export const lookAt = async (owner: Client, tenantId: string): Promise<Look> => {
  const { rows } = await owner.query<{ look: Look }>({ name: 'look', text: statement, values: [tenantId] })
  const [row] = rows
  if (row === undefined) throw new Error('nothing to look at')
  return row.look
}

/** Written by every request, also by one that is refused. */
const ofTheGate = new Set(['audit_log', 'audit_unsealed', 'audit_seals', 'sessions', 'handled_commands'])

const fingerprints = new WeakMap<Client, string>()

const fingerprintStatement = async (owner: Client): Promise<string> => {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return `select md5(string_agg(part, ',' order by part)) as print from (${rows
    .filter(({ name }) => !ofTheGate.has(name))
    .map(
      ({ name }) =>
        `select '${name}' || coalesce(sum(hashtextextended(t::text, 0))::text, '') as part from ${name} t where tenant_id = $1`,
    )
    .join(' union all ')}) every`
}

/** Everything that is stored about the municipality in a few letters: the same before and after what was refused. */
export const fingerprintOf = async (owner: Client, tenantId: string): Promise<string> => {
  const text = fingerprints.get(owner) ?? (await fingerprintStatement(owner))
  fingerprints.set(owner, text)
  const { rows } = await owner.query<{ print: string }>({ name: 'print', text, values: [tenantId] })
  return rows[0]?.print ?? ''
}
