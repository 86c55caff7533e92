import type { UseMutationResult } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { toApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './test-launch-part.module.css';
import type { Family } from './use-desk.ts';

interface TestLaunch {
  until: string;
  seen: { link: boolean; picker: boolean; testStudent: boolean };
}

const order = ['picker', 'link', 'testStudent'] as const;

/** Asks for a few launches and ticks them off as they arrive. */
export function TestLaunchPart({
  family,
  testLaunch,
  starting,
}: {
  family: Family;
  testLaunch: TestLaunch | undefined;
  starting: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'error'>;
}) {
  const { t, format } = useAdminWords();
  const { connectCheck: words } = t;

  return (
    <section className={styles['part']}>
      <h2>{words.testTitle}</h2>
      <p>{words.testIntro}</p>
      {testLaunch && (
        <>
          <ol className={styles['places']} aria-live="polite">
            {order.map((place) => (
              <li key={place}>
                {testLaunch.seen[place] ? (
                  <CircleCheck aria-hidden size={20} className={styles['done']} />
                ) : (
                  <CircleDashed aria-hidden size={20} />
                )}
                <span>
                  {words.testSteps[place]}{' '}
                  <span className={styles['quiet']}>
                    {testLaunch.seen[place] ? words.testDone : words.testOpen}
                  </span>
                </span>
              </li>
            ))}
          </ol>
          <p className={styles['quiet']}>{words.testPlaces[family]}</p>
          <p className={styles['quiet']}>{words.testUntil(format.when(testLaunch.until))}</p>
        </>
      )}
      {starting.error && <ErrorNotice error={toApiError(starting.error)} />}
      <p>
        <Button
          kind={testLaunch ? 'secondary' : 'primary'}
          isBusy={starting.isPending}
          onClick={() => starting.mutate()}
        >
          {testLaunch ? words.testAgain : words.testStart}
        </Button>
      </p>
    </section>
  );
}
