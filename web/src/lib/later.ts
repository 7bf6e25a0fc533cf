import { defineAsyncComponent, type Component } from 'vue'
import { complained } from './toast'

/** A dialog or a tab that is fetched when it is first opened, which says so when it cannot be. */
export function later(load: () => Promise<Component>): Component {
  return defineAsyncComponent({
    loader: load,
    onError: (thrown, _retry, fail) => {
      complained(thrown)
      fail()
    },
  })
}
