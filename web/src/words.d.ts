// What tools/words.ts makes.
declare module 'virtual:words' {
  type Load = () => Promise<{ default: Record<string, object> }>
  /** Of the frame and of each room, in each language; tools/words.ts tells what is in them. */
  const parts: Record<string, Record<'zh-CN' | 'en', Load>>
  export default parts
}
