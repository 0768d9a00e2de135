/** Reads an answer that comes line by line. */
export async function* linesOf<Step>(answer: Response): AsyncGenerator<Step> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (text + value).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Step // typed by the route
  }
}
