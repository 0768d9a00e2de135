/** Large print (大字版): remembered on this computer. */
import { createContext, useContext, useEffect, useState } from 'react'

type State = readonly [large: boolean, set: (large: boolean) => void]
const key = 'shenbao.large-print'
const Context = createContext<State>([false, () => undefined])

export const LargePrint = Context.Provider
export const useLargePrintSwitch = () => useContext(Context)

/** The state itself, once at the root. */
export function useLargePrint(): State {
  const [large, setLarge] = useState(() => read() === 'on')
  useEffect(() => {
    document.documentElement.classList.toggle('large-print', large)
    try {
      localStorage.setItem(key, large ? 'on' : 'off')
    } catch {
      // a browser that keeps nothing still shows large print now
    }
  }, [large])
  return [large, setLarge]
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
