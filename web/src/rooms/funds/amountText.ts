import { useI18n } from 'vue-i18n'
import type { Fault } from '@/api/fault'
import { amountFault, grouped } from '@/lib/money'

/** What to write under an amount field: what the person typed wrong, else what the server said about it. */
export function useAmountText() {
  const { t } = useI18n()
  return (typed: string, most: string | null | undefined, touched: boolean, fault: Fault | null): string => {
    const wrong = amountFault(typed, most)
    if (wrong !== '' && (touched || (wrong !== 'missing' && wrong !== 'shape'))) {
      return t(`amount.${wrong}`, { most: grouped(most ?? '') })
    }
    return fault?.field === 'amount' ? fault.message : ''
  }
}
