/** What the unit `u` was called on a day: a matter of the past keeps the name that its papers and people knew. `on` is SQL for that day. */
export const unitNameOn = (on: string): string => `coalesce((select e.name from unit_earlier e where e.unit_id = u.id and e.until >= ${on} order by e.until limit 1), u.name)`;

/** The day of a control: when it was performed, else the end of its period. */
export const dayOfControl = 'coalesce(o.performed_on, o.period_to)';
