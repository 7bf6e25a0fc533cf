/** Puts the keyboard into a field once its dialog has opened, unless somebody types in another one of it already. */
export function focusField(id: string): void {
  const field = document.getElementById(id)
  const typing = document.activeElement?.matches('input, textarea') && field?.closest('[role="dialog"]')?.contains(document.activeElement)
  if (!typing) field?.focus()
}
