import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { DirectoryView } from '../../../contract/directory.ts';
import type { BodyId, UnitId } from '../../../domain/identity.ts';
import { roles, type Place, type Role } from '../../../domain/organisation/organisation.ts';
import { directoryText } from '../../../text/screenDirectory.ts';
import { organisationText, roleWords } from '../../../text/screenOrganisation.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { organisationQuery } from './organisationQueries.ts';

/** A key is named, made, and shown once. */
export function KeyDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (view: DirectoryView) => void }): ReactElement {
  const [name, setName] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const act = async (): Promise<void> => {
    const made = await call('directory.makeKey', { id: newId(), name: name.trim() });
    setKey(made.key);
    onMade(made.view);
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    toast({ words: directoryText.copied });
    say(directoryText.copied);
  };
  if (key !== null) {
    return (
      <Dialog title={directoryText.keyMade} onClose={onClose}>
        <Field label={directoryText.keyLabel} hint={directoryText.keyOnce}>{(parts) => <input {...parts} className="directory-key" type="text" readOnly value={key} onFocus={(event) => event.target.select()} />}</Field>
        <div className="row"><button type="button" className="btn btn-main" onClick={() => void copy(key)}>{directoryText.copy}</button><button type="button" className="btn" onClick={onClose}>{directoryText.close}</button></div>
      </Dialog>
    );
  }
  return (
    <FormDialog title={directoryText.addKey} button={directoryText.addKey} stopped={name.trim() === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={directoryText.keyName} hint={directoryText.keyNameHint} stop={tried && name.trim() === '' ? directoryText.nameMissing : null}>{(parts) => <input {...parts} type="text" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

export function RevokeDialog({ id, name, onClose, onDone }: { readonly id: string; readonly name: string; readonly onClose: () => void; readonly onDone: (view: DirectoryView) => void }): ReactElement {
  return <FormDialog title={directoryText.revokeTitle(name)} lead={directoryText.revokeWhy} button={directoryText.revoke} stopped={false} onClose={onClose} onAct={async () => onDone(await call('directory.revokeKey', { id }))}>{() => null}</FormDialog>;
}

export function RoleDialog({ group, onClose, onDone }: { readonly group: DirectoryView['groups'][number]; readonly onClose: () => void; readonly onDone: (view: DirectoryView) => void }): ReactElement {
  const { bodies, units } = useSuspenseQuery(organisationQuery).data;
  const [role, setRole] = useState<Role>('employee');
  const [place, setPlace] = useState('municipality');
  const [confirmed, setConfirmed] = useState(false);
  const stopped = role === 'administrator' && !confirmed;
  const act = async (): Promise<void> => onDone(await call('directory.addRole', { id: newId(), groupId: group.id, role, place: placeFrom(place), confirmed: role === 'administrator' && confirmed }));
  return (
    <FormDialog title={directoryText.addRoleTo(group.name)} lead={directoryText.members(group.members)} button={directoryText.addRole} stopped={stopped} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={directoryText.role}>{(parts) => <select {...parts} value={role} onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? 'employee')}>{roles.map((one) => <option key={one} value={one}>{roleWords[one]}</option>)}</select>}</Field>
          <Field label={directoryText.place}>
            {(parts) => (
              <select {...parts} value={place} onChange={(event) => setPlace(event.target.value)}>
                <option value="municipality">{directoryText.municipality}</option>
                <optgroup label={organisationText.bodies}>{bodies.map((body) => <option key={body.id} value={`body ${body.id}`}>{body.name}</option>)}</optgroup>
                <optgroup label={organisationText.units}>{units.map((unit) => <option key={unit.id} value={`unit ${unit.id}`}>{unit.name}</option>)}</optgroup>
              </select>
            )}
          </Field>
          {role === 'administrator' ? (
            <label className="directory-check"><input type="checkbox" checked={confirmed} aria-invalid={tried && !confirmed ? true : undefined} onChange={(event) => setConfirmed(event.target.checked)} /> <span>{directoryText.administrator}{tried && !confirmed ? <span className="urgent directory-missing">{directoryText.administratorMissing}</span> : null}</span></label>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

function placeFrom(words: string): Place {
  const [kind, id = ''] = words.split(' ');
  if (kind === 'body') return { kind, id: id as BodyId };
  return kind === 'unit' ? { kind, id: id as UnitId } : { kind: 'municipality' };
}
