const digit = (place: number): string => `nine / ${10 ** (8 - place)} % 10`
const luhnSum = Array.from({ length: 9 }, (_, place) =>
  place % 2 === 0 ? `2 * (${digit(place)}) / 10 + 2 * (${digit(place)}) % 10` : digit(place),
).join(' + ')

/**
 * Work tables and functions of the seed, in a schema of their own that is dropped when it has ended. `copies` is one row
 * per copy; ids of a copy are made from the source's id and a key, so that references meet without being looked up.
 */
export const workplace: readonly string[] = [
  'create schema bench',
  // own_key: for the ids of the copied rows. ref_key: for ids of rows outside of a part copy. once_key: for what a
  // municipality has once. Null: the source's own row.
  `create table bench.copies (
     kind text not null, n integer not null, tenant_id uuid not null, is_first boolean not null, ordinal integer not null,
     own_key text, ref_key text, once_key text, primary key (kind, n))`,
  'create unlogged table bench.names (key text not null, old text not null, new text not null)',
  `create unlogged table bench.births (key text not null, person_id uuid not null, birth_on date, number text, kind text)`,
  // The 48 bits of time, the version and the variant stay: a copy lies beside its source in every key, as real ids do.
  `create function bench.other_id(id uuid, key text) returns uuid language sql immutable parallel safe as $$
     select case when key is null or id = '00000000-0000-0000-0000-000000000000' then id
       else (left(id::text, 21) || left(md5(key || id::text), 14))::uuid end $$`,
  `create function bench.other_ids(ids uuid[], key text) returns uuid[] language sql immutable parallel safe as $$
     select array_agg(bench.other_id(u.id, key) order by u.place) from unnest(ids) with ordinality u(id, place) $$`,
  // '2026-0012' becomes '2026-3012', 'amira' becomes 'amira-3'.
  `create function bench.other_text(old text, ordinal integer, stride bigint) returns text language sql immutable parallel safe as $$
     select case when ordinal = 0 then old
       when old ~ '[0-9]$' then regexp_replace(old, '[0-9]+$', lpad(
         (substring(old from '[0-9]+$')::bigint + ordinal * stride)::text,
         greatest(length(substring(old from '[0-9]+$')), length((substring(old from '[0-9]+$')::bigint + ordinal * stride)::text)), '0'))
       else old || '-' || ordinal end $$`,
  `create function bench.other_address(old text, ordinal integer) returns text language sql immutable parallel safe as $$
     select case when old !~ '[0-9]' then old
       else regexp_replace(old, '[0-9]+', (substring(old from '[0-9]+')::bigint + 90 * ordinal)::text) end $$`,
  // Ids inside of texts and of jsonb.
  `create function bench.ids_within(old text, key text) returns text language plpgsql immutable parallel safe as $$
     declare found text; begin
       if key is null then return old; end if;
       for found in select distinct (regexp_matches(old, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g'))[1] loop
         old := replace(old, found, bench.other_id(found::uuid, key)::text);
       end loop;
       return old; end $$`,
  `create function bench.spread(text text, most integer) returns integer language sql immutable parallel safe as $$
     select (hashtextextended(text, 7) & 2147483647)::bigint % most $$`,
  // Twelve digits of the test range with their check digit: Luhn over the nine of YYMMDDNNN, in plain arithmetic.
  `create function bench.check_digit(nine bigint) returns bigint language sql immutable parallel safe as $$
     select (10 - (${luhnSum}) % 10) % 10 $$`,
  `create function bench.test_number(nine text, century text) returns text language sql immutable parallel safe as $$
     select century || nine || bench.check_digit(nine::bigint) $$`,
]
