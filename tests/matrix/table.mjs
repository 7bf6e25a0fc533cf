// The reviewed table: what the API document does not say of itself. Everything else of the matrix comes from the
// declarations, so that a new route joins by itself; one whose ids or values stand nowhere here fails the test.

/** What an id names is told by the API document (x-id). These texts are called ids and name nothing that belongs to
    somebody, or nothing that is stored. */
export const ids = {
  trans_id: null,  // a number of a transaction, searched for among one's own
  billing_account_id: null,
  sub_account_id: null,
  resource_id: null,
  resource_ids: null,
  order_id: null,
  xaccount_id: null,
  project_id: null,
}

/** Kinds that are two sorts of things, told apart by the path. */
export const sorts = { discount: (path) => (path.includes('/promotions') ? 'promotion' : 'discount'), import: (path) => (path.includes('/resource-imports') ? 'resource_import' : path.includes('/customer-imports') ? 'customer_import' : path.includes('/product-imports') ? 'product_import' : 'import') }

/** Path variables that are no ids. */
export const variables = { table: 'customers', letter: 'partner_commitment', kind: 'approvals.asked' }

/** Of today in GMT+08:00. */
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
/** A product of the demo market. */
const product = { cloud_service_type: 'hws.service.type.ec2', resource_type: 'hws.resource.type.vm', resource_spec: 'c6.xlarge.2.linux', region: 'cn-north-4', subscription_num: 1 }

/** Valid values of fields by name, where the schema alone does not give one. */
export const values = {
  amount: '0.01',
  source: 'topup',
  currency: 'USD',
  rate: '7.1',
  price: '1.5',
  unit: 'month',
  ratio: '0.95',
  lowest_ratio: '0.9',
  first_day: today,
  valid_from: today,
  limit: 1,
  offset: 0,
  tags: ['matrix'],
  language: 'en',
  roles: ['finance'],
  user_name: () => `matrix.${Math.floor(Math.random() * 1e9)}`,
}

/** Further kinds of things (things.mjs). */
const row = (id, table, { partner = "'0'", customer = "'0'", owner, words = [], more = [] } = {}) => {
  const text = (column, name) => `CAST(${column} AS TEXT) AS ${name}`
  return `SELECT ${[text(id, 'id'), text('tenant_id', 'tenant_id'), text(partner, 'partner_id'), text(customer, 'customer_id'),
    ...(owner ? [text(owner, 'owner')] : []), ...words.map((word, i) => `${word} AS w${i + 1}`), ...more].join(', ')} FROM ${table}`
}
export const kinds = {
  message: row('message_id', 'message', { owner: 'person_id' }),
  role: row("'role-' || role_id", 'custom_role', { partner: 'partner_id', words: ['name'] }),
  key: row('access_key_id', 'access_key', { more: ['CAST(person_id AS TEXT) AS person_id'], partner: '(SELECT p.partner_id FROM person p WHERE p.person_id = access_key.person_id)' }),
  export: row('task_id', 'export_task', { owner: 'person_id' }),
  approval: row('request_id', 'approval_request', { partner: 'partner_id' }),
  challenge: row('challenge_id', 'challenge', { owner: 'person_id' }),
  registration: row('registration_id', 'registration', { partner: 'partner_id', words: ['company_name', 'email'] }),
  invitation: row('invitation_id', 'invitation', { partner: 'partner_id', words: ['company_name', 'email'] }),
  relation: row('event_id', 'association_event', { partner: 'partner_id', customer: 'customer_id', more: ['state', 'initiator'] }),
  resource: row('resource_number', 'resource', { partner: '(SELECT c.partner_id FROM customer c WHERE c.customer_id = resource.customer_id)', customer: 'customer_id' }),
  resource_import: row('import_id', "import_run WHERE kind = 'resources'"),
  customer_import: row('import_id', "import_run WHERE kind = 'customers'"),
  product_import: row('import_id', "import_run WHERE kind = 'catalogue'"),
  order: row('order_id', 'customer_order', { partner: 'partner_id', customer: 'customer_id', more: ['status', 'asked'] }),
  order_line: row('line_id', 'order_line', { partner: '(SELECT o.partner_id FROM customer_order o WHERE o.order_id = order_line.order_id)', customer: 'customer_id', more: ['status'] }),
  discount: row('discount_id', 'discount', { partner: '(SELECT c.partner_id FROM customer c WHERE c.customer_id = discount.customer_id)', customer: 'customer_id' }),
  webhook: row('endpoint_id', 'webhook_endpoint', { partner: 'partner_id', words: ['url'] }),
  webhook_message: row('message_id', 'webhook_message', { partner: 'partner_id' }),
  promotion: "SELECT CAST(promotion_id AS TEXT) AS id, '0' AS tenant_id, '0' AS partner_id, '0' AS customer_id, '' AS w1 FROM promotion",
  product: "SELECT CAST(product_id AS TEXT) AS id, '*' AS tenant_id, '0' AS partner_id, '0' AS customer_id, '' AS w1 FROM product",
  mapping: row('mapping_id', 'bill_mapping'),
  renewal_task: row('task_id', 'renewal_task', { partner: 'partner_id', customer: 'customer_id', words: ['reason'] }),
  line: row('line_id', 'consumption_line', { partner: 'partner_id', customer: 'customer_id' }),
  authorization: row('authorization_id', 'customer_authorization', { partner: 'partner_id', customer: 'customer_id', more: ['state'] }),
}

