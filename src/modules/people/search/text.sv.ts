/** The few words of a hit in the palette, which every page loads. */
export const sv = {
  bornIn: (year: string) => `född ${year}`,
  formerly: (name: string) => `hette tidigare ${name}`,
  notOpenable: 'kan inte öppnas',
}
