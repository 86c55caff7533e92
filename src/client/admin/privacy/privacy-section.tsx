import { Link, Route, Routes } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { CoursePage, CoursesPage } from './courses-page.tsx';
import { ErasurePage } from './erasure-page.tsx';
import { HoldsPage } from './holds-page.tsx';
import { InventoryPage } from './inventory-page.tsx';
import { PeopleSearch } from './people-search.tsx';
import styles from './privacy.module.css';
import { QueuePage } from './queue-page.tsx';
import { RecordPage } from './record-page.tsx';
import { RetentionPage } from './retention-page.tsx';
import { SchoolPage } from './school-page.tsx';

/** The privacy desk: a person to begin with, and the rest one step away. */
export function PrivacySection() {
  return (
    <Routes>
      <Route index element={<Desk />} />
      <Route path="people/:personId" element={<RecordPage />} />
      <Route path="courses" element={<CoursesPage />} />
      <Route path="courses/:courseId" element={<CoursePage />} />
      <Route path="requests" element={<QueuePage />} />
      <Route path="requests/:erasureId" element={<ErasurePage />} />
      <Route path="holds" element={<HoldsPage />} />
      <Route path="retention" element={<RetentionPage />} />
      <Route path="inventory" element={<InventoryPage />} />
      <Route path="school" element={<SchoolPage />} />
    </Routes>
  );
}

function Desk() {
  const { t } = useAdminWords();
  const places = [
    ['requests', t.privacy.queue],
    ['courses', t.privacy.courses],
    ['holds', t.privacy.holds],
    ['retention', t.privacy.retention],
    ['inventory', t.privacy.inventory],
    ['school', t.privacy.school],
  ] as const;
  return (
    <Page title={t.privacy.title}>
      <p>{t.privacy.intro}</p>
      <nav aria-label={t.privacy.places}>
        <ul className={styles['places']}>
          {places.map(([path, label]) => (
            <li key={path}>
              <Link to={`/privacy/${path}`}>{label}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <PeopleSearch />
    </Page>
  );
}
