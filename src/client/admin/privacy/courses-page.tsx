import { Link, useParams } from 'react-router';
import { toApiError } from '../../api/api-error.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import rows from '../ui/rows.module.css';
import { useAdminWords } from '../use-admin-words.ts';
import { ErasePart } from './erase-part.tsx';
import { HoldForm } from './hold-form.tsx';
import { BackToDesk, Pages, Part } from './parts.tsx';
import { SearchForm, useSearch } from './search-form.tsx';
import { useCourses, useHolds } from './use-privacy.ts';

/** Finds a course of the school. */
export function CoursesPage() {
  const { t, format } = useAdminWords();
  const { search, page, look, turn } = useSearch();
  const { data, error, refetch } = useCourses(search, page);
  return (
    <Page title={t.privacy.courses} above={<BackToDesk />}>
      <SearchForm label={t.privacy.searchCourse} value={search} onSearch={look} />
      {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.found.length === 0 && <Notice kind="info" sentence={t.privacy.noCourse} />}
      <ul className={rows['rows']}>
        {data?.found.map(({ id, title, createdAt }) => (
          <li key={id}>
            <span className={rows['what']}>
              <Link to={`/privacy/courses/${id}`}>{title ?? t.privacy.noTitle}</Link>
              <span className={rows['quiet']}>{t.privacy.since(format.day(createdAt.slice(0, 10)))}</span>
            </span>
          </li>
        ))}
      </ul>
      {data && <Pages page={page} hasMore={data.hasMore} onTurn={turn} />}
    </Page>
  );
}

/** Holding and erasing a course. */
export function CoursePage() {
  const { courseId = '' } = useParams();
  const { t } = useAdminWords();
  const { data, error, refetch } = useCourses(courseId, 0);
  const { list } = useHolds();
  const course = data?.found.find(({ id }) => id === courseId);
  const above = (
    <p>
      <ButtonLink kind="quiet" to="/privacy/courses">
        {t.privacy.courses}
      </ButtonLink>
    </p>
  );
  if (!course)
    return (
      <Page title={t.privacy.courses} above={above}>
        {error && <ErrorNotice error={toApiError(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && <Notice kind="info" sentence={t.privacy.noCourse} />}
      </Page>
    );
  const isHeld = list.data?.holds.some(({ scope, releasedAt }) => scope.id === courseId && !releasedAt);
  return (
    <Page title={course.title ?? t.privacy.noTitle} above={above}>
      <Part title={t.privacy.hold}>
        <HoldForm scope={{ kind: 'course', id: courseId }} isHeld={isHeld === true} />
      </Part>
      <ErasePart scope={{ kind: 'course', id: courseId }} open={undefined} extra={[]} />
    </Page>
  );
}
