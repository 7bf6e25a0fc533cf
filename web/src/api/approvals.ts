import { get, post, put } from './client'
import type { QueryOf, Schemas } from './contract'

/** What comes back (202) when a second person must agree first. */
export type InReview = Schemas['InReview']
export type ApprovalRequest = Schemas['ApprovalRequest']
export type ApprovalState = ApprovalRequest['state']

export const isInReview = (answer: object): answer is InReview => 'request_id' in answer && !('trans_id' in answer)
export const approvals = (query: QueryOf<'/approvals'>) => get('/approvals', { query })
export const approve = (request_id: string, key: string) => post('/approvals/{request_id}/approve', { path: { request_id }, key })
export const reject = ({ id, reason }: { id: string; reason: string }, key: string) =>
  post('/approvals/{request_id}/reject', { path: { request_id: id }, body: { reason }, key })
export const withdraw = (request_id: string, key: string) => post('/approvals/{request_id}/withdraw', { path: { request_id }, key })
export const approvalSetting = () => get('/approval-setting')
export const setApprovalThreshold = (threshold: string | null, key: string) => put('/approval-setting', { body: { threshold }, key })
