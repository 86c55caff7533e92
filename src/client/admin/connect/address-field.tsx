import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { checkAddressApi } from '../../../features/connect/connect.contract.ts';
import { useApp } from '../../app/app-context.ts';
import { TextField } from '../../ui/field.tsx';
import { useAdminWords } from '../use-admin-words.ts';

const restMilliseconds = 700;

/** An address of the LMS that is tried as soon as the typing rests, with the reason when it is not right. */
export function AddressField({
  label,
  kind,
  value,
  fault,
  hint,
  isFixed = false,
  isSameForAll = false,
  onChange,
}: {
  label: string;
  kind: 'issuer' | 'auth' | 'token' | 'jwks';
  value: string;
  /** What the server said when it was sent. */
  fault: string | undefined;
  hint?: string;
  /** Not to be typed: made from other fields, or the same for everyone with this LMS. */
  isFixed?: boolean;
  isSameForAll?: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useAdminWords();
  const { api } = useApp();
  const rested = useRested(value.trim());
  const isRested = rested === value.trim() && rested !== '';
  const { data, isFetching } = useQuery({
    queryKey: ['admin', 'connect', 'address', kind, rested],
    queryFn: () =>
      api.call<typeof checkAddressApi>({
        method: 'post',
        path: '/api/admin/connection-addresses',
        body: { kind, url: rested },
      }),
    enabled: isRested,
    staleTime: 60_000,
    retry: false,
  });
  const isWrong = isRested && !isFetching && data !== undefined && data.code !== 'good';
  const wrong = isSameForAll ? t.connect.fixedUnreachable : data && t.connect.findings[data.code];
  const shownFault = fault ?? (isWrong ? wrong : undefined);
  // An issuer is a name: nothing is looked for there.
  const isFound = isRested && data?.code === 'good' && kind !== 'issuer';
  const found = isRested && isFetching ? t.connect.looking : isFound ? t.connect.findings.good : undefined;
  return (
    <TextField
      label={label}
      value={value}
      readOnly={isFixed}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      maxLength={2000}
      hint={found ?? (isSameForAll ? t.connect.fixed : (hint ?? ''))}
      {...(shownFault === undefined ? {} : { fault: shownFault })}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
