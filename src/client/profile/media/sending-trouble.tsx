import type { ApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import type { useSending } from './use-sending.ts';
import { useMediaWords } from './words.ts';

type Kind = 'picture' | 'voice';

/** Why a picture or a recording did not arrive, and what to do. */
export function SendingTrouble({
  kind,
  sending,
  onAgain,
}: {
  kind: Kind;
  sending: ReturnType<typeof useSending>['sending'];
  onAgain: (content: Blob) => void;
}) {
  const words = useMediaWords().t.ownMedia;
  if (sending.state === 'sending') return <output>{words.sending}</output>;
  if (sending.state === 'lost')
    return (
      <Notice kind="offline" sentence={words.lost} action={words.lostStep}>
        <Button onClick={() => onAgain(sending.content)}>{words.sendAgain}</Button>
      </Notice>
    );
  if (sending.state !== 'refused') return null;
  const told = wordsOf(sending.error, kind, words);
  if (!told) return <ErrorNotice error={sending.error} />;
  return <Notice kind="error" sentence={told[0]} action={told[1]} />;
}

function wordsOf(
  { code, rule }: ApiError,
  kind: Kind,
  words: ReturnType<typeof useMediaWords>['t']['ownMedia'],
): [string, string] | null {
  if (rule === 'MEDIA_NOT_ALLOWED') return [words.notAllowed, ''];
  if (rule === 'TOO_MANY_FILES') return [words.tooMany, words.tooManyStep];
  if (code === 'FILE_EMPTY') return [words.empty, words.emptyStep];
  if (code === 'FILE_TYPE_REFUSED') return [words.refused, words.refusedStep];
  if (code !== 'FILE_TOO_LARGE' && code !== 'BODY_TOO_LARGE') return null;
  return kind === 'picture' ? [words.tooLarge, words.tooLargeStep] : [words.tooLong, words.tooLongStep];
}
