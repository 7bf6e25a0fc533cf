import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { h } from 'vue'
import { i18n } from './language'

/** After an export was asked for: what happens, and the way to where it will be. */
export function exportBegun(goTo: (path: string) => void): void {
  const { t } = i18n.global
  const link = h(
    'a',
    {
      href: '/exports',
      class: 'link',
      onClick: (event: MouseEvent) => {
        event.preventDefault()
        ElMessage.closeAll()
        goTo('/exports')
      },
    },
    t('exports.see_records'),
  )
  ElMessage({ type: 'success', message: h('span', [t('exports.created'), '　', link]), duration: 6000, showClose: true })
}
