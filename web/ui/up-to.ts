/** What a text of many lines may have: told when it comes near, and never cut, so that nothing is lost of what is pasted. */
export const upTo = (max: number) => ({
  max,
  show: ({ count }: { count: number }) =>
    count > max ? `超出 ${count - max} 个字，最多 ${max} 个字` : count > max * 0.9 ? `${count}/${max}` : '',
})
