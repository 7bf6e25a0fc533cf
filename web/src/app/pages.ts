import type { Room } from '@/lib/room'

const rooms = import.meta.glob<Room>('../rooms/*/room.ts', { eager: true, import: 'default' })
export const pages = Object.values(rooms).flatMap((room) => room.pages)