export const upload = 'BillingAccountId\n1\n'

/**
 * Exceptions of single routes, each with its reason.
 *   values, variables        as above, for this route only
 *   also                     optional fields that its body needs
 *   own                      what the act on one's own thing may answer besides 2xx: {status, why}
 *   own: false               the act is not carried out on one's own things, because …
 *   former                   customers of the past (once the partner's, once in one's care) are no foreign ones here, because …
 *   filters                  its text filters may find foreign names, because …
 *   echoes                   its answers may repeat words of earlier requests, because …
 *   open                     kinds of foreign things whose words may stand in its answers: {kinds, why}
 */
const of_the_past = (former, ...names) => Object.fromEntries(names.map((name) => [name, { former, ...more[name] }]))

/** What routes of the past need besides. */
const more = {
  'GET /v2/accounts/partner-accounts/account-change-records': { also: ['balance_type'], values: { balance_type: 'BALANCE_TYPE_DEBIT' } },
  'PUT /api/v1/customers/{customer_id}/account-manager': { own: { status: [404], why: 'only an active account manager of the customer\'s partner' } },
  'POST /api/v1/account-managers/{manager_id}/customers': { own: { status: [404], why: 'only to people among one\'s rows' } },
  'POST /api/v1/account-managers/{manager_id}/customers/take-back': { own: { status: [404], why: 'only from people among one\'s rows' } },
}

const for_everybody = { open: { kinds: ['promotion'], why: 'a promotion is for everybody' } }
const link = { own: { status: [404], why: 'needs the secret of an invitation: tests/web/entry.spec.ts' } }
const with_link = (values = {}) => ({ ...link, values })
const no_partner = { own: { status: [403], why: 'an operator is no partner, and the Open API is the partners\'' } }
const distributors_only = { own: { status: [403], why: 'who is no general distributor hears so before anybody asks for the permission' } }
const key_of = (persona, slot, things) => {
  const key = things.rows.key.find((row) => things.within(persona, row) && row.person_id !== persona.person?.id)
  return slot.kind === 'key' ? key?.id : key?.person_id
}
const resource_of = (persona, slot, things) => {
  const resource = things.rows.resource.find((row) => things.within(persona, row) && (persona.customer || (persona.seen?.has(row.customer_id) ?? true)))
  return slot.kind === 'resource' ? resource?.id : resource?.customer_id
}
const waiting = (side) => (persona, slot, things) =>
  things.rows.relation.find((row) => things.within(persona, row) && row.state === 'waiting' && row.initiator === side)?.id

