/** Documents that the server makes, as files of the browser. */

/** Saves the content of an answer under the name that the server gives it. */
export async function saveAnswer(answer: Promise<Response>): Promise<void> {
  const response = await answer
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = nameIn(response.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const nameIn = (disposition: string) => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '')
