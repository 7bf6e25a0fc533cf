import { del, get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type Webhook = Schemas['WebhookRow']
export type WebhookInput = BodyOf<'post', '/webhooks'>
export type WebhookSecret = Schemas['WebhookSecret']
export type Delivery = Schemas['WebhookMessageRow']

export const webhooks = (query: QueryOf<'/webhooks'>) => get('/webhooks', { query })
export const webhookEvents = () => get('/webhook-events')
export const createWebhook = (body: WebhookInput, key: string) => post('/webhooks', { body, key })
export const changeWebhook = ({ id, body }: { id: string; body: WebhookInput }, key: string) =>
  put('/webhooks/{webhook_id}', { path: { webhook_id: id }, body, key })
export const deleteWebhook = (webhook_id: string, key: string) => del('/webhooks/{webhook_id}', { path: { webhook_id }, key })
export const rotateSecret = (webhook_id: string, key: string) => post('/webhooks/{webhook_id}/secret', { path: { webhook_id }, body: {}, key })
export const sendTest = (webhook_id: string, key: string) => post('/webhooks/{webhook_id}/test', { path: { webhook_id }, body: {}, key })
export const deliveries = (query: QueryOf<'/webhook-messages'>) => get('/webhook-messages', { query })
export const delivery = (message_id: string) => get('/webhook-messages/{message_id}', { path: { message_id } })
export const sendAgain = (message_id: string, key: string) => post('/webhook-messages/{message_id}/again', { path: { message_id }, body: {}, key })
