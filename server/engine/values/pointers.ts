/** JSON pointers (RFC 6901): how places in answers and configuration files are named. */

/** The pointer of a path of keys and indexes. */
export const pointer = (...path: (string | number)[]) =>
  path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')

/** The keys and indexes of a pointer. */
export const pathOf = (at: string) =>
  at
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
