// The package's own types describe a default inside a default, which is neither what Node nor what a bundler gives.
declare module 'personnummer' {
  const personnummer: { readonly valid: (number: string) => boolean }
  export default personnummer
}
