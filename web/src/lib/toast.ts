import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { asFault } from '@/api/fault'
import { i18n } from './language'

export function said(message: string): void {
  ElMessage({ type: 'success', message, duration: 3500, grouping: true })
}

export function noted(message: string): void {
  ElMessage({ type: 'warning', message, duration: 6000, showClose: true, grouping: true })
}

/** What went wrong, in one sentence for people, with the id that finds it in the server's log. */
export function sentence(thrown: unknown): string {
  const { t } = i18n.global
  const fault = asFault(thrown)
  const text = fault.offline ? t('faults.offline') : fault.message || t('faults.unknown', { status: fault.status })
  return fault.requestId && fault.status >= 500 ? `${text} ${t('faults.request', { id: fault.requestId })}` : text
}

export function complained(thrown: unknown): void {
  const fault = asFault(thrown)
  const id = fault.requestId && fault.status < 500 ? ` ${i18n.global.t('faults.request', { id: fault.requestId })}` : ''
  ElMessage({ type: 'error', message: `${sentence(fault)}${id}`, duration: 6000, showClose: true, grouping: true })
}
