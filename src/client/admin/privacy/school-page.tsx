import { useApp } from '../../app/app-context.ts';
import { Page } from '../../ui/page.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import { ErasePart } from './erase-part.tsx';
import { BackToDesk } from './parts.tsx';

/** What stands for the tenant in a request: the server takes the session's own. */
const ownTenant = '0'.repeat(24);

/** Erasing the whole school, when it leaves. */
export function SchoolPage() {
  const { t } = useAdminWords();
  const { launch } = useApp();
  const title = launch.screen.name === 'admin' ? launch.screen.console.tenant?.name : undefined;
  return (
    <Page title={title ?? t.privacy.school} above={<BackToDesk />}>
      <p>{t.privacy.eraseSchoolMeans}</p>
      <ErasePart scope={{ kind: 'tenant', id: ownTenant }} open={undefined} extra={[]} />
    </Page>
  );
}
