import { Client, escapeIdentifier } from 'pg'

const unchecked = `
  select conrelid::regclass::text as "table", conname as name from pg_constraint
  where not convalidated and connamespace = 'public'::regnamespace order by 1, 2`

/**
 * A constraint that a migration could not hold yet against what stood there (0033) is held against all rows, once the server has
 * moved them. Throws when a row still breaks it. Says which were held.
 */
export const validateConstraints = async (ownerUrl: string): Promise<string[]> => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ table: string; name: string }>(unchecked)
    for (const { table, name } of rows)
      await owner.query(`alter table ${table} validate constraint ${escapeIdentifier(name)}`)
    return rows.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}
