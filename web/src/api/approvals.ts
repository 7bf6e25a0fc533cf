import { get, post, put, type Query } from './client'
import type { Page } from './types'

export type ApprovalState = 'pending' | 'approved' | 'rejected' | 'expired' | 'withdrawn'
export interface ApprovalRequest {
  id: string
  kind: string
  kind_name: string
  subject_id: string
  subject_name: string
  amount: string
  memo: string
  scene: string
  asked_by: string
  state: ApprovalState
  decided_by: string
  reason: string
  result: string
  can_decide: boolean
  can_withdraw: boolean
  created_at: string
  expires_at: string
  decided_at: string | null
}
/** What comes back (202) when a second person must agree first. */
export interface InReview { request_id: string; expires_at: string }

export const isInReview = (answer: object): answer is InReview => 'request_id' in answer && !('trans_id' in answer)
export const approvals = (query: Query) => get<Page<ApprovalRequest>>('/approvals', { query })
export const approve = (id: string, key: string) => post<{ result: string }>('/approvals/{id}/approve', { path: { id }, key })
export const reject = ({ id, reason }: { id: string; reason: string }, key: string) =>
  post<void>('/approvals/{id}/reject', { path: { id }, body: { reason }, key })
export const withdraw = (id: string, key: string) => post<void>('/approvals/{id}/withdraw', { path: { id }, key })
export const approvalSetting = () => get<{ threshold: string | null }>('/approval-setting')
export const setApprovalThreshold = (threshold: string | null, key: string) =>
  put<{ threshold: string | null } | InReview>('/approval-setting', { body: { threshold }, key })
