/** Roles in words. */
import type { Programme } from '../engine/programme.js'

/** What a role is called; its id where the programme does not have it. */
export const roleLabel = (programme: Programme | undefined, role: string) =>
  programme?.roles.get(role)?.label ?? (role === 'system' ? '系统' : role)
