// What the official SDK's client declares of the answers: the fields and their types, lists as [of what]. A decimal is a
// JSON number. Fields without a value are null.
const id_of = (name) => ({ [name]: 'string' })

const divisions = (name) => ({ count: 'integer', [name]: [{ code: 'string', name: 'string' }] })

const amounts = (...names) => Object.fromEntries(names.map((name) => [name, 'number']))
const no_instalments = (...names) => ({ ...Object.fromEntries(names.map((name) => [name, 'string'])), installment_period_type: 'integer' })
const instalments = no_instalments('installment_official_website_amount', 'installment_official_discount_amount', 'installment_amount')

const amount_info = { discounts: [{ discount_type: 'string', discount_amount: 'number' }], ...amounts('flexipurchase_coupon_amount', 'coupon_amount', 'stored_card_amount', 'commission_amount', 'consumed_amount') }
const order = {
  order_id: 'string', customer_id: 'string', service_type_code: 'string', service_type_name: 'string', source_type: 'integer', status: 'integer', order_type: 'integer',
  ...amounts('amount_after_discount', 'official_amount'), measure_id: 'integer', create_time: 'string', payment_time: 'string', currency: 'string', contract_id: 'string', amount_info,
}
const projects = { enterprise_projects: [{ id: 'string', name: 'string' }] }
const placed_by = { user_name: 'string', pending_payment_end_time: 'string' }
const failed = { fail_resource_infos: [{ error_code: 'string', error_msg: 'string', resource_id: 'string' }] }

