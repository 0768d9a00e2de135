/** A copy of unsaved answers on this computer (IndexedDB): written while the server is away, deleted when it has them. */

export interface LocalCopy {
  id: string
  /** The account that typed it: nobody else is offered it. */
  account: string
  /** The version of the declaration that it was based on. */
  version: number
  answers: Record<string, unknown>
  at: string
}

const name = 'shenbao'
const store = 'drafts'
let opened: Promise<IDBDatabase | undefined> | undefined

/** Undefined where the browser keeps nothing; then only the server has the draft. */
function open(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
      request.onblocked = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
  return opened
}

async function run<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const database = await open()
  if (!database) return undefined
  return new Promise((resolve) => {
    try {
      const request = act(database.transaction(store, mode).objectStore(store))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

/** Whether it was kept. */
export const keepCopy = async (copy: LocalCopy) => (await run('readwrite', (drafts) => drafts.put(copy))) !== undefined
export const dropCopy = (id: string) => run('readwrite', (drafts) => drafts.delete(id))

/** The copy of this declaration that this account left behind. */
export async function findCopy(id: string, account: string): Promise<LocalCopy | undefined> {
  const copy: LocalCopy | undefined = await run('readonly', (drafts) => drafts.get(id))
  return copy?.account === account ? copy : undefined
}
