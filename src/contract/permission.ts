/** What may be permitted. Which role may what is one table in app/access.ts. */
export const permissions = [
  'organisation.read', 'organisation.manage', 'people.manage', 'directory.serve', 'method.manage',
  'year.read', 'year.edit', 'year.start', 'year.import', 'version.read', 'paper.read',
  'decision.submit', 'decision.register', 'trail.read', 'trail.dispose',
  'control.read', 'control.open', 'control.perform', 'control.manage', 'measure.read', 'measure.report', 'measure.edit', 'deviation.report', 'request.answer', 'followup.read', 'followup.edit', 'followup.judge', 'calendar.manage', 'draft.share', 'secrecy.mark', 'publication.manage', 'person.export', 'processing.read', 'processing.manage', 'audit.read', 'oversight.read',
] as const;
export type Permission = (typeof permissions)[number];
