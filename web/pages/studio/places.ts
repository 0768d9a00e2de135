/** Addresses within the studio. */

/** A file in the editor, at a pointer where one is known. */
export function placeOfFile(programme: string, file?: string, at?: string): string {
  const query = new URLSearchParams()
  if (file) query.set('file', file)
  if (at) query.set('at', at)
  const search = query.toString()
  return `/studio/${programme}/files${search ? `?${search}` : ''}`
}

/** What changed in a file. */
export const placeOfChange = (programme: string, file: string) => `/studio/${programme}/changes?${new URLSearchParams({ file })}`
