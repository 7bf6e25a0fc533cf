import codes from './codes.json'
import columns from './columns.json'
import common from './common.json'
import company from './company.json'
import places from './menu.json'

const rooms = import.meta.glob<Record<string, object>>('../../rooms/*/{words,codes}/zh-CN.json', { eager: true, import: 'default' })

const menu = { ...common.menu, ...places }

export default Object.assign({}, common, company, codes, { menu, columns }, ...Object.values(rooms)) as typeof common &
  typeof company &
  typeof codes & { menu: typeof menu; columns: typeof columns }
