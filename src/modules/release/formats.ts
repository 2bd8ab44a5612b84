/**
 * Files that the browser makes by itself, past the gate of the server, and why none of them can hold what is hidden. A new place
 * that makes a file is found by release.test.ts and must be named here, or go through the server.
 */
export const madeInTheBrowser: Readonly<Record<string, string>> = {
  'src/modules/burden/web/csv.ts':
    'figures of forms: names of forms from the product’s own texts, and counts. The server keeps no person with them.',
  'src/modules/assessment/structure/web/load-package.tsx':
    'the structure of the municipality’s own text: headings and questions, no child.',
  'src/modules/people/web/import-screen.tsx':
    'an empty template, and the worker’s own file of people back with its faults: what she took in from her own disk.',
  'src/modules/staffing/web/import-result.tsx':
    'the worker’s own file of posts back with its faults: what she took in from her own disk, and no child.',
}
