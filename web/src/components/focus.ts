/** Puts the keyboard into a field once its dialog has opened. */
export function focusField(id: string): void {
  document.getElementById(id)?.focus()
}
