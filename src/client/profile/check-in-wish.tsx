import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  askCheckInApi,
  ProfileView,
  withdrawCheckInApi,
} from '../../features/profiles/profile.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './profile.module.css';
import { useWords } from './words.ts';

/** "Please check in with me": one tap, private, taken back as easily. */
export function CheckInWish({ profile: { checkIn } }: { profile: ProfileView }) {
  const { t, format } = useWords();
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (wants: boolean) => {
      if (wants) await api.call<typeof askCheckInApi>({ method: 'put', path: '/api/profile/check-in' });
      else await api.call<typeof withdrawCheckInApi>({ method: 'delete', path: '/api/profile/check-in' });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['profile'] }),
  });
  return (
    <section className={styles['section']}>
      <h2>{t.profile.checkIn}</h2>
      <p className={styles['quiet']}>{t.profile.checkInHint}</p>
      {checkIn ? (
        <div className={styles['actions']}>
          <output>{t.profile.checkInAsked(format.when(checkIn.askedAt))}</output>
          <Button isBusy={isPending} onClick={() => mutate(false)}>
            {t.profile.checkInBack}
          </Button>
        </div>
      ) : (
        <p>
          <Button isBusy={isPending} onClick={() => mutate(true)}>
            {t.profile.checkIn}
          </Button>
        </p>
      )}
      {error && <ErrorNotice error={toApiError(error)} />}
    </section>
  );
}
