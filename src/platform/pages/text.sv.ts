/** What stands at the foot of every page, also of those behind the sign-in. */
export const sv = {
  label: 'Om tjänsten',
  protection: 'Så skyddar vi uppgifterna',
  accessibility: 'Tillgänglighet',
}
