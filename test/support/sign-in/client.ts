/** What the tests' providers know the product by. */
export const clientId = 'barntid'
export const clientSecret = 'en-uppfunnen-hemlighet-som-bara-proven-har'
