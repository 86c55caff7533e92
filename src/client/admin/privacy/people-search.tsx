import { Link } from 'react-router';
import { toApiError } from '../../api/api-error.ts';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { Pages, Part } from './parts.tsx';
import { SearchForm, useSearch } from './search-form.tsx';
import { useLearners } from './use-privacy.ts';

/** Finds a person of the school. */
export function PeopleSearch() {
  const { t } = useAdminWords();
  const { search, page, look, turn } = useSearch();
  const { data, error, refetch } = useLearners(search, page);
  return (
    <Part title={t.privacy.people}>
      <SearchForm label={t.privacy.search} hint={t.privacy.searchHint} value={search} onSearch={look} />
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.found.length === 0 && (
        <Notice kind="info" sentence={t.privacy.nobody} action={search ? t.privacy.nobodyStep : ''} />
      )}
      <ul className={rows['rows']}>
        {data?.found.map(({ id, name, number, isTestStudent }) => (
          <li key={id}>
            <span className={rows['what']}>
              <Link to={`/privacy/people/${id}`}>{name ?? t.privacy.learner(String(number))}</Link>
              {isTestStudent && <span className={rows['quiet']}>{t.privacy.testStudent}</span>}
            </span>
          </li>
        ))}
      </ul>
      {data && <Pages page={page} hasMore={data.hasMore} onTurn={turn} />}
    </Part>
  );
}
