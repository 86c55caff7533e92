import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import type { useMine } from './use-pathways.ts';

/** The next page of own pathways, while there is one. */
export function MoreOfMine({ mine }: { mine: ReturnType<typeof useMine> }) {
  const { t } = useLanguage();
  return (
    <>
      {mine.error && mine.hasMoreFailed && <ErrorNotice error={mine.error} />}
      {mine.more && (
        <p>
          <Button onClick={mine.more} isBusy={mine.isBusy}>
            {t.picker.more}
          </Button>
        </p>
      )}
    </>
  );
}
