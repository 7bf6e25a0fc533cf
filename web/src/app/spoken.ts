import { i18n } from '@/lib/language'

/**
 * What the component library leaves unsaid to assistive technology is added as soon as an element appears:
 * the head and foot of a dialog are no landmarks of the page, what pops up stands in a named region, a calendar has
 * a name, the box around a list of choices is no tooltip, and a long drawer can be scrolled by keyboard.
 */
const fixes: [selector: string, fix: (element: Element) => void][] = [
  ['.el-dialog__header, .el-dialog__footer, .el-drawer__header', (e) => e.setAttribute('role', 'none')],
  [
    '[id^="el-popper-container"]',
    (e) => {
      e.setAttribute('role', 'region')
      e.setAttribute('aria-label', i18n.global.t('common.popups'))
    },
  ],
  ['.el-popper[role="dialog"]', (e) => e.setAttribute('aria-label', i18n.global.t('common.calendar'))],
  ['.el-select__popper[role="tooltip"]', (e) => e.setAttribute('role', 'none')],
  ['.el-drawer__body', (e) => e.setAttribute('tabindex', '0')],
]

function complete(root: Element): void {
  for (const [selector, fix] of fixes) {
    if (root.matches(selector)) fix(root)
    root.querySelectorAll(selector).forEach(fix)
  }
}

export function speakForLibrary(): void {
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach((node) => node instanceof Element && complete(node))
  }).observe(document.body, { childList: true, subtree: true })
}
