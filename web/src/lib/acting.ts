import { beginActing, endActing, type ActingPurpose } from '@/api/relation'
import { queryClient } from './queries'
import { adopt } from './session'
import { newKey } from './submit'

/** The session goes over to the customer (代客户下单, 代客运维). */
export async function actFor(customer_id: string, purpose: ActingPurpose): Promise<void> {
  const found = await beginActing(customer_id, purpose, newKey())
  queryClient.clear()
  await adopt(found)
}

/** 切换角色: back to who one is. */
export async function actNoMore(): Promise<void> {
  const found = await endActing(newKey())
  queryClient.clear()
  await adopt(found)
}
