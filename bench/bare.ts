import pg from 'pg'

/** With the plans that the product's own connections have: the bare side at its best. */
export const connectBare = async (ownerUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c plan_cache_mode=force_generic_plan',
  })
  await client.connect()
  return client
}
