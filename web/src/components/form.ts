import type { FormItemRule } from 'element-plus'
import { inject, provide, type InjectionKey } from 'vue'
import type { Limit, limits } from '@/api/limits'

/** The operation whose body a form fills. */
export type FormName = keyof typeof limits

/** What a form tells its fields. */
export interface FormContext {
  limits: Record<string, Limit | undefined>
  model: () => Record<string, unknown>
  /** What the server said of the field, when it refused. */
  refusal: (name: string) => string
  /** Somebody tried to send it: from now on fields say what they lack as soon as they do. */
  tried: () => boolean
  /** Where a field says that it will tell refusals itself. Answers how to take that back. */
  join: (name: string) => () => void
}
const key: InjectionKey<FormContext> = Symbol('form')
export const provideForm = (context: FormContext): void => provide(key, context)
export function useForm(): FormContext {
  const found = inject(key)
  if (!found) throw new Error('a field stands in no form')
  return found
}

/** The texts of what can be wrong with a field. */
export interface LimitTexts {
  missing: string
  short: (n: number) => string
  shape: string
}

/** The rules of Element Plus for a limit of the document. How long a text may be its field does not let it exceed. */
export function rulesOf(limit: Limit, texts: LimitTexts): FormItemRule[] {
  const { required, min, pattern } = limit
  return [
    ...(required ? [{ required, whitespace: true, message: texts.missing }] : []),
    ...(min ? [{ transform: (value: unknown) => String(value ?? '').trim(), min, message: texts.short(min) }] : []),
    ...(pattern ? [{ transform: (value: unknown) => String(value ?? '').trim(), pattern, message: texts.shape }] : []),
  ]
}
