import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './privacy.module.css';

/** What is searched for and the page, kept in the address so that going back finds it again. */
export function useSearch() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  return {
    search,
    page: Number(params.get('page') ?? '0') || 0,
    look: (wanted: string) => setParams(wanted ? { search: wanted } : {}, { replace: true }),
    turn: (page: number) =>
      setParams({ ...(search ? { search } : {}), page: String(page) }, { replace: true }),
  };
}

export function SearchForm({
  label,
  hint,
  value,
  onSearch,
}: {
  label: string;
  hint?: string;
  value: string;
  onSearch: (search: string) => void;
}) {
  const { t } = useAdminWords();
  const [typed, setTyped] = useState(value);
  return (
    <search>
      <form
        className={styles['search']}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <TextField
          type="search"
          label={label}
          {...(hint ? { hint } : {})}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit">{t.privacy.look}</Button>
      </form>
    </search>
  );
}
