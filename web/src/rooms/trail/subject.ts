/** "customer_id:17 person_id:3" in the person's words; kinds without a word stay as they are. */
export function subjectText(subject: string, t: (key: string) => string, te: (key: string) => boolean): string {
  return subject
    .split(' ')
    .map((part) => {
      const [, kind, id] = /^([a-z_]+?)(?:_id)?:(.+)$/.exec(part) ?? []
      return kind && te(`trail_subject.${kind}`) ? `${t(`trail_subject.${kind}`)} ${id}` : part
    })
    .join(', ')
}
