import type pg from 'pg'

/** What the database's own catalogue says against the rules of the schema (docs/adr: one schema for one node and many). */
export type Walk = {
  readonly tables: readonly string[]
  readonly tenantTables: readonly string[]
  readonly faults: readonly string[]
}

const app = 'barntid_app'

/** Without a municipality: reference data and the house's own. A new one is a decision, so it is named here. */
const withoutTenant = ['municipalities', 'schema_migrations', 'tenants']

/** Written once: the application may add and read. */
const insertOnly = [
  'audit_log',
  'audit_seals',
  'audit_checkpoints',
  'audit_exports',
  'notes',
  'decisions',
  'assessments',
  'own_values',
  'disclosure_files',
]

/** Functions that run with their owner's rights; each one has a fixed search_path and a test of its own. */
const definers: readonly string[] = ['dispose_file']

const fence = `(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`

/** The fence of a table whose rows name people or what is about them: what is denied to the one who asks is not there (0031). */
const hides = `^\\(\\(tenant_id = .*\\) AND \\(\\(COALESCE\\(current_setting\\(''app\\.denied''::text, true\\), ''''::text\\) = ''''::text\\) OR \\(NOT \\(ARRAY\\[[a-z_, ]+\\] && \\(NULLIF\\(current_setting\\(''app\\.denied''::text, true\\), ''''::text\\)\\)::uuid\\[\\]\\)\\)\\)\\)$`

const quoted = (words: readonly string[]): string =>
  words.length === 0 ? `''` : words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')

const views = `
  with tab as (
    select c.oid, c.relname as name, c.relkind as kind, c.relowner as owner, c.relrowsecurity as rls,
           c.relforcerowsecurity as forced, c.relpersistence as persistence, c.reloptions as options, n.nspname as schema
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  ),
  tenant_column as (
    select attrelid as oid, attnum as number, attnotnull as filled, atttypid = 'uuid'::regtype as is_uuid
    from pg_attribute where attname = 'tenant_id' and not attisdropped and attnum > 0
  ),
  plain as (select * from tab where schema = 'public' and kind in ('r', 'p')),
  tenant as (select plain.*, number, filled, is_uuid from plain join tenant_column using (oid))`

