import common from './common.json'
import company from './company.json'

const rooms = import.meta.glob<Record<string, object>>('../../rooms/*/words/zh-CN.json', { eager: true, import: 'default' })

export default Object.assign({}, common, company, ...Object.values(rooms)) as typeof common & typeof company
