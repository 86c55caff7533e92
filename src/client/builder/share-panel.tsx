import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { sharePathwayApi } from '../../features/pathways/pathway.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useSaveFile } from '../picker/use-pathways.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useBuilder } from './builder-context.ts';
import styles from './form.module.css';
import { useWords } from './words.ts';

type Sharing = 'private' | 'copy' | 'edit';

/** Who else of the school may build on a published pathway. */
export function SharePanel() {
  const { t } = useWords();
  const { api } = useApp();
  const { opened } = useBuilder();
  const announce = useAnnounce();
  const file = useSaveFile(opened.pathwayId);
  const [sharing, setSharing] = useState<Sharing>(opened.sharing);
  const { mutate, error } = useMutation({
    mutationFn: (wanted: Sharing) =>
      api.call<typeof sharePathwayApi>({
        method: 'put',
        path: '/api/pathways/:pathwayId/sharing',
        params: { pathwayId: opened.pathwayId },
        body: { sharing: wanted },
      }),
    onSuccess: (_, wanted) => {
      setSharing(wanted);
      announce(t.builder.shared);
    },
  });
  // There is something to share from the first version on.
  if (!opened.isOwner || opened.baseVersion === 0) return null;
  return (
    <div className={styles['form']}>
      <h3>{t.builder.shareTitle}</h3>
      <p className={styles['hint']}>{t.builder.shareHint}</p>
      <Choice
        legend={t.builder.shareLegend}
        options={(['private', 'copy', 'edit'] as const).map((value) => ({
          value,
          label: t.builder.sharings[value],
        }))}
        value={sharing}
        onChange={mutate}
      />
      <p>
        <Button onClick={file.run} isBusy={file.isBusy}>
          <Download aria-hidden size={18} /> {t.builder.saveFile}
        </Button>{' '}
        <output>{file.savedName !== undefined && t.builder.savedFile(file.savedName)}</output>
      </p>
      {file.error && <ErrorNotice error={file.error} />}
      {error && <ErrorNotice error={toApiError(error)} />}
    </div>
  );
}