/** Each query gives one row per fault: what it is about, in `about`. */
const checks: Readonly<Record<string, string>> = {
  'has no tenant_id and is not on the list of tables without one': `
    select name as about from plain where oid not in (select oid from tenant) and name not in (${quoted(withoutTenant)})`,
  'tenant_id is not a uuid that is always filled': `select name as about from tenant where not (filled and is_uuid)`,
  'has no primary key': `
    select name as about from plain where oid not in (select indrelid from pg_index where indisprimary)`,
  'a unique key does not begin with tenant_id': `
    select name || ': ' || i.indexrelid::regclass as about from tenant join pg_index i on i.indrelid = oid
    where i.indisunique and i.indkey[0] <> number`,
  'an exclusion constraint does not begin with tenant_id': `
    select name || ': ' || conname as about from tenant join pg_constraint c on c.conrelid = tenant.oid
    where contype = 'x' and conkey[1] <> number`,
  'a foreign key does not begin with tenant_id on both sides': `
    select f.name || ': ' || conname as about from tenant f join pg_constraint c on c.conrelid = f.oid
    join tenant t on t.oid = c.confrelid where contype = 'f' and (conkey[1] <> f.number or confkey[1] <> t.number)`,
  'a table without a tenant has a key to one with': `
    select f.schema || '.' || f.name || ': ' || conname as about from tab f join pg_constraint c on c.conrelid = f.oid
    where contype = 'f' and f.oid not in (select oid from tenant) and confrelid in (select oid from tenant)`,
  'a foreign key sets null or default': `
    select conrelid::regclass || ': ' || conname as about from pg_constraint
    where contype = 'f' and conrelid in (select oid from plain)
      and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd'))`,
  'row-level security is not enabled and forced': `select name as about from tenant where not (rls and forced)`,
  'has not exactly one policy': `
    select name as about from tenant where (select count(*) from pg_policy where polrelid = tenant.oid) <> 1`,
  'a policy is restrictive': `select polrelid::regclass || ': ' || polname as about from pg_policy where not polpermissive`,
  'a policy is not for all verbs and everybody': `
    select polrelid::regclass || ': ' || polname as about from pg_policy where polcmd <> '*' or polroles <> '{0}'`,
  'a policy holds a subquery': `
    select polrelid::regclass || ': ' || polname as about from pg_policy
    where polqual::text like '%SUBLINK%' or polwithcheck::text like '%SUBLINK%'`,
  'a policy is not the fence': `
    select polrelid::regclass || ': ' || polname as about from pg_policy
    where (pg_get_expr(polqual, polrelid) is distinct from ${quoted([fence])}
        and not (starts_with(pg_get_expr(polqual, polrelid), ${quoted([`(${fence} AND `])})
          and pg_get_expr(polqual, polrelid) ~ '${hides}'))
       or pg_get_expr(polwithcheck, polrelid) is distinct from ${quoted([fence])}`,
  'the application is its owner': `
    select c.classid::regclass || ' ' || c.objid as about from pg_shdepend c join pg_roles on pg_roles.oid = c.refobjid
    where deptype = 'o' and rolname = '${app}' and dbid in (0, (select oid from pg_database where datname = current_database()))`,
  'the application has rights over everything': `
    select rolname as about from pg_roles where rolname = '${app}'
      and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
  'the application may become another role': `
    select roleid::regrole::text as about from pg_auth_members where member = '${app}'::regrole`,
  'the application may make things in a schema': `
    select nspname as about from pg_namespace
    where nspname !~ '^pg_' and has_schema_privilege('${app}', oid, 'create')`,
  'the application may make schemas': `
    select current_database() as about where has_database_privilege('${app}', current_database(), 'create')`,
  'is written once, but the application may change or delete': `
    select name as about from plain where name in (${quoted(insertOnly)})
      and (has_any_column_privilege('${app}', oid, 'update') or has_table_privilege('${app}', oid, 'delete'))`,
  'the application may empty it or hang things on it': `
    select schema || '.' || name as about from tab where kind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege('${app}', oid, 'truncate, references, trigger')`,
  'reference data that the application may write': `
    select name as about from plain where oid not in (select oid from tenant)
      and (has_any_column_privilege('${app}', oid, 'insert, update') or has_table_privilege('${app}', oid, 'delete'))`,
  'the application cannot reach it': `
    select name as about from tenant
    where not (has_table_privilege('${app}', oid, 'select') and has_table_privilege('${app}', oid, 'insert'))`,
  'a view asks with its owner’s rights': `
    select name as about from tab where schema = 'public' and kind = 'v'
      and not coalesce('security_invoker=true' = any(options), false)`,
  'neither table nor view': `select name as about from tab where schema = 'public' and kind in ('m', 'f')`,
  'would be empty after a crash': `select name as about from tab where kind in ('r', 'p') and persistence <> 'p'`,
  'a function runs with its owner’s rights': `
    select p.oid::regprocedure::text as about from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and prosecdef
      and not (p.proname in (${quoted(definers)}) and coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=%')`,
  'has a trigger': `
    select tgrelid::regclass || ': ' || tgname as about from pg_trigger where not tgisinternal and tgrelid in (select oid from tab)`,
  'has a rule': `
    select ev_class::regclass || ': ' || rulename as about from pg_rewrite where ev_class in (select oid from tab where kind <> 'v')`,
  'counts by a sequence': `select name as about from tab where schema = 'public' and kind = 'S'`,
  'has an identity column': `
    select attrelid::regclass || '.' || attname as about from pg_attribute
    where attidentity <> '' and attrelid in (select oid from plain)`,
  'a default that is not the same twice': `
    select adrelid::regclass || ': ' || pg_get_expr(adbin, adrelid) as about from pg_attrdef join tenant on tenant.oid = adrelid
    where pg_get_expr(adbin, adrelid) ~* '(now|random|uuid|timestamp|nextval)[a-z_]*\\s*\\(|current_(date|time)'`,
  'a type that loses the zone or the exact number': `
    select attrelid::regclass || '.' || attname as about from pg_attribute
    where attrelid in (select oid from plain) and attnum > 0 and not attisdropped
      and atttypid in ('timestamp'::regtype, 'timetz'::regtype, 'float4'::regtype, 'float8'::regtype, 'money'::regtype)`,
}

/** Walks the catalogue as the owner. Every fault is one line: the rule and where it is broken. */
export const walkCatalogue = async (owner: pg.ClientBase): Promise<Walk> => {
  const ask = async (sql: string): Promise<string[]> =>
    (await owner.query<{ about: string }>(`${views} ${sql}`)).rows.map(({ about }) => about)
  const faults: string[] = []
  for (const [rule, sql] of Object.entries(checks)) {
    for (const about of await ask(sql)) faults.push(`${about}: ${rule}`)
  }
  return {
    tables: await ask('select name as about from plain order by name'),
    tenantTables: await ask('select name as about from tenant order by name'),
    faults,
  }
}

export const catalogueRules: readonly string[] = Object.keys(checks)
