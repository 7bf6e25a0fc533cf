import type { RouteRecordRaw } from 'vue-router'
import { bills, customers, resources } from '@/pages/imports/kinds'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('@/pages/session/SignIn.vue'), meta: { title: 'session.title', open: true, bare: true } },
  { path: '/forgot-password', name: 'forgot-password', component: () => import('@/pages/session/ForgotPassword.vue'), meta: { title: 'forgot.title', open: true, bare: true } },
  { path: '/welcome', name: 'welcome', component: () => import('@/pages/session/ForgotPassword.vue'), meta: { title: 'forgot.welcome', open: true, bare: true } },
  { path: '/first-password', name: 'first-password', component: () => import('@/pages/session/FirstPassword.vue'), meta: { title: 'session.first_title', bare: true } },
  { path: '/', name: 'home', component: () => import('@/pages/home/HomePage.vue'), meta: { title: 'menu.home' } },

  { path: '/sales/customers', name: 'customers', component: () => import('@/pages/customers/CustomerList.vue'), meta: { title: 'menu.customers', permission: 'customers.view' } },
  { path: '/sales/customers/:id(\\d+)', name: 'customer', component: () => import('@/pages/customers/CustomerPage.vue'), meta: { title: 'customers.detail', permission: 'customers.view' } },
  { path: '/sales/customers/:id(\\d+)/resources', name: 'customer-resources', component: () => import('@/pages/resources/CustomerResources.vue'), meta: { title: 'resources.see', permission: 'resources.view' } },
  { path: '/sales/assignment', name: 'assignment', component: () => import('@/pages/managers/ManagerList.vue'), meta: { title: 'menu.assignment', permission: 'customers.assign_managers' } },
  { path: '/sales/assignment/:id(\\d+)', name: 'manager_customers', component: () => import('@/pages/managers/ManagerCustomers.vue'), meta: { title: 'managers.see_customers', permission: 'customers.assign_managers' } },
  { path: '/sales/adjustments', name: 'adjustments', component: () => import('@/pages/funds/AdjustmentList.vue'), meta: { title: 'menu.adjustments', permission: 'funds.view' } },
  { path: '/sales/budget-records', name: 'budget-records', component: () => import('@/pages/budgets/BudgetRecords.vue'), meta: { title: 'menu.budget_records', permission: 'customers.view' } },
  { path: '/sales/relation-events', name: 'relation-events', component: () => import('@/pages/relation/RelationEvents.vue'), meta: { title: 'relation.events', permission: 'customers.view' } },
  { path: '/sales/consumption', name: 'consumption', component: () => import('@/pages/consumption/LineList.vue'), meta: { title: 'menu.consumption', permission: 'consumption.view' } },
  { path: '/sales/funds', name: 'funds', component: () => import('@/pages/funds/FundsPage.vue'), meta: { title: 'menu.funds', permission: 'funds.view' } },
  { path: '/sales/dashboard', name: 'dashboard', component: () => import('@/pages/consumption/DashboardPage.vue'), meta: { title: 'menu.dashboard', permission: 'consumption.view' } },
  { path: '/sales/resellers', name: 'resellers', component: () => import('@/pages/resellers/ResellerList.vue'), meta: { title: 'menu.resellers', permission: 'resellers.view' } },

  { path: '/sales/expansion', name: 'expansion', component: () => import('@/pages/expansion/ExpansionPage.vue'), meta: { title: 'menu.expansion', permission: 'entry.view' } },
  { path: '/join/:token([0-9a-f]+)', name: 'join', component: () => import('@/pages/join/JoinPage.vue'), meta: { title: 'join.page', open: true, bare: true } },

  { path: '/vendor/registrations', name: 'reviews', component: () => import('@/pages/reviews/ReviewList.vue'), meta: { title: 'menu.reviews', permission: 'entry.review' } },
  { path: '/vendor/partners', name: 'partners', component: () => import('@/pages/partners/PartnerList.vue'), meta: { title: 'menu.partners', permission: 'partners.view' } },
  { path: '/vendor/partners/:id(\\d+)', name: 'partner', component: () => import('@/pages/partners/PartnerPage.vue'), meta: { title: 'partners.detail', permission: 'partners.view' } },
  { path: '/vendor/imports', name: 'imports', component: () => import('@/pages/imports/ImportList.vue'), props: { kind: bills }, meta: { title: 'menu.imports', permission: 'imports.manage' } },
  { path: '/vendor/imports/:id(\\d+)', name: 'import', component: () => import('@/pages/imports/ImportPage.vue'), props: { kind: bills }, meta: { title: 'imports.detail', permission: 'imports.manage' } },
  { path: '/vendor/resource-imports', name: 'resource-imports', component: () => import('@/pages/imports/ImportList.vue'), props: { kind: resources }, meta: { title: 'menu.resource_imports', permission: 'resources.manage' } },
  { path: '/vendor/resource-imports/:id(\\d+)', name: 'resource-import', component: () => import('@/pages/imports/ImportPage.vue'), props: { kind: resources }, meta: { title: 'imports.detail', permission: 'resources.manage' } },
  { path: '/vendor/customer-imports', name: 'customer-imports', component: () => import('@/pages/imports/ImportList.vue'), props: { kind: customers }, meta: { title: 'menu.customer_imports', permission: 'customers.admit' } },
  { path: '/vendor/customer-imports/:id(\\d+)', name: 'customer-import', component: () => import('@/pages/imports/ImportPage.vue'), props: { kind: customers }, meta: { title: 'imports.detail', permission: 'customers.admit' } },
  { path: '/vendor/waiting-accounts', name: 'waiting', component: () => import('@/pages/imports/WaitingList.vue'), meta: { title: 'menu.waiting', permission: 'imports.manage' } },
  { path: '/vendor/mappings', name: 'mappings', component: () => import('@/pages/imports/MappingList.vue'), meta: { title: 'menu.mappings', permission: 'imports.manage' } },
  { path: '/vendor/exchange-rates', name: 'rates', component: () => import('@/pages/imports/RateList.vue'), meta: { title: 'menu.rates', permission: 'imports.manage' } },

  { path: '/organisation/trail', name: 'trail', component: () => import('@/pages/trail/TrailList.vue'), meta: { title: 'menu.trail', permission: 'trail.view' } },
  { path: '/exports', name: 'exports', component: () => import('@/pages/exports/ExportList.vue'), meta: { title: 'exports.records' } },
  { path: '/my/reveals', name: 'my-reveals', component: () => import('@/pages/trail/MyReveals.vue'), meta: { title: 'reveal.mine' } },

  { path: '/my/account', name: 'my', component: () => import('@/pages/my/MyAccount.vue'), meta: { title: 'menu.my', permission: 'my.view' } },
  { path: '/my/resources', name: 'my-resources', component: () => import('@/pages/resources/MyResources.vue'), meta: { title: 'menu.my_resources', permission: 'my.resources' } },
  { path: '/my/partner', name: 'my-partner', component: () => import('@/pages/my/partner/MyPartner.vue'), meta: { title: 'menu.my_partner', permission: 'my.relation' } },

  { path: '/organisation/members', name: 'members', component: () => import('@/pages/organisation/MembersPage.vue'), meta: { title: 'menu.members', permission: 'people.view' } },
  { path: '/account/credentials', name: 'credentials', component: () => import('@/pages/account/CredentialsPage.vue'), meta: { title: 'account.credentials' } },
  { path: '/messages', name: 'messages', component: () => import('@/pages/messages/MessageList.vue'), meta: { title: 'messages.title' } },
  { path: '/messages/settings', name: 'message-settings', component: () => import('@/pages/messages/MessageSettings.vue'), meta: { title: 'messages.settings' } },
  { path: '/account/profile', name: 'profile', component: () => import('@/pages/security/ProfilePage.vue'), meta: { title: 'security.partner_info' } },
  { path: '/account/security', name: 'security', component: () => import('@/pages/security/SecurityPage.vue'), meta: { title: 'security.title' } },
  { path: '/sales/approvals', name: 'approvals', component: () => import('@/pages/approvals/ApprovalList.vue'), meta: { title: 'menu.approvals', permission: 'approvals.view' } },

  { path: '/forbidden', name: 'forbidden', component: () => import('@/pages/faults/ForbiddenPage.vue'), meta: { title: 'faults.forbidden_title' } },
  { path: '/unreachable', name: 'unreachable', component: () => import('@/pages/faults/UnreachablePage.vue'), meta: { title: 'faults.unreachable_title', open: true, bare: true } },
  { path: '/:rest(.*)*', name: 'missing', component: () => import('@/pages/faults/MissingPage.vue'), meta: { title: 'faults.missing_title' } },
]
