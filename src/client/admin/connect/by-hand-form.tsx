import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { addConnectionApi, FamilyView } from '../../../features/connect/connect.contract.ts';
import { toApiError, type ApiError } from '../../api/api-error.ts';
import { useApp } from '../../app/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextField } from '../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { useKept } from '../../use-kept.ts';
import { useAdminWords } from '../use-admin-words.ts';
import { AddressField } from './address-field.tsx';
import styles from './connect.module.css';
import { DistrictField } from './district-field.tsx';
import { addressesFor, siteOf, type AddressName } from './typed-addresses.ts';
import { useScope } from './use-scope.ts';

const emptyFields = {
  tenantId: '',
  tenantName: '',
  name: '',
  pattern: '',
  site: '',
  clientId: '',
  deploymentId: '',
  isShared: '',
  issuer: '',
  authUrl: '',
  tokenUrl: '',
  jwksUrl: '',
  audience: '',
};
const tried = [
  ['issuer', 'issuer'],
  ['authUrl', 'auth'],
  ['tokenUrl', 'token'],
  ['jwksUrl', 'jwks'],
] as const;

/** What the LMS showed, typed in here. It is kept on the device until it is connected. */
export function ByHandForm({ known, lms }: { known: FamilyView; lms: string }) {
  const { t } = useAdminWords();
  const { isInstallation, keptUnder } = useScope();
  const { fields, change, clear } = useKept(`connect:${keptUnder}:${known.family}`, emptyFields);
  const pattern = known.patterns.find(({ id }) => id === fields.pattern) ?? known.patterns[0];
  const addresses = pattern && addressesFor(pattern, fields);
  const connecting = useConnect(clear);
  if (!pattern || !addresses) return null;
  const faults = connecting.error ? toApiError(connecting.error).faults : [];
  const faultOf = (path: string) =>
    faults.some((fault) => fault.path === path) ? faultWord(t.connect.faults, path) : undefined;
  const withFault = (path: string) => {
    const fault = faultOf(path);
    return fault === undefined ? {} : { fault };
  };
  const text = (name: keyof typeof emptyFields) => ({
    value: fields[name],
    maxLength: 255,
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ target }: { target: HTMLInputElement }) => change({ [name]: target.value }),
    ...withFault(name),
  });
  const submit = () => {
    const { tenantId, tenantName, name, clientId, deploymentId, site } = fields;
    connecting.mutate({
      family: known.family,
      name: name.trim() || tenantName.trim() || lms,
      clientId,
      ...addresses,
      audience: addresses.audience || undefined,
      deploymentId: deploymentId || undefined,
      site: siteOf(site) || undefined,
      isShared: fields.isShared !== '',
      ...(isInstallation ? { tenantId: tenantId || undefined, tenantName } : {}),
    });
  };
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!connecting.isPending) submit();
      }}
    >
      <h2>{t.connect.answersTitle(lms)}</h2>
      <p>{t.connect.answersIntro}</p>
      {isInstallation && <DistrictField district={fields} onChange={change} />}
      <TextField label={t.connect.name} hint={t.connect.nameHint} {...text('name')} />
      {known.patterns.length > 1 && (
        <Choice
          legend={t.connect.pattern}
          value={pattern.id}
          onChange={(id) => change({ pattern: id })}
          options={known.patterns.map(({ id }) => ({
            value: id,
            label: patternWord(t.connect.patterns, id),
          }))}
        />
      )}
      {pattern.asksSite && (
        <TextField
          label={t.connect.site}
          hint={t.connect.siteHint}
          required={asksFor(pattern, '{site}')}
          {...text('site')}
          inputMode="url"
        />
      )}
      <TextField label={t.connect.clientId} required {...text('clientId')} />
      <TextField
        label={t.connect.deploymentId}
        required={known.needsDeployment}
        hint={known.needsDeployment ? t.connect.deploymentWhole : t.connect.deploymentLater}
        {...text('deploymentId')}
      />
      {isInstallation && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={fields.isShared !== ''}
            onChange={({ target }) => change({ isShared: target.checked ? 'yes' : '' })}
          />
          {t.connect.shared}
        </label>
      )}
      {tried.map(([name, kind]) => (
        <AddressField
          key={name}
          label={t.connect[name]}
          kind={kind}
          value={addresses[name]}
          isFixed={!pattern.isOpen}
          isSameForAll={!pattern.isOpen && !pattern[name].includes('{')}
          fault={faultOf(name)}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {(pattern.audience !== undefined || pattern.isOpen) && (
        <Audience
          value={addresses.audience}
          onChange={(audience) => change({ audience })}
          fault={faultOf('audience')}
        />
      )}
      {connecting.error && <NotConnected error={toApiError(connecting.error)} />}
      <p>
        <Button kind="primary" type="submit" isBusy={connecting.isPending}>
          {connecting.isPending ? t.connect.connecting : t.connect.connect}
        </Button>
      </p>
    </form>
  );
}

/** Why it was not connected; what is wrong with a field stands below the field. */
function NotConnected({ error }: { error: ApiError }) {
  const { t } = useAdminWords();
  if (error.code === 'CONFLICT')
    return <Notice kind="error" sentence={t.connect.duplicate} action={t.connect.duplicateStep} />;
  if (error.faults.length > 0)
    return <Notice kind="error" sentence={t.connect.notYet} action={t.connect.notYetStep} />;
  return <ErrorNotice error={error} before={t.connect.notYet} />;
}

function Audience({
  value,
  fault,
  onChange,
}: {
  value: string;
  fault: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useAdminWords();
  return (
    <TextField
      label={t.connect.audience}
      value={value}
      {...(fault === undefined ? {} : { fault })}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Whether an address is made from this. */
function asksFor(pattern: FamilyView['patterns'][number], part: string): boolean {
  return tried.some(([name]) => pattern[name].includes(part));
}

function faultWord(words: Record<string, string>, path: string): string | undefined {
  return words[path] ?? words['address'];
}

function patternWord(words: Record<string, string>, id: string): string {
  return words[id] ?? id;
}

type Typed = {
  family: FamilyView['family'];
  name: string;
  clientId: string;
  deploymentId: string | undefined;
  site: string | undefined;
  isShared: boolean;
  tenantId?: string | undefined;
  tenantName?: string | undefined;
} & Record<Exclude<AddressName, 'audience'>, string> & { audience: string | undefined };

function useConnect(onConnected: () => void) {
  const { api } = useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Typed) =>
      api.call<typeof addConnectionApi>({ method: 'post', path: '/api/admin/connections', body }),
    onSuccess: async ({ connection }) => {
      onConnected();
      await queries.invalidateQueries({ queryKey: ['admin'] });
      await navigate(`/connect/check/${connection.id}`);
    },
  });
}
