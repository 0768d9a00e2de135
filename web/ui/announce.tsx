/** Short messages that come and go: shown in a corner and read aloud, never the only place of an error. */
import { useSyncExternalStore } from 'react'
import { Icon } from './icon'

interface Message {
  id: number
  text: string
  tone: 'success' | 'info' | 'danger'
}

let messages: readonly Message[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Message[]): void {
  messages = next
  for (const listener of listeners) listener()
}

/** Shows a message for some seconds. */
export function announce(text: string, tone: Message['tone'] = 'success'): void {
  const id = ++last
  set([...messages.filter((message) => message.text !== text), { id, text, tone }].slice(-3))
  setTimeout(() => set(messages.filter((message) => message.id !== id)), tone === 'danger' ? 8000 : 4000)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function Announcements() {
  const shown = useSyncExternalStore(subscribe, () => messages)
  return (
    <div className="announcements" role="status" aria-live="polite">
      {shown.map(({ id, text, tone }) => (
        <p key={id} className={`announcement tone-${tone}`}>
          <Icon name={tone === 'danger' ? 'alert' : tone === 'info' ? 'info' : 'check'} />
          {text}
        </p>
      ))}
    </div>
  )
}
