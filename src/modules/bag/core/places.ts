const emptyText = new Set([
  'address',
  'phone',
  'email',
  'place',
  'sourceName',
  'school',
  'home',
  'municipality',
])
const emptyList = new Set([
  'placements',
  'spans',
  'toCarryOut',
  'requests',
  'interventions',
  'relations',
  'moves',
])

// In the child's line of time the words of these are the home's own name.
const homeTelling = new Set(['placement_started', 'home_changed', 'placement_ended'])

/**
 * A reply about somebody with a protected identity, without what tells where the person is: fields for addresses, places, homes,
 * schools and telephones are emptied before they come near the disk (trust.md 4). What somebody wrote in running text stays.
 */
export const withoutPlaces = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  const tellsHome = 'kind' in value && typeof value.kind === 'string' && homeTelling.has(value.kind)
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (tellsHome && key === 'words') return [key, '']
      if (key === 'contact') return [key, null]
      if (emptyText.has(key) && typeof one === 'string') return [key, '']
      if (emptyList.has(key) && Array.isArray(one)) return [key, []]
      return [key, withoutPlaces(one)]
    }),
  )
}
