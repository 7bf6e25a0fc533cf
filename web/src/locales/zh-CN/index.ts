import common from './common.json'
import company from './company.json'
import places from './menu.json'

const rooms = import.meta.glob<Record<string, object>>('../../rooms/*/words/zh-CN.json', { eager: true, import: 'default' })

const menu = { ...common.menu, ...places }

export default Object.assign({}, common, company, { menu }, ...Object.values(rooms)) as typeof common & typeof company & { menu: typeof menu }