export const declared = {
  'GET /v2/orders/customer-orders': {
    total_count: 'integer',
    order_infos: [{ ...order, ...projects, sub_order_infos: [{ ...order, ...projects }], agent_pay_info: { paying_agent_id: 'string', is_agent_pay: 'boolean' } }],
  },
  'GET /v2/orders/customer-orders/details/{order_id}': {
    total_count: 'integer',
    order_info: { ...order, ...placed_by, sub_order_infos: [{ ...order, ...placed_by }] },
    order_line_items: [{
      order_line_item_id: 'string', service_type_code: 'string', service_type_name: 'string', product_id: 'string', product_spec_desc: 'string', period_type: 'integer',
      period_num: 'integer', effective_time: 'string', expire_time: 'string', subscription_num: 'integer', ...amounts('amount_after_discount', 'official_amount'), amount_info,
      currency: 'string', category_code: 'string', product_owner_service: 'string', commercial_resource: 'string',
      base_product_info: { product_id: 'string', product_spec_desc: 'string', category_code: 'string', product_owner_service: 'string', commercial_resource: 'string' }, order_id: 'string',
    }],
  },
  'GET /v2/orders/customer-orders/refund-orders': {
    total_count: 'integer',
    refund_infos: [{
      id: 'string', amount: 'number', measure_id: 'string', customer_id: 'string', resource_type_code: 'string', service_type_code: 'string', resource_type_name: 'string',
      service_type_name: 'string', region_code: 'string', base_order_id: 'string',
    }],
  },
  'GET /v2/orders/customer-orders/order-discounts': {
    discounts: [{
      discount_id: 'string', discount_value: 'string', discount_type: 'integer',
      orders: [{ order_id: 'string', order_line_items: [{ order_line_item_ids: ['string'], discount_mode: 'integer', ...amounts('discount_amount', 'discount_ratio') }] }],
    }],
  },
  'GET /v2/orders/customer-orders/order-coupons': {
    count: 'integer',
    user_coupons: [{
      coupon_id: 'string', coupon_code: 'string', status: 'integer', coupon_type: 'integer', measure_id: 'integer', face_value: 'number', effective_time: 'string', expire_time: 'string',
      plan_name: 'string', plan_desc: 'string',
      use_limits: [{ use_limiti_info_id: 'string', limit_key: 'string', value1: 'string', value2: 'string', value_unit: 'string', limit_type: 'string', promotion_plan_id: 'string' }],
      active_time: 'string', last_used_time: 'string', create_time: 'string', coupon_version: 'integer', balance: 'number', used_by_order_id: 'string', coupon_usage: 'string',
      coupon_group: 'integer',
    }],
    coupon_max_use_quantity: [{ coupon_type: 'integer', coupon_group: 'integer', use_quantity_value: 'integer' }],
  },
  'POST /v2/orders/subscriptions/resources/renew': { order_ids: ['string'], ...failed },
  'POST /v2/orders/subscriptions/resources/to-on-demand': { error_details: [{ error_code: 'string', error_msg: 'string', id: 'string' }] },
  'POST /v2/orders/subscriptions/resources/renew/config': { error_code: 'string', error_msg: 'string' },
  'POST /v2/orders/subscriptions/resources/unsubscribe': { order_ids: ['string'], ...failed },
  'POST /v2/bills/ratings/period-resources/renew-rate': {
    currency: 'string',
    renew_inquiry_results: [{ resource_id: 'string', amount: 'string' }],
    official_website_rating_result: { official_website_amount: 'string', ...no_instalments('installment_official_website_amount') },
    optional_discount_rating_results: [{
      discount_id: 'string', amount: 'string', official_website_amount: 'string', discount_amount: 'string', discount_type: 'integer', discount_name: 'string', best_offer: 'integer',
      ...instalments,
    }],
    ...failed,
  },
  'GET /v2/products/service-types': { total_count: 'integer', service_types: [{ service_type_name: 'string', service_type_code: 'string', abbreviation: 'string' }] },
  'GET /v2/products/resource-types': {
    total_count: 'integer',
    resource_types: [{ resource_type_code: 'string', resource_type_name: 'string', resource_type_desc: 'string', service_type_code: 'string' }],
  },
  'GET /v2/products/service-resources': {
    total_count: 'integer',
    infos: [{ basic_info: { resource_type_code: 'string', product_owner_service: 'string', name: 'string', description: 'string' } }],
  },
  'GET /v2/products/usage-types': {
    total_count: 'integer',
    usage_types: [{ code: 'string', name: 'string', resource_type_code: 'string', service_type_code: 'string', resource_type_name: 'string', service_type_name: 'string' }],
  },
  'POST /v2/products/resource-specs-query': {
    page_info: { next_marker: 'string' },
    cloud_service_basics: [{
      cloud_service_type: 'string', cloud_service_type_name: 'string', resource_type: 'string', resource_type_name: 'string', resource_spec: 'string',
      resource_spec_name: 'string', charge_mode: 'string', region_code: 'string',
    }],
  },
  'POST /v2/bills/ratings/on-demand-resources': {
    ...amounts('amount', 'discount_amount', 'official_website_amount'),
    measure_id: 'integer',
    currency: 'string',
    product_rating_results: [{
      id: 'string', product_id: 'string', ...amounts('amount', 'discount_amount', 'official_website_amount'), measure_id: 'integer',
      discount_rating_results: [{ limit_key: 'string', limit_values: [{ value1: 'string', value2: 'string' }] }],
    }],
  },
  'POST /v2/bills/ratings/period-resources/subscribe-rate': {
    official_website_rating_result: {
      official_website_amount: 'number', ...no_instalments('installment_official_website_amount'), measure_id: 'integer',
      product_rating_results: [{ id: 'string', product_id: 'string', official_website_amount: 'number', measure_id: 'integer', ...no_instalments('installment_official_website_amount') }],
    },
    optional_discount_rating_results: [{
      discount_id: 'string', ...amounts('amount', 'official_website_amount', 'discount_amount'), measure_id: 'integer', discount_type: 'integer', discount_name: 'string',
      best_offer: 'integer', ...instalments,
      product_rating_results: [{ id: 'string', product_id: 'string', ...amounts('amount', 'official_website_amount', 'discount_amount'), measure_id: 'integer', ...instalments }],
    }],
    currency: 'string',
  },
  'GET /v2/systems/configs/provinces': divisions('provinces'),
  'GET /v2/systems/configs/cities': divisions('cities'),
  'GET /v2/systems/configs/counties': divisions('counties'),
  'GET /v2/bases/measurements': { measure_units: [{ measure_id: 'integer', measure_name: 'string', abbreviation: 'string', measure_type: 'integer' }] },
  'GET /v2/bases/conversions': { conversions: [{ measure_id: 'integer', ref_measure_id: 'integer', conversion_ratio: 'integer', measure_type: 'integer' }] },
  'POST /v2/partners/sub-customers/users/check-identity': { error_code: 'string', error_msg: 'string', check_result: 'string', mobile_remain_available_num: 'integer' },
  'POST /v2/partners/sub-customers': { domain_id: 'string', domain_name: 'string' },
  'POST /v2/accounts/partner-accounts/adjust-amount': id_of('transfer_id'),
  'POST /v2/accounts/partner-accounts/indirect-partner-adjust': id_of('transfer_id'),
  'POST /v2/accounts/partner-accounts/reclaim': id_of('trans_id'),
  'POST /v2/accounts/partner-accounts/indirect-partner-reclaim': id_of('trans_id'),
  'GET /v2/accounts/partner-accounts/balances': {
    account_balances: [{ account_id: 'string', account_type: 'integer', amount: 'number', currency: 'string', designated_amount: 'number', credit_amount: 'number', measure_id: 'integer', memo: 'string' }],
  },
  'POST /v2/accounts/customer-accounts/balances/batch-query': {
    customer_balances: [{ customer_id: 'string', debt_amount: 'number', amount: 'number', currency: 'string', measure_id: 'integer' }],
  },
  'GET /v2/accounts/partner-accounts/account-change-records': {
    total_count: 'integer',
    currency: 'string',
    records: [{
      account_change_id: 'string', trade_detail_type: 'string', trade_time: 'string', trade_id: 'string', change_amount: 'string', balance_after_change: 'string',
      type: 'string', customer_id: 'string', account_name: 'string',
    }],
  },
  'GET /v3/accounts/partner-accounts/adjust-records': {
    records: [{
      customer_id: 'string', customer_name: 'string', operation_type: 'string', amount: 'string', currency: 'string', apply_scene: 'string', operation_time: 'string',
      measure_id: 'integer', trans_id: 'string', memo: 'string',
    }],
    total_count: 'integer',
  },
  'POST /v2/partners/sub-customers/query': {
    customer_infos: [{
      customer: 'string', account_name: 'string', customer_id: 'string', associated_on: 'string', association_type: 'string', label: 'string', telephone: 'string',
      verified_status: 'string', country_code: 'string', customer_type: 'integer', is_frozen: 'integer', account_managers: [{ account_name: 'string' }],
      xaccount_id: 'string', xaccount_type: 'string', customer_level: 'string', email: 'string',
    }],
    count: 'integer',
  },
  'POST /v2/partners/sub-customers/new-customers-tags/batch-query': {
    new_customer_tags: [{ customer_id: 'string', customer_tag_type: 'string', new_customer_tag: 'string', effective_time: 'string', expire_time: 'string' }],
  },
  'POST /v2/partners/sub-customers/on-demand-resources/query': {
    resources: [{
      customer_id: 'string', region_code: 'string', availability_zone_code: 'string', service_type_code: 'string', resource_type_code: 'string', service_type_name: 'string',
      resource_type_name: 'string', resource_id: 'string', resource_name: 'string', effective_time: 'string', expire_time: 'string', status: 'integer',
      resource_spec_code: 'string', resource_info: 'string', product_spec_desc: 'string',
    }],
    total_count: 'integer',
  },
  'POST /v2/orders/suscriptions/resources/query': {
    data: [{
      id: 'string', resource_id: 'string', resource_name: 'string', region_code: 'string', service_type_code: 'string', resource_type_code: 'string', resource_type_name: 'string',
      service_type_name: 'string', resource_spec_code: 'string', project_id: 'string', product_id: 'string', parent_resource_id: 'string', is_main_resource: 'integer',
      status: 'integer', effective_time: 'string', expire_time: 'string', expire_policy: 'integer', product_spec_desc: 'string', spec_size: 'number', spec_size_measure_id: 'integer',
      update_time: 'string', enterprise_project: { id: 'string', name: 'string' },
    }],
    total_count: 'integer',
  },
}

const fits = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
}

/** What an answer has too much, too little or of another type. */
export function faults(answer, shape, path = '') {
  if (answer === null) return []
  if (typeof shape === 'string') return fits[shape](answer) ? [] : [`${path} is no ${shape}: ${JSON.stringify(answer)}`]
  if (Array.isArray(shape)) return Array.isArray(answer) ? answer.flatMap((each, i) => faults(each, shape[0], `${path}[${i}]`)) : [`${path} is no list`]
  const names = new Set([...Object.keys(answer), ...Object.keys(shape)])
  return [...names].flatMap((name) => {
    const at = path ? `${path}.${name}` : name
    if (!(name in shape)) return [`${at} is not declared`]
    return name in answer ? faults(answer[name], shape[name], at) : [`${at} is missing`]
  })
}
