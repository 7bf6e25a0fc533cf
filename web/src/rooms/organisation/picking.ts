/** Which roles can be ticked beside those that are: the rules of the server, said before it has to refuse. */
export interface Pickable {
  id: string
  administrator: boolean
}
export const mostRoles = 3

export function blocked(role: Pickable, picked: string[], roles: Pickable[]): '' | 'administrator' | 'supervisor' | 'count' {
  if (picked.includes(role.id)) return ''
  const others = roles.filter((one) => picked.includes(one.id))
  if (others.length > 0 && (role.administrator || others.some((one) => one.administrator))) return 'administrator'
  const excluded = { account_manager: 'account_manager_supervisor', account_manager_supervisor: 'account_manager' }[role.id]
  if (excluded !== undefined && picked.includes(excluded)) return 'supervisor'
  return picked.length >= mostRoles ? 'count' : ''
}

interface Needing {
  id: string
  needs: string
}

/** A function brings what it needs; without what it needs it goes as well. */
export function ticked(chosen: string[], all: Needing[], id: string, on: boolean): string[] {
  if (on) {
    const needs = all.find((one) => one.id === id)?.needs ?? ''
    return [...new Set([...chosen, ...(needs === '' ? [] : [needs]), id])]
  }
  const gone = new Set([id, ...all.filter((one) => one.needs === id).map((one) => one.id)])
  return chosen.filter((one) => !gone.has(one))
}