const in_force = (persona, slot, things) => things.rows.authorization.find((row) => things.within(persona, row) && row.state === 'granted')?.id

const asking = (persona, slot, things) => things.rows.import.find((row) => row.state === 'waiting')?.id

/** The vendor's operators keep the vendor's own, and the demo market's are off. */
const webhook = { own: { status: [404, 409], why: 'a partner\'s are not the vendor\'s, and those of the demo market are off: tests/rooms/webhooks' } }
const hook = { ...webhook, values: { url: 'https://hooks.matrix.example/in', events: [] } }

/** What becomes of an order, or of what runs, hangs on how it stands. */
const by_cloud = { own: { status: [400, 404], why: 'resources are named by the cloud: tests/rooms/subscriptions/subscriptions_test.cpp' } }
const by_state = { own: { status: [400, 403, 404, 409, 422], why: 'hangs on how the order or resource stands: tests/rooms/orders' } }

export const rows = {
  'GET /api/v1/renewal-tasks/export': { also: ['expires_from', 'expires_to'], values: { expires_from: today, expires_to: today } },
  'POST /api/v1/renewal-tasks/{task_id}/records': by_state,
  'POST /api/v1/renewal-tasks/{task_id}/closure': by_state,
  'POST /api/v1/my/order-quotes': { ...for_everybody, ...by_state },
  'POST /api/v1/my/orders': { ...for_everybody, ...by_state },
  'GET /api/v1/my/orders/{order_id}': for_everybody,
  'POST /api/v1/my/orders/{order_id}/discount': by_state,
  'POST /api/v1/my/orders/payments': by_state,
  'POST /api/v1/my/orders/{order_id}/cancel': by_state,
  'POST /api/v1/my/orders/{order_id}/partner-payment': by_state,
  'POST /api/v1/my/orders/{order_id}/partner-payment/withdraw': by_state,
  'POST /api/v1/my/renewal-quotes': { ...for_everybody, ...by_state },
  'POST /api/v1/my/renewals': by_state,
  'POST /api/v1/my/return-quotes': by_state,
  'POST /api/v1/my/returns': by_state,
  'POST /api/v1/orders/{order_id}/payment': by_state,
  'POST /api/v1/orders/refusals': by_state,
  'GET /api/v1/orders/{order_id}/price-room': by_state,
  'POST /api/v1/orders/{order_id}/price': { also: ['off'], values: { off: '0.01' }, ...by_state },
  'POST /api/v1/all-orders/{order_id}/lines/{line_id}/delivered': by_state,
  'POST /api/v1/all-orders/{order_id}/lines/{line_id}/failed': by_state,
  'POST /v3/orders/customer-orders/pay': { values: { use_coupon: 'NO', use_discount: 'NO' }, ...by_state },
  'PUT /v2/orders/customer-orders/cancel': by_state,
  'GET /v2/orders/customer-orders': { ...no_partner, former: 'orders of the time stay to be seen' },
  'GET /v2/orders/customer-orders/details/{order_id}': { ...no_partner, former: 'orders of the time stay to be seen' },
  'GET /v2/orders/customer-orders/refund-orders': { former: 'orders of the time stay to be seen', ...by_state },
  'GET /v2/orders/customer-orders/order-discounts': { ...for_everybody, ...by_state },
  'GET /v2/orders/customer-orders/order-coupons': by_state,
  'POST /v2/orders/subscriptions/resources/renew': { values: { period_type: 2, period_num: 1 }, ...by_state },
  'POST /v2/orders/subscriptions/resources/unsubscribe': by_state,
  'POST /v2/orders/subscriptions/resources/autorenew/{resource_id}': { variables: { resource_id: 'matrix' }, values: { period_type: 'MONTH' }, ...by_cloud },
  'DELETE /v2/orders/subscriptions/resources/autorenew/{resource_id}': { variables: { resource_id: 'matrix' }, ...by_cloud },
  'POST /v2/orders/subscriptions/resources/to-on-demand': { values: { operation: 'SET_UP', resource_ids: ['matrix'] } },
  'POST /v2/orders/subscriptions/resources/renew/config': { values: { config_name: 'DEDUCTION_DATE', config_value: '7' } },
  'POST /v2/bills/ratings/period-resources/renew-rate': { ...for_everybody, values: { period_type: 2, period_num: 1 }, ...by_state },
  ...of_the_past('orders of the time stay to be seen',
    'GET /api/v1/orders', 'GET /api/v1/orders/export', 'GET /api/v1/orders/{order_id}', 'GET /api/v1/order-lines', 'GET /api/v1/order-lines/export'),
  'POST /api/v1/webhooks': hook,
  'PUT /api/v1/webhooks/{webhook_id}': hook,
  'DELETE /api/v1/webhooks/{webhook_id}': { own: false, why: 'the others need it: tests/rooms/webhooks' },
  'POST /api/v1/webhooks/{webhook_id}/secret': webhook,
  'POST /api/v1/webhooks/{webhook_id}/test': webhook,
  'GET /api/v1/webhook-messages/{message_id}': webhook,
  'POST /api/v1/webhook-messages/{message_id}/again': webhook,
  'POST /api/v1/discount-ceilings': { also: ['service_type_code'], values: { service_type_code: 'hws.service.type.obs' } },
  'POST /api/v1/discount-ceilings/remove': { also: ['service_type_code'], values: { service_type_code: 'hws.service.type.ebs' } },
  'POST /api/v1/discounts': { also: ['service_type_code'], values: { service_type_code: 'hws.service.type.ec2' } },
  'POST /v2/bills/ratings/period-resources/subscribe-rate': { ...for_everybody, values: { ...product, period_type: 2, period_num: 1 } },
  'POST /v2/bills/ratings/on-demand-resources': { ...for_everybody, values: { ...product, usage_factor: 'duration', usage_measure_id: 4, usage_value: 1 } },
  'POST /v2/products/resource-specs-query': { values: { charge_mode: '1' } },
  ...of_the_past('records of the time stay to be seen',
    'GET /api/v1/relation-events', 'GET /api/v1/relation-events/export',
    'GET /api/v1/customers', 'GET /api/v1/customers/export', 'GET /api/v1/customers/{customer_id}',
    'GET /api/v1/customers/{customer_id}/statement', 'GET /api/v1/customers/{customer_id}/statement/export', 'GET /api/v1/customers/{customer_id}/account-managers', 'GET /api/v1/customers/{customer_id}/freezes',
    'GET /api/v1/budget-records', 'GET /api/v1/budget-records/export',
    'GET /api/v1/funds/adjustments', 'GET /api/v1/funds/adjustments/export', 'GET /api/v1/funds/statement', 'GET /api/v1/funds/statement/export',
    'GET /v3/accounts/partner-accounts/adjust-records', 'GET /v2/accounts/partner-accounts/account-change-records',
    'GET /api/v1/consumption/lines', 'GET /api/v1/consumption/lines/export', 'GET /api/v1/consumption/trend', 'GET /api/v1/consumption/by-customer'),
  ...of_the_past('says that they have no account manager to take back, or that nobody can be given',
    'PUT /api/v1/customers/{customer_id}/account-manager', 'POST /api/v1/customers/{customer_id}/account-manager/take-back',
    'POST /api/v1/account-managers/{manager_id}/customers', 'POST /api/v1/account-managers/{manager_id}/customers/take-back'),
  'GET /api/v1/invitations/export': { filters: 'the same' },
  'GET /api/v1/invitations': { filters: 'an invitation shows, masked, the account that tried it, and is found by it' },
  'POST /api/v1/session': { own: false, why: 'signs in: tests/web/session.spec.ts' },
  'DELETE /api/v1/session': { own: false, why: 'would end the session of the matrix itself: tests/web/session.spec.ts' },
  'POST /api/v1/forgotten-passwords': { values: { form: 'account', account: 'matrix-nobody' } },
  'PUT /api/v1/forgotten-passwords': { values: { form: 'account', account: 'matrix-nobody', mailed_code: '00000-00000', new_password: 'Right-2026' }, own: { status: [403, 429], why: 'needs a code from the mail: tests/web/recovery.spec.ts' } },
  'POST /api/v1/me/password': { own: false, why: 'would change the password of the matrix itself' },
  'POST /api/v1/me/authenticator': { own: { status: [401, 429], why: 'asks for the password: tests/web/verification.spec.ts' } },
  'POST /api/v1/me/authenticator/confirm': { own: { status: [403, 422, 429], why: 'needs a code: tests/web/verification.spec.ts' } },
  'POST /api/v1/me/authenticator/recovery-codes': { own: { status: [403, 429], why: 'needs a code: tests/web/verification.spec.ts' } },
  'POST /api/v1/me/authenticator/remove': { own: { status: [403, 429], why: 'needs a code: tests/web/verification.spec.ts' } },
  'POST /api/v1/approvals/{request_id}/approve': { own: { status: [403], why: 'not one\'s own request: tests/rooms/approvals/approvals_test.cpp' } },
  'POST /api/v1/approvals/{request_id}/reject': { own: { status: [403], why: 'not one\'s own request: tests/rooms/approvals/approvals_test.cpp' } },
  'POST /api/v1/approvals/{request_id}/withdraw': { own: { status: [403], why: 'only one\'s own request: tests/rooms/approvals/approvals_test.cpp' } },
  'POST /api/v1/customers/budgets': { values: { amount: '100.00', kind: 'monthly' } },
  'POST /api/v1/customers/budgets/removal': {},
  'POST /api/v1/customers/freeze': { values: { what: 'account', reason: 'matrix' } },
  'POST /api/v1/customers/unfreeze': { values: { what: 'account', reason: 'matrix' } },
  'PUT /api/v1/partners/{partner_id}/state': { values: { status: 'normal', reason: 'matrix' } },
  'GET /v2/systems/configs/cities': { values: { province_code: '320000' } },
  'GET /v2/systems/configs/counties': { values: { city_code: '320100' } },
  'POST /v3/auth/tokens': { own: false, why: 'signs in: tests/sdk' },
  'POST /v2/accounts/partner-accounts/indirect-partner-adjust': distributors_only,
  'POST /v2/accounts/partner-accounts/indirect-partner-reclaim': distributors_only,
  'POST /v2/partners/sub-customers/query': no_partner,
  'POST /v2/partners/sub-customers/on-demand-resources/query': no_partner,
  'POST /v2/orders/suscriptions/resources/query': { ...no_partner, also: ['customer_id'] },
  'POST /v2/partners/sub-customers/new-customers-tags/batch-query': no_partner,
  'POST /v2/partners/sub-customers/users/check-identity': { ...no_partner, values: { search_type: 'name', search_value: 'matrix-nobody' } },
  'POST /v2/bases/verificationcode/send': { ...no_partner, values: { mobile_phone: '13900001234', receiver_type: 1 } },
  'GET /api/v1/customers/{customer_id}/relation-check': { values: { kind: 'part' } },
  'POST /api/v1/acting-sessions': { values: { purpose: 'order' }, own: false, why: 'would make the matrix somebody else: tests/rooms/relations/authorization_test.cpp' },
  'POST /api/v1/join/acceptance': link,
  'POST /api/v1/join/view': link,
  'POST /api/v1/join/accounts': with_link({ mobile: '13900001234', email: 'matrix@example.org', password: 'Right-2026' }),
  'POST /api/v1/join/codes': with_link({ email: 'matrix@example.org' }),
  'POST /api/v1/my/authorizations/{authorization_id}/revocation': { own_id: in_force },
  'POST /api/v1/my/authorizations/{authorization_id}/decision': { also: ['reason'], values: { agree: false, reason: 'matrix' } },
  'POST /api/v1/my/agreements': { values: { agreement: 'association_notice', version: 2 } },
  'POST /api/v1/my/relation-requests/{request_id}/decision': { own_id: waiting('partner'), also: ['answer'], values: { answer: 'no' } },
  'POST /api/v1/my/relation-requests/{request_id}/withdrawal': { own: { status: [404], why: 'nobody of the personas has asked: tests/rooms/relations/relation_test.cpp' } },
  'POST /api/v1/relation-requests/{request_id}/decision': { own_id: waiting('customer'), also: ['answer'], values: { answer: 'no' } },
  'POST /api/v1/relation-requests/{request_id}/withdrawal': { own_id: waiting('partner') },
  'POST /api/v1/me/keys': { also: ['password'], values: { password: 'Demo-2026' } },
  'PUT /api/v1/people/{person_id}/keys/{key_id}': { own_id: key_of, values: { status: 'disabled' } },
  'DELETE /api/v1/people/{person_id}/keys/{key_id}': { own_id: key_of },
  'GET /api/v1/customers/{customer_id}/resources/{instance_id}': { own_id: resource_of },
  'GET /api/v1/my/resources/{instance_id}': { own_id: resource_of },
  'POST /api/v1/my/subscriptions/policies': { also: ['unit', 'periods'], values: { resource_ids: ['matrix'], policy: 'grace', unit: 'month', periods: 1 }, ...by_cloud },
  'POST /api/v1/registrations': { values: { mobile: '13900001234', company_name: () => `matrix ${Math.random()}` } },
  'PUT /api/v1/registrations/{registration_id}/email': { values: { email: 'matrix@example.org' } },
  'POST /api/v1/roles': { values: { name: () => `m ${Math.random()}`, permissions: ['customers.view'] } },
  'PUT /api/v1/roles/{role_id}': { values: { permissions: ['customers.view'] } },
  'POST /api/v1/verification/challenges/{challenge_id}/code': { own: false, why: 'nobody of the demo market is asked for a code: tests/web/verification.spec.ts' },
  'POST /api/v1/people/{person_id}/disable': { own: false, why: 'would end the sessions of the matrix' },
  'POST /api/v1/people/{person_id}/reset-password': { own: false, why: 'would end the sessions of the matrix' },
  'PUT /api/v1/people/{person_id}/roles': { own: false, why: 'would take the matrix its permissions' },
  'DELETE /api/v1/people/{person_id}/sessions': { own: false, why: 'would end the sessions of the matrix' },
  'DELETE /api/v1/me/sessions': { own: false, why: 'would end the sessions of the matrix' },
  'POST /api/v1/messages/{message_id}/read': { own: false, why: 'nobody of the demo market need have a message: tests/rooms/messages/messages_test.cpp' },
  'DELETE /api/v1/messages/{message_id}': { own: false, why: 'the same' },
  'PUT /api/v1/me/message-preferences/{kind}': { variables: { kind: 'none' }, own: { status: [404], why: 'its kinds are the rooms\'' } },
  'POST /api/v1/exports': { values: { list: '/api/v1/customers', query: '' }, own: { status: [403, 404], why: 'the list asks for its own permission' } },
  'POST /api/v1/exports/in-full': { values: { list: '/api/v1/customers', query: '', reason: 'matrix' }, own: { status: [403, 404], why: 'the same' } },
  'GET /api/v1/exports/{export_id}/file': { own: { status: [404, 409], why: 'the file is written in the background' } },
  'POST /api/v1/customers/tags': { also: ['add'], values: { add: ['matrix'] } },
  'GET /api/v1/people': { unmasked: { columns: ['user_name'], why: 'an administrator tells their people the name they sign in with' } },
  'GET /api/v1/people/{person_id}': { unmasked: { columns: ['user_name'], why: 'an administrator tells their people the name they sign in with' } },
  'GET /api/v1/account-managers': { unmasked: { columns: ['user_name'], why: 'who assigns customers tells managers apart by the name they sign in with, as in the list of people' } },
  'GET /api/v1/contacts': { unmasked: { columns: ['mobile', 'email'], why: 'contacts are there to be shown to customers' } },
  'GET /api/v1/trail': { echoes: 'a trail keeps what one asked for', open: { kinds: ['message', 'export'], why: 'an operator reads whole trails, whose lines name what was acted on' } },
  'GET /api/v1/trail/export': { echoes: 'the same', open: { kinds: ['message', 'export'], why: 'the same' } },
  'GET /api/v1/my/partner': { open: { kinds: ['person'], why: 'contacts may be people of the partner' }, unmasked: { columns: ['mobile', 'email'], why: 'a customer sees the contacts of its partner' } },
  ...Object.fromEntries(['', '/faults', '/faults/export'].map((more) => [`GET /api/v1/customer-imports/{import_id}${more}`, { own: false, why: 'no customers were imported into the demo market: tests/rooms/joining/intake_test.cpp' }])),
  'POST /api/v1/customers': { values: { company_name: () => `matrix ${Math.random()}`, account_name: () => `m_${Math.floor(Math.random() * 1e9)}`, association_type: 'resale', mobile: '13900001234', email: () => `m${Math.random()}@example.org`, entrance: 'later' } },
  'POST /api/v1/customers/{customer_id}/main-account/entrance': { own: { status: [404, 422], why: 'customers of the demo market have no main account, or a password of its own: tests/rooms/joining/intake_test.cpp' }, values: { entrance: 'told' } },
  'GET /api/v1/customers/{customer_id}/main-account': { own: { status: [404], why: 'not every customer of the demo market has a main account' } },
  'POST /api/v1/partners': { values: { kind: 'solution_provider', distributor_id: null, name: () => `matrix ${Math.random()}`, account_name: () => `m${Math.floor(Math.random() * 1e9)}`, mobile: '13900001234', email: 'matrix@example.org', entrance: 'later' } },
  'PUT /api/v1/partners/{partner_id}/main-account': { values: { mobile: '13900001234', email: 'matrix@example.org' } },
  'POST /api/v1/partners/{partner_id}/main-account/entrance': { values: { entrance: 'told' } },
  'PUT /api/v1/partners/{partner_id}/profile': { values: { version: -1 }, own: { status: [409], why: 'names of the market stay: tests/web/company.spec.ts' } },
  'PUT /api/v1/partner/profile': { values: { version: -1 }, own: { status: [409], why: 'the same' } },
  'PUT /api/v1/home/first-steps': { own: { status: [403], why: 'only the vendor\'s people have first steps' } },
  'POST /api/v1/invitations/{invitation_id}/codes': { own: { status: [422], why: 'the demo market sends mail: tests/rooms/joining/inviter_code_test.cpp' } },
  'PUT /api/v1/partners/{partner_id}/logo': { values: { content: null } },
  'PUT /api/v1/partner/logo': { values: { content: null } },
  'PUT /api/v1/partners/{partner_id}/credit-limit': { values: { limit: '900000.00' } },
  'POST /api/v1/partners/{partner_id}/top-ups': { values: { reference: () => `matrix-${Math.random()}` } },
  'POST /api/v1/customers/{customer_id}/repayments': { own: { status: [422], why: 'the own customer is resale; its partner clears what it owes' }, values: { reference: () => `matrix-${Math.random()}` } },
  'GET /api/v1/imports/{import_id}/comparison': { own_id: asking, own: { status: [200, 422], why: 'one that was decided meanwhile asks no more' } },
  'POST /api/v1/imports/{import_id}/decision': { own_id: asking, values: { answer: 'drop' } },
  'POST /api/v1/imports/{import_id}/files': { own: { status: [400], why: 'only a delivery that is being sent takes further files: tests/web/deliveries.spec.ts' } },
  'POST /api/v1/mappings': { values: { billing_account_id: () => `matrix-${Math.random()}`, sub_account_id: '' } },
}
