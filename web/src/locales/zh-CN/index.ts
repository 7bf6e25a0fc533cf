import common from './common.json'
import session from './session.json'
import home from './home.json'
import customers from './customers.json'
import funds from './funds.json'
import resellers from './resellers.json'
import consumption from './consumption.json'
import partners from './partners.json'
import imports from './imports.json'
import my from './my.json'
import expansion from './expansion.json'
import organisation from './organisation.json'
import relation from './relation.json'
import managers from './managers.json'
import exports from './exports.json'
import trail from './trail.json'
import messages from './messages.json'
import security from './security.json'
import approvals from './approvals.json'
import forgot from './forgot.json'
import freezing from './freezing.json'
import budgets from './budgets.json'
import resources from './resources.json'
import company from './company.json'

export default {
  ...common, ...session, ...home, ...customers, ...funds, ...resellers, ...consumption, ...partners, ...imports, ...my, ...expansion, ...organisation, ...relation, ...managers,
  ...exports, ...trail, ...messages, ...security, ...approvals, ...forgot, ...freezing, ...budgets, ...resources, ...company,
}
