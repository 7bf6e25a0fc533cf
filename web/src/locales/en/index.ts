import { menuWords } from '@/api/menu'
import common from './common.json'
import company from './company.json'

const rooms = import.meta.glob<Record<string, object>>('../../rooms/*/words/en.json', { eager: true, import: 'default' })

const menu = { ...common.menu, ...menuWords.en }

export default Object.assign({}, common, company, { menu }, ...Object.values(rooms)) as typeof common & typeof company & { menu: typeof menu }
