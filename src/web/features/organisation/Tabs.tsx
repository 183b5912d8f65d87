import { Link } from '../../place.tsx';
import type { ReactElement } from 'react';
import { organisationText } from '../../../text/screenOrganisation.ts';
import { useSession } from '../../queries.ts';

/** The pages of the administrator, as one line of links. */
export function Tabs({ here }: { readonly here: 'organisation' | 'people' | 'methods' | 'calendar' | 'permissions' }): ReactElement {
  const { administers } = useSession();
  return (
    <nav className="seg org-tabs" aria-label={organisationText.tabsLabel}>
      <Link to="/organisation" aria-current={here === 'organisation' ? 'page' : undefined}>{organisationText.tabs.organisation}</Link>
      {administers ? <Link to="/personer" aria-current={here === 'people' ? 'page' : undefined}>{organisationText.tabs.people}</Link> : null}
      {administers ? <Link to="/behorigheter" aria-current={here === 'permissions' ? 'page' : undefined}>{organisationText.tabs.permissions}</Link> : null}
      <Link to="/metoder" aria-current={here === 'methods' ? 'page' : undefined}>{organisationText.tabs.methods}</Link>
      <Link to="/kalender" aria-current={here === 'calendar' ? 'page' : undefined}>{organisationText.tabs.calendar}</Link>
    </nav>
  );
}
